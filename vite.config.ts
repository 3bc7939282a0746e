import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { FOLDER_POLICY, SINGLE_FILE_POLICY } from "./scripts/csp.ts";
import { singleFile } from "./scripts/single-file.ts";

/** Puts the policy before everything else in the page: what stands above a policy is not under it. */
const contentSecurityPolicy = (policy: string): Plugin => ({
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: (html) =>
    html.replace(
      /<meta charset="utf-8" ?\/?>/i,
      (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    ),
});

const icon = (href: string): Plugin => ({
  name: "icon",
  transformIndexHtml: () => [{ tag: "link", attrs: { rel: "icon", type: "image/svg+xml", href }, injectTo: "head" }],
});

/** The first results are fetched beside the code that draws them, not after it. */
const preloadStart: Plugin = {
  name: "preload-start",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "link",
      attrs: { rel: "preload", as: "fetch", href: "./data/start.json", crossorigin: "" },
      injectTo: "head",
    },
  ],
};

/** What the first chart needs, in two files rather than twenty: each request costs a cold start its share. */
const CHUNKS = {
  groups: [
    { name: "charts", tags: ["$initial" as const], test: /node_modules[\\/](echarts|zrender)/, priority: 1 },
    { name: "start", tags: ["$initial" as const] },
  ],
};

/** DuckDB-WASM alone is 34 MB; everything has to be there when the network is not. */
const MAX_CACHED_FILE = 50 * 1024 * 1024;

const offline = VitePWA({
  // A new version waits until every page of the old one is closed: nothing changes under a person's hands.
  registerType: "prompt",
  // The app registers the worker itself, after its first draw: caching must not compete with it.
  injectRegister: null,
  workbox: {
    importScripts: ["offline-guard.js"],
    globPatterns: ["**/*.{js,css,html,wasm,parquet,json,svg,png,woff2}"],
    maximumFileSizeToCacheInBytes: MAX_CACHED_FILE,
    clientsClaim: true,
    skipWaiting: false,
    navigateFallback: null,
  },
  manifest: {
    name: "赛析 Contest Lens",
    short_name: "赛析",
    lang: "zh-CN",
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: "#ffffff",
    theme_color: "#1f5fbf",
    icons: [{ src: "icon.svg", sizes: "any", type: "image/svg+xml" }],
  },
});

export default defineConfig(({ mode }) =>
  mode === "single"
    ? {
        base: "./",
        plugins: [
          react(),
          contentSecurityPolicy(SINGLE_FILE_POLICY),
          icon("data:,"),
          singleFile("contest-lens.html", "public"),
        ],
        build: {
          outDir: "dist-single",
          copyPublicDir: false,
          cssCodeSplit: false,
          assetsInlineLimit: 0,
          modulePreload: false,
          chunkSizeWarningLimit: 5000,
          rolldownOptions: { output: { codeSplitting: false } },
        },
      }
    : {
        // Relative addresses: the built folder works in any sub-path.
        base: "./",
        plugins: [react(), contentSecurityPolicy(FOLDER_POLICY), icon("./icon.svg"), preloadStart, offline],
        build: {
          assetsInlineLimit: 0,
          chunkSizeWarningLimit: 1500,
          rolldownOptions: { output: { codeSplitting: CHUNKS } },
        },
      },
);
