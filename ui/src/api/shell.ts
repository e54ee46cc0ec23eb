import { ApiError } from "./error";
import type { Purpose, Reading, ShellCommands, Startup } from "./generated/shell";
import { host } from "./host";
import { seat } from "./seat";

/** What a system's dialog is opened for; the window decides from it what can be chosen. */
export type { Purpose, Reading, Startup };
export { MENU_ACTIONS } from "./generated/shell";

async function shell<Name extends keyof ShellCommands>(
  command: Name,
  request: ShellCommands[Name]["request"],
): Promise<ShellCommands[Name]["response"]> {
  try {
    return (await host().invoke(command, seat.caller(), request)) as ShellCommands[Name]["response"];
  } catch (thrown) {
    throw ApiError.from(thrown);
  }
}

/** The workspace named at the start of the program, given once, and the language of the session. */
export const startup = () => shell("shell_startup", {});

/** Paths that the person chose; none when they cancelled. Paths come from there only and are handed on as they are. */
export async function choose(purpose: Purpose, title: string, name: string | null = null): Promise<string[]> {
  return (await shell("shell_choose", { purpose, title, name })).paths;
}

/** Tells the native menu which language is spoken and what can be done now. */
export const tellMenu = (language: Startup["language"], actions: string[]) =>
  shell("shell_menu", { language, actions });

/** Hands a document or a paper to the reader of the system. */
export const openOutside = (id: string) => shell("shell_open_document", { id });

/** Shows an exported file in its folder. */
export const reveal = (path: string) => shell("shell_reveal", { path });

/** Shows the documents of a dossier in a second window, which is opened where there is none. */
export const showReader = (reading: Reading) => shell("shell_reader_show", reading);

/** What the second window is to show, as it begins. */
export const readerShown = () => shell("shell_reader_shown", {});

/** Closes the second window. */
export const closeReader = () => shell("shell_reader_close", {});
