import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import type { Plugin, PluginOption } from "vite";

const pdfjs = fileURLToPath(new URL("./node_modules/pdfjs-dist/", import.meta.url));

/** What pdf.js fetches while it draws: character maps, the standard fonts, colour profiles, decoders without WebAssembly. */
function pdfAssets(): Map<string, string> {
  const folders: [string, (name: string) => boolean][] = [
    ["cmaps", (name) => name.endsWith(".bcmap")],
    ["standard_fonts", (name) => !name.startsWith("LICENSE")],
    ["iccs", (name) => name.endsWith(".icc")],
    ["wasm", (name) => name.endsWith("_fallback.js")],
  ];
  const files = new Map<string, string>();
  for (const [folder, wanted] of folders) {
    for (const name of readdirSync(`${pdfjs}${folder}`).filter(wanted)) {
      files.set(`pdfjs/${folder}/${name}`, `${pdfjs}${folder}/${name}`);
    }
  }
  return files;
}

/** Serves these files under `/pdfjs/`, in the built page and in the development server alike. */
function pdfAssetsPlugin(): Plugin {
  const files = pdfAssets();
  return {
    name: "palmares-pdf-assets",
    generateBundle() {
      for (const [fileName, path] of files) {
        this.emitFile({ type: "asset", fileName, source: readFileSync(path) });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = files.get((request.url ?? "").slice(1).split("?")[0] ?? "");
        if (path && existsSync(path)) createReadStream(path).pipe(response);
        else next();
      });
    },
  };
}

export const sourceAlias = { "~": fileURLToPath(new URL("./src", import.meta.url)) };

export const plugins: PluginOption[] = [
  { ...optimizeLocales.vite({ locales: ["fr-FR", "en-US"] }), enforce: "pre" },
  react(),
  pdfAssetsPlugin(),
];
