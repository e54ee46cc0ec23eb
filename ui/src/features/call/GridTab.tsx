import { Braces } from "lucide-react";
import { useState } from "react";
import { type CallView, useCommand, useQuery } from "~/api";
import { Banner, Button, describeError, Section } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Call.module.css";
import { GridCriteria } from "./GridCriteria";
import { GridChoices } from "./GridChoices";
import { GridFindings } from "./GridFindings";
import { GridSettings } from "./GridSettings";
import { GridText } from "./GridText";
import { GridTrial, type Trial } from "./GridTrial";
import { placeInGrid } from "./place";
import { type GridDraft, OWN_GRID } from "./useGridDraft";

/**
 * The scoring grid. It is saved as a whole, on purpose: once marks exist on a version, saving makes the next one and the
 * marks keep theirs. What it is worth, and what marks would give, the core says while it is being edited.
 */
export function GridTab({ view, draft, readOnly }: { view: CallView; draft: GridDraft; readOnly: boolean }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { versions, chosen } = draft;
  const newest = versions[0];
  const save = useCommand("grid_update");
  const { grid, setGrid, changed } = draft;
  const [trial, setTrial] = useState<Trial>({});
  const [asText, setAsText] = useState(false);
  const query = useQuery("grid_check", grid ? { grid, sheets: [trial] } : null);
  if (!newest || !grid) return null;
  const failure = save.error ? describeError(save.error, i18n) : null;
  const unread = query.error ? describeError(query.error, i18n) : null;
  const sound = query.data?.problems.length === 0;
  return (
    <>
      <GridChoices
        view={view}
        chosen={chosen}
        held={changed}
        readOnly={readOnly}
        onChoose={(id) => {
          setTrial({});
          draft.setChosen(id);
        }}
      />
      <Banner
        tone={newest.frozen ? "warning" : "info"}
        title={t("call.grid.version", { number: newest.number, date: f.date(newest.created_at) })}
        actions={
          <Button size="small" icon={Braces} onPress={() => setAsText(true)}>
            {t("call.gridText.action")}
          </Button>
        }
      >
        {t(newest.frozen ? "call.grid.frozen" : "call.grid.open")}
      </Banner>
      {failure ? (
        <Banner tone="danger" live title={failure.title}>
          {failure.text}{" "}
          {save.error?.field ? t("call.atField", { field: placeInGrid(save.error.field, i18n) }) : null}
        </Banner>
      ) : null}
      {unread ? (
        <Banner tone="danger" title={unread.title}>
          {unread.text}
        </Banner>
      ) : null}
      {query.data ? <GridFindings checked={query.data} /> : null}
      <GridCriteria grid={grid} readOnly={readOnly} onChange={setGrid} />
      <GridSettings grid={grid} readOnly={readOnly} onChange={setGrid} />
      {sound ? (
        <GridTrial grid={grid} trial={trial} onTrial={setTrial} result={query.data?.result ?? null} />
      ) : null}
      {changed ? (
        <div className={styles.bar} role="status">
          <span>
            {t(newest.frozen ? "call.grid.willFork" : "call.grid.unsaved", { number: newest.number + 1 })}
          </span>
          <Button onPress={() => setGrid(newest.grid)}>{t("call.grid.discard")}</Button>
          <Button
            kind="primary"
            isDisabled={!sound}
            isPending={save.running}
            onPress={() =>
              void save.run({ call_id: view.id, grid_id: chosen === OWN_GRID ? null : chosen, grid })
            }
          >
            {t(newest.frozen ? "call.grid.saveNew" : "call.grid.save", { number: newest.number + 1 })}
          </Button>
        </div>
      ) : null}
      {versions.length > 1 ? (
        <Section title={t("call.section.versions")}>
          <ul className={styles.list}>
            {versions.map(({ id, number, created_at, frozen }) => (
              <li key={id}>
                {t("call.grid.version", { number, date: f.date(created_at) })}
                {frozen ? ` · ${t("call.grid.hasMarks")}` : ""}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <GridText
        grid={grid}
        isOpen={asText}
        readOnly={readOnly}
        onClose={() => setAsText(false)}
        onTake={(next) => {
          setTrial({});
          setGrid(next);
        }}
      />
    </>
  );
}
