// Stands before everything else in the service worker. A page's policy does not reach a worker that is loaded by
// address, and a plain static host may send no headers: so the worker itself refuses every other origin.
{
  const outside = self.fetch.bind(self);
  const isOwn = (input) => {
    const { origin, protocol } = new URL(input instanceof Request ? input.url : String(input), self.location.href);
    return origin === self.location.origin || protocol === "blob:" || protocol === "data:";
  };
  self.fetch = (input, init) =>
    isOwn(input) ? outside(input, init) : Promise.reject(new TypeError("requests to other origins are refused"));
  for (const name of ["WebSocket", "WebTransport", "EventSource", "XMLHttpRequest"]) delete self[name];
}
