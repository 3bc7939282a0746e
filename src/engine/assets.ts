import { EngineError } from "./types.ts";

/** What the single-file build marks embedded files with: base64 of gzip, keyed by the path in the built folder. */
const EMBEDDED = "script[data-asset]";

const fileName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

function embedded(path: string): string | null {
  // By its last part: inside one file the address of the code is the page's, so folders before it say nothing.
  for (const element of document.querySelectorAll<HTMLElement>(EMBEDDED)) {
    if (fileName(element.dataset.asset ?? "") === fileName(path)) return element.textContent;
  }
  return null;
}

/** Whether a file of the app is inside the page itself, and not beside it. */
export const isInside = (path: string): boolean => embedded(path) !== null;

async function unpack(base64: string): Promise<Response> {
  const packed = await fetch(`data:application/gzip;base64,${base64.trim()}`);
  return new Response(packed.body?.pipeThrough(new DecompressionStream("gzip")));
}

/**
 * The bytes of a file that belongs to the app, from the page itself or from beside it: the one door for WebAssembly
 * and bundled data. Bytes, because a server may not know the types of these files.
 * @param path relative to the page, or the address that the bundler gave
 * @throws EngineError `unsupported`, naming the file
 */
export async function loadAsset(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const inside = embedded(path);
  try {
    const response = inside === null ? await fetch(new URL(path, document.baseURI)) : await unpack(inside);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new EngineError("unsupported", `${path}: ${reason}`, { cause: thrown });
  }
}
