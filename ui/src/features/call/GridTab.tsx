import { Plus } from "lucide-react";
import { type CallView, type Grid, useCommand } from "~/api";
import { Banner, Button, describeError, Section } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Call.module.css";
import { CriterionEditor } from "./CriterionEditor";
import { GridSettings } from "./GridSettings";
import { gridProblems, newCriterion, totalWeight } from "./grid";
import { placeOf } from "./place";
import { moved, removed, replaced } from "./list";
import type { GridDraft } from "./useGridDraft";

/**
 * The scoring grid. It is saved as a whole, on purpose: once marks exist on a version, saving makes the next one and the
 * marks keep theirs.
 */
export function GridTab({ view, draft, readOnly }: { view: CallView; draft: GridDraft; readOnly: boolean }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const newest = view.grids[0];
  const save = useCommand("grid_update");
  const { grid, setGrid, changed } = draft;
  if (!newest || !grid) return null;
  const problems = gridProblems(grid);
  const failure = save.error ? describeError(save.error, i18n) : null;
  const setCriteria = (criteria: Grid["criteria"]) => setGrid({ ...grid, criteria });
  return (
    <>
      <Banner
        tone={newest.frozen ? "warning" : "info"}
        title={t("call.grid.version", { number: newest.number, date: f.date(newest.created_at) })}
      >
        {t(newest.frozen ? "call.grid.frozen" : "call.grid.open")}
      </Banner>
      {failure ? (
        <Banner tone="danger" live title={failure.title}>
          {failure.text}{" "}
          {save.error?.field ? t("call.atField", { field: placeOf(save.error.field, i18n) }) : null}
        </Banner>
      ) : null}
      <Section
        title={t("call.section.criteria")}
        actions={
          <span className={styles.quiet}>
            {t("call.grid.total", { total: totalWeight(grid), count: grid.criteria.length })}
          </span>
        }
      >
        <ol className={styles.criteria}>
          {grid.criteria.map((criterion, at) => (
            <CriterionEditor
              key={criterion.code}
              grid={grid}
              criterion={criterion}
              readOnly={readOnly}
              first={at === 0}
              last={at === grid.criteria.length - 1}
              onChange={(next) => setCriteria(replaced(grid.criteria, at, next))}
              onMove={(by) => setCriteria(moved(grid.criteria, at, by))}
              onRemove={() => setCriteria(removed(grid.criteria, at))}
            />
          ))}
        </ol>
        {readOnly ? null : (
          <div>
            <Button
              size="small"
              icon={Plus}
              onPress={() => setCriteria([...grid.criteria, newCriterion(grid, t("call.list.new"))])}
            >
              {t("call.list.add", { one: t("call.one.criterion") })}
            </Button>
          </div>
        )}
      </Section>
      <GridSettings grid={grid} readOnly={readOnly} onChange={setGrid} />
      {changed ? (
        <div className={styles.bar} role="status">
          <span>
            {problems.length > 0
              ? problems.map((problem) => (
                  <span key={problem}>{t(problem, { total: totalWeight(grid) })} </span>
                ))
              : t(newest.frozen ? "call.grid.willFork" : "call.grid.unsaved", { number: newest.number + 1 })}
          </span>
          <Button onPress={() => setGrid(newest.grid)}>{t("call.grid.discard")}</Button>
          <Button
            kind="primary"
            isDisabled={problems.length > 0}
            isPending={save.running}
            onPress={() => void save.run({ call_id: view.id, grid })}
          >
            {t(newest.frozen ? "call.grid.saveNew" : "call.grid.save", { number: newest.number + 1 })}
          </Button>
        </div>
      ) : null}
      {view.grids.length > 1 ? (
        <Section title={t("call.section.versions")}>
          <ul className={styles.list}>
            {view.grids.map(({ id, number, created_at, frozen }) => (
              <li key={id}>
                {t("call.grid.version", { number, date: f.date(created_at) })}
                {frozen ? ` · ${t("call.grid.hasMarks")}` : ""}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
