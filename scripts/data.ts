import { fileURLToPath } from "node:url";
import { buildData } from "./data/build.ts";

const inProject = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const written = await buildData(inProject("data"), inProject("public/data"));
for (const { file, bytes } of written) console.log(`public/data/${file}  ${bytes} bytes`);
