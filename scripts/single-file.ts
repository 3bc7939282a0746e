import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** What embedded files are marked with; read by src/engine/assets.ts. */
const MARK = "data-asset";

const textOf = (source: string | Uint8Array): string =>
  typeof source === "string" ? source : new TextDecoder().decode(source);

/** A closing tag inside a script would end it; in strings, templates and patterns the escape means the same. */
const insideScript = (code: string): string => code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");

/** Base64 of gzip: a third of the size, and every browser of the last years can unpack it. */
const embedded = (path: string, bytes: string | Uint8Array): string =>
  `<script type="application/gzip" ${MARK}="${path}">${gzipSync(bytes, { level: 9 }).toString("base64")}</script>`;

function filesBelow(folder: string, prefix = ""): readonly string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });
}

/**
 * Puts everything into the one HTML file, named `fileName`: code and styles inline, every other file (those that the
 * build emits and `public/data`) as a script that no browser runs, keyed by its path in the folder that
 * `vite build` would have made.
 */
export function singleFile(fileName: string, publicFolder: string): Plugin {
  return {
    name: "single-file",
    apply: "build",
    generateBundle: {
      // After Vite has written the last of the code and of the page.
      order: "post",
      handler(_options, bundle) {
        const html = bundle["index.html"];
        if (html?.type !== "asset") throw new Error("single file: the build has no index.html");
        let page = textOf(html.source);
        const files: string[] = [];
        for (const [path, output] of Object.entries(bundle)) {
          if (output === html) continue;
          delete bundle[path];
          const name = basename(path).replaceAll(".", "\\.");
          if (output.type === "chunk") {
            const tag = new RegExp(`<script type="module"[^>]*src="[^"]*${name}"[^>]*></script>`);
            if (!tag.test(page)) throw new Error(`single file: the page does not start ${path}`);
            page = page.replace(tag, "");
            // At the end: embedded files must be there before the program looks for them.
            files.push(`<script type="module">${insideScript(output.code)}</script>`);
          } else if (path.endsWith(".css")) {
            const tag = new RegExp(`<link rel="stylesheet"[^>]*href="[^"]*${name}"[^>]*>`);
            page = page.replace(tag, () => `<style>${textOf(output.source)}</style>`);
          } else if (!path.endsWith(".map")) {
            files.unshift(embedded(path, output.source));
          }
        }
        for (const path of filesBelow(join(publicFolder, "data"), "")) {
          files.unshift(embedded(`data/${path}`, readFileSync(join(publicFolder, "data", path))));
        }
        html.source = page.replace("</body>", () => `${files.join("\n")}\n</body>`);
        html.fileName = fileName;
      },
    },
  };
}
