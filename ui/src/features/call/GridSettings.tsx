import type { CommentRule, Grid, TieBreakStep } from "~/api";
import { FormGrid, NumberField, Section, Select } from "~/components";
import { useI18n } from "~/i18n";
import { pointsIn } from "~/text/points";
import styles from "./Call.module.css";

const COMMENTS: readonly CommentRule[] = ["never", "below_floor", "always"];

interface Props {
  grid: Grid;
  readOnly: boolean;
  onChange(grid: Grid): void;
}

/** Threshold, rounding, evaluators, comments, and how ties are ordered. */
export function GridSettings({ grid, readOnly, onChange }: Props) {
  const { t, f } = useI18n();
  const { scale } = grid;
  const points = pointsIn(scale, f);
  return (
    <Section
      title={t("call.section.rules")}
      description={t("call.grid.scale", {
        from: points(scale.minimum),
        to: points(scale.maximum),
        step: points(1),
      })}
    >
      <FormGrid>
        <NumberField
          label={t("call.grid.threshold", { total: grid.score_out_of })}
          value={grid.overall_threshold === null ? null : Number(grid.overall_threshold)}
          onChange={(value) =>
            onChange({ ...grid, overall_threshold: value === null ? null : String(value) })
          }
          minValue={0}
          maxValue={grid.score_out_of}
          isReadOnly={readOnly}
        />
        <NumberField
          label={t("call.grid.evaluators")}
          value={grid.min_evaluations}
          onChange={(value) => onChange({ ...grid, min_evaluations: value ?? 1 })}
          minValue={1}
          maxValue={50}
          isReadOnly={readOnly}
        />
        <NumberField
          label={t("call.grid.decimals")}
          value={grid.decimals}
          onChange={(value) => onChange({ ...grid, decimals: value ?? 2 })}
          minValue={0}
          maxValue={4}
          isReadOnly={readOnly}
          description={t("call.grid.decimalsHelp")}
        />
        <Select
          label={t("call.grid.comment")}
          value={grid.comment_rule}
          onChange={(comment_rule) => onChange({ ...grid, comment_rule })}
          options={COMMENTS.map((id) => ({ id, label: t(`call.comment.${id}`) }))}
          isDisabled={readOnly}
        />
      </FormGrid>
      <div>
        <p className={styles.label}>{t("call.grid.ties")}</p>
        <ol className={styles.ties}>
          {grid.tie_break.map((step: TieBreakStep) => (
            <li key={step}>{t(`call.tie.${step}`)}</li>
          ))}
        </ol>
      </div>
    </Section>
  );
}
