import { createServer, type Server } from "node:http";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".pdf": "application/pdf",
};

/** The policy of the window, word for word but for its schemes; what breaks it here would break there. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'nonce-pages'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Serves the built pages, and documents under `/documents/` with ranges as the window's own protocol does. */
export async function serve(folder: string, documents: string): Promise<{ server: Server; url: string }> {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent((request.url ?? "/").split("?")[0] ?? "/")).replace(
      /^(\.\.[/\\])+/,
      "",
    );
    const file = path.startsWith("/documents/")
      ? join(documents, path.slice("/documents/".length))
      : join(folder, path);
    try {
      const { size } = await stat(file);
      const headers: Record<string, string> = {
        "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
        "Content-Security-Policy": POLICY,
        // Their names change with their content; they are compiled once for all places.
        ...(path.includes("/assets/") ? { "Cache-Control": "public, max-age=3600, immutable" } : {}),
      };
      const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
      if (!range || size === 0) {
        response.writeHead(200, headers).end(await readFile(file));
        return;
      }
      const [first, last] = [Number(range[1]), Math.min(Number(range[2]), size - 1)];
      headers["Content-Range"] = `bytes ${first}-${last}/${size}`;
      response.writeHead(206, headers);
      createReadStream(file, { start: first, end: last }).pipe(response);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { server, url: `http://127.0.0.1:${address.port}` };
}
