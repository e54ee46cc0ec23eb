import { EllipsisVertical } from "lucide-react";
import { useState } from "react";
import type { CellResult, DossierResult, RankingView } from "~/api";
import { useActions } from "~/app/actions";
import { useWorkspace } from "~/app/workspace";
import { cx, IconButton, Menu, Section, Status, type Tone } from "~/components";
import { useI18n } from "~/i18n";
import { namesIn } from "~/text/names";
import { Figure } from "../ranking/Figure";
import styles from "./Dossier.module.css";
import { type AskedAct, EvaluationDialog } from "./EvaluationDialog";
import { actsOn, type EvaluationAct } from "./evaluationActs";

const CELL_TONES: Record<CellResult["state"], Tone> = {
  not_started: "neutral",
  draft: "info",
  submitted: "success",
  recused: "warning",
  abstained: "neutral",
  set_aside: "neutral",
};

/** The evaluation of each member, and what the secretariat can do with it. */
export function Evaluators({ result, ranking }: { result: DossierResult; ranking: RankingView }) {
  const { t } = useI18n();
  const { isStaff, readOnly } = useWorkspace();
  const [asked, setAsked] = useState<AskedAct | null>(null);
  const nameOf = (id: string) => namesIn(ranking.members)(id) ?? id;
  const state = ranking.dossiers.find(({ id }) => id === result.dossier)?.state;
  const acts = (cell: CellResult) => (isStaff && !readOnly ? actsOn(cell.state, state) : []);
  useActions(
    result.cells.flatMap((cell) =>
      acts(cell).map((act) => ({
        id: `evaluation.${act}.${cell.member}`,
        label: t(`act.evaluation.${act}.of`, { name: nameOf(cell.member) }),
        section: "section.dossier" as const,
        run: () => setAsked({ act, member: cell.member }),
      })),
    ),
  );
  return (
    <Section title={t("dossier.marks.evaluators")}>
      <ul className={styles.lines}>
        {result.cells.map((cell) => (
          <Evaluator
            key={cell.member}
            cell={cell}
            result={result}
            ranking={ranking}
            name={nameOf(cell.member)}
            motive={
              ranking.set_aside.find(
                ({ dossier_id, member_id }) => dossier_id === result.dossier && member_id === cell.member,
              )?.motive ?? null
            }
            acts={acts(cell)}
            onAct={(act) => setAsked({ act, member: cell.member })}
          />
        ))}
      </ul>
      {asked ? (
        <EvaluationDialog
          {...asked}
          dossierId={result.dossier}
          name={nameOf(asked.member)}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Section>
  );
}

interface LineProps {
  cell: CellResult;
  result: DossierResult;
  ranking: RankingView;
  name: string;
  /** Why it was set aside. */
  motive: string | null;
  acts: readonly EvaluationAct[];
  onAct(act: EvaluationAct): void;
}

function Evaluator({ cell, result, ranking, name, motive, acts, onAct }: LineProps) {
  const { t } = useI18n();
  const memberName = namesIn(ranking.members);
  return (
    <li className={cx(styles.factLine, styles.evaluator)}>
      <span>
        {name}
        {cell.state === "set_aside" && motive ? (
          <span className={styles.aside}>{t("act.evaluation.setAside", { motive })}</span>
        ) : null}
      </span>
      <span className={styles.factEnd}>
        {cell.total ? (
          <Figure
            grid={ranking.grid}
            memberName={memberName}
            result={result}
            of={(one) => one.cells.find(({ member }) => member === cell.member)?.total}
            label={name}
          />
        ) : null}
        <Status tone={CELL_TONES[cell.state]}>{t(`cell.state.${cell.state}`)}</Status>
        {acts.length > 0 ? (
          <Menu
            label={t("act.evaluation.of", { name })}
            trigger={<IconButton icon={EllipsisVertical} label={t("act.evaluation.of", { name })} />}
            groups={[
              {
                id: "acts",
                entries: acts.map((act) => ({
                  id: act,
                  label: t(`act.evaluation.${act}`),
                  danger: act === "set_aside",
                  onAction: () => onAct(act),
                })),
              },
            ]}
          />
        ) : null}
      </span>
    </li>
  );
}
