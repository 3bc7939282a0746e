/** A small static server: for `npm start`, the tests and the benchmark. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

export interface ServeOptions {
  readonly root: string;
  /** Path under which the folder is served, "/" or like "/a/b/". */
  readonly base?: string;
  /** 0: any free port. */
  readonly port?: number;
  /** As plain hosts do that know neither .wasm nor .parquet. */
  readonly octetStream?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a folder on this machine only. Rejects where the port is taken. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { root, base = "/", port = 0, octetStream = false, headers = {} } = options;

  const resolve = async (address: string): Promise<string | null> => {
    const path = decodeURIComponent(new URL(address, "http://localhost").pathname);
    if (!path.startsWith(base)) return null;
    const file = normalize(join(root, path.slice(base.length) || "index.html"));
    if (!file.startsWith(normalize(root) + sep)) return null;
    const found = await stat(file).catch(() => null);
    return found?.isFile() ? file : null;
  };
  const typeOf = (file: string): string => {
    const extension = extname(file);
    if (octetStream && extension === ".wasm") return "application/octet-stream";
    return MEDIA_TYPES[extension] ?? "application/octet-stream";
  };

  const server = createServer((request, response) => {
    resolve(request.url ?? "/").then(
      (file) => {
        if (file === null) {
          response.writeHead(404, { "content-type": "text/plain" }).end("not found");
          return;
        }
        response.writeHead(200, { "content-type": typeOf(file), "cache-control": "no-cache", ...headers });
        createReadStream(file)
          .on("error", (error) => response.destroy(error))
          .pipe(response);
      },
      () => response.writeHead(400, { "content-type": "text/plain" }).end("bad address"),
    );
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).listen(port, "127.0.0.1", listening);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://localhost:${address.port}${base}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
