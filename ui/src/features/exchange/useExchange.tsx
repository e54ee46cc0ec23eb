import { type ReactNode, useState } from "react";
import { ApiError, call, choose, reveal, useCommand } from "~/api";
import { useWorkspace } from "~/app/workspace";
import { toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { sendWhatWaits } from "../shared/useAutosave";
import { type Chosen, TakeDialog } from "./TakeDialog";
import { WriteDialog } from "./WriteDialog";

export interface Exchange {
  makeCopy(): void;
  writeChanges(): void;
  takeChanges(): void;
  /** What is asked above the page meanwhile. */
  dialogs: ReactNode;
}

/** Working copies: making one, writing what was done in it, taking that back into the reference copy. */
export function useExchange(): Exchange {
  const { t } = useI18n();
  const { info } = useWorkspace();
  const report = useReport();
  const copy = useCommand("copy_make", report);
  const [writing, setWriting] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);

  /** Everything typed is in the workspace before it is copied or compared. */
  async function settled(work: () => Promise<void>) {
    try {
      await sendWhatWaits();
      await work();
    } catch (thrown) {
      report(ApiError.from(thrown));
    }
  }
  async function makeCopy() {
    const name = t("exchange.copy.name", { name: info.name });
    const [path] = await choose("copy_to", t("exchange.copy.where"), `${name}.palmares`);
    const made = path ? await copy.run({ path }) : null;
    if (!made) return;
    toast({
      tone: "success",
      title: t("exchange.copied"),
      text: t("exchange.copiedText"),
      action: { label: t("exchange.reveal"), run: () => void reveal(made.path).catch(report) },
    });
  }
  async function takeChanges() {
    const [path] = await choose("changes_from", t("exchange.take.where"));
    if (path) setChosen({ path, plan: await call("changes_plan", { path }) });
  }
  return {
    makeCopy: () => void settled(makeCopy),
    writeChanges: () => void settled(async () => setWriting(true)),
    takeChanges: () => void settled(takeChanges),
    dialogs: (
      <>
        {writing ? <WriteDialog onClose={() => setWriting(false)} /> : null}
        {chosen ? <TakeDialog chosen={chosen} onClose={() => setChosen(null)} /> : null}
      </>
    ),
  };
}
