import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { plugins, sourceAlias } from "./vite.shared.ts";

const page = (name: string) => fileURLToPath(new URL(`./tests/pages/${name}.html`, import.meta.url));

/** The same pages over fixtures, for the tests in a browser engine. Nothing of it is in the application's own build. */
export default defineConfig({
  root: fileURLToPath(new URL("./tests/pages", import.meta.url)),
  plugins,
  resolve: { alias: sourceAlias },
  clearScreen: false,
  logLevel: "warn",
  build: {
    target: "safari18",
    outDir: fileURLToPath(new URL("./dist-pages", import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: { index: page("index"), gallery: page("gallery") } },
  },
});
