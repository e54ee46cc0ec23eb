import { useState } from "react";
import { choose, invalidate, type ReturnWritten, useCommand } from "~/api";
import { useReport } from "~/components";
import { useI18n } from "~/i18n";
import { sendWhatWaits } from "../shared/useAutosave";

/** Writes the return of a copy at home into a folder that its member chooses. */
export function useGiveBack() {
  const { t } = useI18n();
  const write = useCommand("return_write", useReport());
  const [written, setWritten] = useState<ReturnWritten | null>(null);
  /** Asks for the folder; what is to be done before the return is done once one is chosen, and tells whether the return may follow. */
  async function giveBack(before?: () => Promise<boolean>) {
    await sendWhatWaits();
    const [folder] = await choose("export_folder", t("home.return.where"));
    if (!folder || (before && !(await before()))) return;
    const done = await write.run({ path: folder });
    if (!done) return;
    // What the copy says of its returns follows from it, though no row of the record does.
    invalidate(["home"]);
    setWritten(done);
  }
  return { giveBack, written, running: write.running, forget: () => setWritten(null) };
}
