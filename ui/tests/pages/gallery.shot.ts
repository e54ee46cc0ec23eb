import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./server.ts";

// Draws the gallery of parts in both themes, to be looked at.
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { server, url } = await serve(here("../../dist-pages"), here("."));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
for (const theme of ["light", "dark"] as const) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 2600 }, colorScheme: theme });
  page.on("console", (message) => console.log(message.type(), message.text()));
  page.on("pageerror", (error) => console.log("error", error.message));
  await page.goto(`${url}/gallery.html`);
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${process.argv[2] ?? "."}/gallery-${theme}.png` });
  await page.close();
}
await browser.close();
server.close();
