import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * The real program in a window of its own, with hands: a virtual display, WebKit's WebDriver, and a home that is thrown away.
 */
export interface Hands {
  /** Runs a script in the page; `arguments` are there. */
  run<T>(script: string, ...given: unknown[]): Promise<T>;
  /** Waits until a script returns true. */
  until(what: string, script: string): Promise<void>;
  /** Clicks the first thing that can be clicked at an XPath. */
  click(path: string): Promise<void>;
  /** Presses keys together; control characters are WebDriver's. */
  keys(...keys: string[]): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** Loads the page anew; a script that does so may never be answered. */
  reload(): Promise<void>;
  /** What the window shows, as a PNG. */
  picture(): Promise<Buffer>;
  /** Turns to the window that was opened last, once there are so many of them. */
  turnToLast(count: number): Promise<void>;
}

const PATIENCE = 20_000;
export const KEY = {
  control: "\uE009",
  enter: "\uE007",
  escape: "\uE00C",
  home: "\uE011",
  down: "\uE015",
  tab: "\uE004",
  f9: "\uE039",
};
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Starts the program, hands it over, and ends whatever was started. The answers to its file dialogs lie ready, one list of paths for each. */
export async function inWindow(
  program: string,
  args: string[],
  work: (hands: Hands) => Promise<void>,
  answers: readonly (readonly string[])[] = [],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "palmares-window-"));
  writeFileSync(join(folder, "dialogs"), answers.map((paths) => `${paths.join("\t")}\n`).join(""));
  const started: ChildProcess[] = [];
  try {
    const display = await startDisplay(started);
    const port = await freePort();
    startDriver(started, folder, display, port);
    const session = await open(port, program, args);
    try {
      await work(hands(session));
    } finally {
      await call("DELETE", session).catch(() => undefined);
    }
  } finally {
    // Each leads a group of its own, which ends with it: the program may outlive its session.
    for (const { pid } of started.reverse()) if (pid) process.kill(-pid, "SIGTERM");
    await pause(300);
    rmSync(folder, { recursive: true, force: true });
  }
}

function startDisplay(started: ChildProcess[]): Promise<string> {
  const size = ["-screen", "0", "1400x1000x24", "-nolisten", "tcp"];
  const display = spawn("Xvfb", ["-displayfd", "1", ...size], {
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
  });
  started.push(display);
  return new Promise((named, failed) => {
    display.once("error", failed);
    display.stdout.once("data", (line) => named(`:${String(line).trim()}`));
  });
}

function startDriver(started: ChildProcess[], folder: string, display: string, port: number): void {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    DISPLAY: display,
    LANG: "fr_FR.UTF-8",
    TZ: "Europe/Paris",
  };
  Object.assign(env, { TAURI_WEBVIEW_AUTOMATION: "true", GTK_A11Y: "none", NO_AT_BRIDGE: "1" });
  env.DBUS_SESSION_BUS_ADDRESS = "disabled:";
  env.PALMARES_TEST_DIALOG = join(folder, "dialogs");
  const homes = {
    HOME: "home",
    XDG_DATA_HOME: "home/data",
    XDG_CONFIG_HOME: "home/config",
    XDG_CACHE_HOME: "home/cache",
  };
  for (const [name, below] of Object.entries({ ...homes, XDG_RUNTIME_DIR: "run", TMPDIR: "tmp" })) {
    env[name] = join(folder, below);
    mkdirSync(join(folder, below), { recursive: true, mode: 0o700 });
  }
  started.push(spawn("WebKitWebDriver", [`--port=${port}`], { detached: true, stdio: "ignore", env }));
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function call<T>(method: string, address: string, body?: unknown): Promise<T> {
  const signal = AbortSignal.timeout(2 * PATIENCE);
  const answer = await fetch(address, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
    signal,
  });
  const { value } = (await answer.json()) as { value: T & { message?: string } };
  if (!answer.ok) throw new Error(`${method} ${address}: ${value.message}`);
  return value;
}

async function open(port: number, program: string, args: string[]): Promise<string> {
  const base = `http://127.0.0.1:${port}/session`;
  const options = { "webkitgtk:browserOptions": { binary: program, args } };
  for (const deadline = Date.now() + PATIENCE; ; await pause(100)) {
    try {
      const made = await call<{ sessionId: string }>("POST", base, {
        capabilities: { alwaysMatch: options },
      });
      return `${base}/${made.sessionId}`;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

function hands(session: string): Hands {
  const run = <T>(script: string, ...given: unknown[]) =>
    call<T>("POST", `${session}/execute/sync`, { script, args: given });
  const trying = async (what: string, attempt: () => Promise<boolean>) => {
    for (const deadline = Date.now() + PATIENCE; ; await pause(50)) {
      const done = await attempt().catch(() => false);
      if (done) return;
      if (Date.now() > deadline) {
        const text = await run<string>("return document.body.innerText").catch(String);
        throw new Error(`waited in vain: ${what}\n${text.slice(0, 2000)}`);
      }
    }
  };
  return {
    run,
    until: (what, script) => trying(what, async () => (await run(script)) === true),
    click: (path) =>
      trying(path, async () => {
        const found = await call<Record<string, string>>("POST", `${session}/element`, {
          using: "xpath",
          value: path,
        });
        await call("POST", `${session}/element/${Object.values(found)[0]}/click`, {});
        return true;
      }),
    keys: (...keys) => {
      const actions = [
        ...keys.map((value) => ({ type: "keyDown", value })),
        ...keys.toReversed().map((value) => ({ type: "keyUp", value })),
      ];
      return call("POST", `${session}/actions`, { actions: [{ type: "key", id: "keyboard", actions }] });
    },
    resize: (width, height) => call("POST", `${session}/window/rect`, { x: 0, y: 0, width, height }),
    reload: () => call("POST", `${session}/refresh`, {}),
    turnToLast: (count) =>
      trying(`${count} windows`, async () => {
        const windows = await call<string[]>("GET", `${session}/window/handles`);
        const here = await call<string>("GET", `${session}/window`);
        const other = windows.find((one) => one !== here);
        if (windows.length !== count || !other) return false;
        await call("POST", `${session}/window`, { handle: other });
        return true;
      }),
    picture: async () => Buffer.from(await call<string>("GET", `${session}/screenshot`), "base64"),
  };
}
