import { defineConfig } from "vitest/config";
import { plugins, sourceAlias } from "./vite.shared.ts";

export default defineConfig({
  plugins,
  resolve: { alias: sourceAlias },
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  build: {
    // The engine of the window is WebKitGTK 2.50.
    target: "safari18",
    // The content security policy allows fonts and styles as files of our own only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    license: true,
    rolldownOptions: {
      treeshake: {
        // The list of components only passes names on. Otherwise every screen, the first one too, would load all of them.
        moduleSideEffects: [{ test: /\/src\/components\/index\.ts$/, sideEffects: false }],
      },
      output: {
        // What the first screen loads comes in one piece: each file is a question that the program answers between two paintings.
        codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] },
      },
    },
  },
  test: {
    // A file that needs a document says so on its first line; the others start ten times faster without one.
    environment: "node",
    setupFiles: ["src/test/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: { modules: { classNameStrategy: "non-scoped" } },
    restoreMocks: true,
  },
});
