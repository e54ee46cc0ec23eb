import { Handshake, RotateCcw } from "lucide-react";
import { useState } from "react";
import { type DossierMarks, useCommand, useQuery } from "~/api";
import { useActions } from "~/app/actions";
import { useCall, useWorkspace } from "~/app/workspace";
import { Badge, Banner, Button, Select, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { ConsensusDialog } from "./ConsensusDialog";
import styles from "./Dossier.module.css";
import { FormerRounds } from "./FormerRounds";
import { RoundDialog } from "./RoundDialog";

const OWN = "own";

/** On which grid and in which round a dossier is scored, what the committee agreed on, and the rounds before. */
export function ScoredOn({ dossierId }: { dossierId: string }) {
  const { t } = useI18n();
  const { isStaff, readOnly } = useWorkspace();
  const { data } = useQuery("marks_get", { dossier_id: dossierId });
  const [asked, setAsked] = useState<"consensus" | "round" | null>(null);
  const may = isStaff && !readOnly;
  useActions([
    {
      id: "marks.consensus",
      label: t("dossier.consensus.action"),
      section: "section.dossier",
      icon: Handshake,
      isDisabled: !may || !data?.may_agree,
      run: () => setAsked("consensus"),
    },
    {
      id: "marks.round",
      label: t("dossier.round.action"),
      section: "section.dossier",
      icon: RotateCcw,
      isDisabled: !may || !data?.may_open,
      run: () => setAsked("round"),
    },
  ]);
  if (!data) return null;
  return (
    <>
      <div className={styles.figures}>
        {data.round > 1 ? <Badge>{t("dossier.round.number", { round: data.round })}</Badge> : null}
        <GridOf dossierId={dossierId} marks={data} may={may} />
        {may && data.may_agree ? (
          <Button size="small" icon={Handshake} onPress={() => setAsked("consensus")}>
            {t(data.consensus ? "dossier.consensus.change" : "dossier.consensus.action")}
          </Button>
        ) : null}
        {may && data.may_open ? (
          <Button size="small" icon={RotateCcw} onPress={() => setAsked("round")}>
            {t("dossier.round.action")}
          </Button>
        ) : null}
      </div>
      {data.consensus ? (
        <Banner tone="info" title={t("dossier.consensus.stands")}>
          {data.consensus.note}
        </Banner>
      ) : null}
      <FormerRounds marks={data} />
      {asked === "consensus" ? (
        <ConsensusDialog dossierId={dossierId} marks={data} onClose={() => setAsked(null)} />
      ) : null}
      {asked === "round" ? (
        <RoundDialog dossiers={[{ id: dossierId }]} onClose={() => setAsked(null)} />
      ) : null}
    </>
  );
}

/** The grid, chosen by hand as long as nobody marked on it; said only where the call has several. */
function GridOf({ dossierId, marks, may }: { dossierId: string; marks: DossierMarks; may: boolean }) {
  const { t } = useI18n();
  const call = useCall();
  const { data } = useQuery("call_get", { call_id: call.id });
  const choose = useCommand("grid_choose", useReport());
  const further = data?.further_grids ?? [];
  if (further.length === 0) return null;
  const nameOf = (id: string | null) => further.find((grid) => grid.id === id)?.name ?? t("call.grids.own");
  if (!may || !marks.may_choose) {
    return <span className={styles.quiet}>{t("dossier.grid.on", { name: nameOf(marks.grid_id) })}</span>;
  }
  const give = (id: string | null) => void choose.run({ dossier_id: dossierId, grid_id: id });
  return (
    <>
      <Select
        label={t("dossier.grid.label")}
        value={marks.grid_id ?? OWN}
        onChange={(id) => give(id === OWN ? null : id)}
        options={[
          { id: OWN, label: t("call.grids.own") },
          ...further.map(({ id, name }) => ({ id, label: name })),
        ]}
      />
      {marks.said ? (
        <span className={styles.quiet}>
          {t("dossier.grid.said", { name: nameOf(marks.said.grid_id) })}{" "}
          <Button size="small" onPress={() => give(marks.said?.grid_id ?? null)}>
            {t("dossier.grid.take")}
          </Button>
        </span>
      ) : null}
    </>
  );
}
