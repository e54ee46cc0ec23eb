import { BellRing, FileInput, PackageOpen, Printer, Send } from "lucide-react";
import { useState } from "react";
import { ApiError, choose, useQuery } from "~/api";
import { useActions } from "~/app/actions";
import { Button, EmptyState, ErrorState, LoadingState, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { PrintDialog } from "../scoring/paper/PrintDialog";
import { sendWhatWaits } from "../shared/useAutosave";
import { canMake, chosenOf } from "./circulation";
import { MakingDialog } from "./MakingDialog";
import styles from "./Packs.module.css";
import { PacksTable } from "./PacksTable";
import { usePackActs } from "./PackActs";
import { RemindDialog } from "./RemindDialog";
import { TermMenu } from "./TermMenu";
import { useMaking } from "./useMaking";

/** What members take home to score: made here, followed here, taken back here. */
export function PacksTab({ callId, editable }: { callId: string; editable: boolean }) {
  const { t } = useI18n();
  const report = useReport();
  const acts = usePackActs();
  const query = useQuery("pack_list", { call_id: callId });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [reminding, setReminding] = useState(false);
  const [printing, setPrinting] = useState(false);
  const { making, make, stop, close } = useMaking(callId);
  const members = query.data?.members ?? [];
  const wanted = chosenOf(members, ticked).filter(canMake);
  const owing = members.filter(({ owing }) => owing);
  async function prepare() {
    try {
      await sendWhatWaits();
      const [folder] = await choose("export_folder", t("packs.make.where"));
      if (folder) await make(wanted, folder);
    } catch (thrown) {
      report(ApiError.from(thrown));
    }
  }
  useActions([
    {
      id: "packs.make",
      label: t("packs.make"),
      section: "section.committee",
      icon: Send,
      isDisabled: !editable || wanted.length === 0,
      run: () => void prepare(),
    },
  ]);
  if (query.error) return <ErrorState error={query.error} on={{ retry: query.refetch }} />;
  if (query.loading) return <LoadingState lines={8} />;
  if (members.length === 0) {
    return (
      <EmptyState icon={PackageOpen} title={t("packs.empty.title")}>
        {t("packs.empty.text")}
      </EmptyState>
    );
  }
  return (
    <section className={styles.tab} aria-label={t("packs.title")}>
      <p className={styles.text}>{t("packs.text")}</p>
      {editable ? (
        <div className={styles.toolbar}>
          <Button kind="primary" icon={Send} isDisabled={wanted.length === 0} onPress={() => void prepare()}>
            {ticked.size > 0 ? t("packs.makeSome", { count: wanted.length }) : t("packs.make")}
          </Button>
          <Button icon={FileInput} onPress={acts.takeReturns}>
            {t("returns.take")}
          </Button>
          {owing.length > 0 ? (
            <Button icon={BellRing} onPress={() => setReminding(true)}>
              {t("packs.remind", { count: owing.length })}
            </Button>
          ) : null}
          <Button icon={Printer} onPress={() => setPrinting(true)}>
            {t("paper.print")}
          </Button>
          <TermMenu callId={callId} members={members} ticked={ticked} />
        </div>
      ) : null}
      <PacksTable members={members} ticked={ticked} onTick={setTicked} />
      {reminding ? <RemindDialog members={owing} onClose={() => setReminding(false)} /> : null}
      {printing ? (
        <PrintDialog
          callId={callId}
          members={members
            .filter(({ member }) => ticked.has(member))
            .map(({ member, name }) => ({ id: member, name }))}
          onClose={() => setPrinting(false)}
        />
      ) : null}
      {making ? <MakingDialog making={making} members={members} onStop={stop} onClose={close} /> : null}
    </section>
  );
}
