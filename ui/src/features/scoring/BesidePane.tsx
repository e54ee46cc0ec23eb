import { Columns2, X } from "lucide-react";
import { useState } from "react";
import { type OwnSheet, type ScoringItem, type ScoringView, useQuery } from "~/api";
import { useCall } from "~/app/workspace";
import { EmptyState, IconButton, LoadingState, Select } from "~/components";
import { useI18n } from "~/i18n";
import { answersIn, levelsOf, questionsOf } from "~/text/grid";
import { labelIn } from "~/text/label";
import styles from "./Reading.module.css";

interface Props {
  view: ScoringView;
  items: readonly ScoringItem[];
  onClose(): void;
}

/** Another dossier of one's own beside this one: its grid with one's marks and comments, and both totals. Nothing is written there. */
export function BesidePane({ view, items, onClose }: Props) {
  const { t } = useI18n();
  const call = useCall();
  const own = useQuery("scoring_own", { call_id: call.id });
  const here = view.item.dossier_id;
  const sheets = (own.data?.sheets ?? []).filter(({ current, dossier_id }) => current && dossier_id !== here);
  const choices = items.filter(({ dossier_id }) => sheets.some((sheet) => sheet.dossier_id === dossier_id));
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = choices.find(({ dossier_id }) => dossier_id === chosen) ?? choices[0];
  const sheet = sheets.find(({ dossier_id }) => dossier_id === shown?.dossier_id);
  const grid = own.data?.grids.find(({ version }) => version === sheet?.grid_version)?.grid;
  return (
    <div className={styles.beside}>
      <div className={styles.besideHead}>
        <Select
          label={t("scoring.beside.choose")}
          options={choices.map(({ dossier_id, number, title }) => ({
            id: dossier_id,
            label: `${number} · ${title}`,
          }))}
          placeholder={t("scoring.beside.choose")}
          value={shown?.dossier_id ?? null}
          onChange={setChosen}
        />
        <IconButton icon={X} label={t("scoring.beside.close")} shortcut="F8" onPress={onClose} />
      </div>
      {sheet && grid ? (
        <SideBySide view={view} sheet={sheet} grid={grid} title={shown?.title ?? ""} />
      ) : own.data ? (
        <EmptyState icon={Columns2} title={t("scoring.beside.none")}>
          {t("scoring.beside.noneText")}
        </EmptyState>
      ) : (
        <LoadingState lines={6} />
      )}
    </div>
  );
}

interface Sides {
  view: ScoringView;
  sheet: OwnSheet;
  grid: ScoringView["grid"];
  title: string;
}

function SideBySide({ view, sheet, grid, title }: Sides) {
  const i18n = useI18n();
  const { t, f, language } = i18n;
  const total = (value: string | null) =>
    value === null ? "—" : `${f.decimal(value)}/${f.number(grid.score_out_of)}`;
  return (
    <section
      className={styles.besideScroll}
      tabIndex={0}
      aria-label={t("scoring.beside.title")}
      data-scroller
    >
      <table className={styles.besideTable}>
        <thead>
          <tr>
            <th scope="col">{t("scoring.grid.criterion")}</th>
            <th scope="col" title={title}>
              {t("scoring.room.number", { number: sheet.number })}
            </th>
            <th scope="col">{t("scoring.beside.here", { number: view.item.number })}</th>
          </tr>
        </thead>
        <tbody>
          {questionsOf(grid).map((criterion) => {
            const { code } = criterion;
            const answers = answersIn(levelsOf(grid, criterion), i18n);
            const there = sheet.marks.find((mark) => mark.criterion === code);
            const here = view.marks.find((mark) => mark.criterion === code);
            return (
              <tr key={code}>
                <th scope="row">
                  <span className={styles.code}>{code}</span> {labelIn(criterion.label, language)}
                  {there?.comment.trim() ? <p className={styles.besideComment}>{there.comment}</p> : null}
                </th>
                <td>{answers(there?.mark ?? null)}</td>
                <td>{here ? answers(here.mark) : "—"}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("scoring.submit.total")}</th>
            <td>{total(sheet.total)}</td>
            <td>{total(view.total)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
