import { Plus } from "lucide-react";
import type { Grid } from "~/api";
import { Button, Section } from "~/components";
import { useI18n } from "~/i18n";
import { questionsOf } from "~/text/grid";
import styles from "./Call.module.css";
import { CriterionEditor, type Turn } from "./CriterionEditor";
import { newCategory, newCriterion, newParts, totalWeight } from "./grid";
import { added, type Branch, branches, indented, moved, outdented, removed, replaced } from "./tree";
import { begunWith } from "~/text/label";

interface Props {
  grid: Grid;
  readOnly: boolean;
  onChange(grid: Grid): void;
}

/** The criteria as an outline: moved, nested and taken out by buttons and by Alt with the arrows. */
export function GridCriteria({ grid, readOnly, onChange }: Props) {
  const { t } = useI18n();
  const { criteria } = grid;
  const set = (next: Grid["criteria"]) => onChange({ ...grid, criteria: next });
  function turn({ path, criterion }: Branch, way: Turn) {
    const ways: Record<Turn, () => Grid["criteria"]> = {
      up: () => moved(criteria, path, -1),
      down: () => moved(criteria, path, 1),
      in: () =>
        indented(criteria, path, (parts) => newCategory(grid, parts, begunWith("call.list.newCategory"))),
      out: () => outdented(criteria, path),
      remove: () => removed(criteria, path),
      part: () => {
        const [first, next] = newParts(grid, criterion, begunWith("call.list.new"));
        return added(criteria, path, next, first);
      },
    };
    set(ways[way]());
  }
  return (
    <Section
      title={t("call.section.criteria")}
      description={readOnly ? undefined : t("call.grid.outline")}
      actions={
        <span className={styles.quiet}>
          {t("call.grid.total", { total: totalWeight(grid), count: questionsOf(grid).length })}
        </span>
      }
    >
      <ol className={styles.criteria}>
        {branches(criteria).map((branch) => (
          <CriterionEditor
            key={branch.criterion.code}
            grid={grid}
            criterion={branch.criterion}
            depth={branch.path.length - 1}
            readOnly={readOnly}
            without={withoutOf(branch)}
            onChange={(next) => set(replaced(criteria, branch.path, next))}
            onTurn={(way) => turn(branch, way)}
          />
        ))}
      </ol>
      {readOnly ? null : (
        <div>
          <Button
            size="small"
            icon={Plus}
            onPress={() => set([...criteria, newCriterion(grid, begunWith("call.list.new"))])}
          >
            {t("call.list.add", { one: t("call.one.criterion") })}
          </Button>
        </div>
      )}
    </Section>
  );
}

/** What cannot be done to a criterion where it stands. */
function withoutOf({ path, siblings }: Branch): ReadonlySet<Turn> {
  const place = path.at(-1) ?? 0;
  const without = new Set<Turn>();
  if (place === 0) without.add("up").add("in");
  if (place === siblings - 1) without.add("down");
  if (path.length === 1) without.add("out");
  if (path.length >= 4) without.add("part").add("in");
  return without;
}
