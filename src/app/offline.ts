/**
 * Has the browser keep a copy of the whole app, so that it opens without a network the next time. Only over https or
 * on this machine: over plain http on an intranet, and from disk, there are no service workers.
 */
export async function keepOffline(): Promise<void> {
  if (!import.meta.env.PROD || !window.isSecureContext || !location.protocol.startsWith("http")) return;
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(new URL("sw.js", document.baseURI));
  } catch (error) {
    // A browser may forbid it (private windows, an office's policy); everything but offline use works all the same.
    console.info("offline use is not available", error);
  }
}
