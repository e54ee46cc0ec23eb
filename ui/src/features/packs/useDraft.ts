import { ApiError, type DraftWriteRequest, reveal, useCommand } from "~/api";
import { useReport } from "~/components";

/** Writes mails that are ready to be sent, and shows where they lie. */
export function useDraft() {
  const report = useReport();
  const command = useCommand("draft_write", report);
  async function write(drafts: readonly DraftWriteRequest[]) {
    let first: string | null = null;
    for (const draft of drafts) {
      const written = await command.run(draft);
      // What went wrong is told; what is written stays.
      if (!written) break;
      first ??= written.path;
    }
    if (first) await reveal(first).catch((thrown) => report(ApiError.from(thrown)));
  }
  return { write, running: command.running };
}

/** The folder in which a file lies. */
export function folderOf(path: string): string {
  const end = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return path.slice(0, Math.max(end, 1));
}
