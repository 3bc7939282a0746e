import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  // Relative addresses: the built folder works in any sub-path.
  base: "./",
  plugins: [react()],
});
