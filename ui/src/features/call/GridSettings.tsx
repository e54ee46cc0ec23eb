import type { CommentRule, Grid, TieBreakStep } from "~/api";
import { FormGrid, NumberField, Section, Select } from "~/components";
import { useI18n } from "~/i18n";
import { pointsIn } from "~/text/points";
import styles from "./Call.module.css";
import { GridConditions } from "./GridConditions";
import { SCALES, scaleName } from "./grid";

const COMMENTS = ["never", "below_floor", "always"] as const satisfies readonly CommentRule[];
const AGGREGATIONS = ["mean", "median", "trimmed", "without_outlier"] as const;
const ORDERS = ["totals", "criteria"] as const;
const CONTRIBUTIONS = ["share_of_maximum", "share_of_span"] as const;
const WEIGHTINGS = ["points", "coefficients"] as const;
const USES = ["everywhere", "ranking"] as const;
const OWN = "own";

interface Props {
  grid: Grid;
  readOnly: boolean;
  onChange(grid: Grid): void;
}

/** How answers become one number: scale, weights, members, rounding, threshold, comments, conditions, and ties. */
export function GridSettings({ grid, readOnly, onChange }: Props) {
  const { t, f } = useI18n();
  const change = (part: Partial<Grid>) => onChange({ ...grid, ...part });
  const span = (scale: Grid["scale"]) => {
    const points = pointsIn(scale, f);
    return t("call.criterion.scaleOf", {
      from: points(scale.minimum),
      to: points(scale.maximum),
      step: points(1),
    });
  };
  const trimmed = typeof grid.aggregation === "object";
  const comment = typeof grid.comment_rule === "object" ? "below" : grid.comment_rule;
  const named = scaleName(grid.scale);
  const number = (
    label: string,
    value: number | null,
    set: (value: number | null) => void,
    more: { minValue?: number; maxValue: number; description?: string },
  ) => (
    <NumberField label={label} value={value} onChange={set} minValue={0} isReadOnly={readOnly} {...more} />
  );
  const choice = <Id extends string>(
    label: string,
    value: Id,
    ids: readonly Id[],
    word: (id: Id) => string,
    set: (id: Id) => void,
  ) => (
    <Select
      label={label}
      value={value}
      onChange={set}
      options={ids.map((id) => ({ id, label: word(id) }))}
      isDisabled={readOnly}
    />
  );
  return (
    <Section
      title={t("call.section.rules")}
      description={t("call.grid.scale", {
        from: pointsIn(grid.scale, f)(grid.scale.minimum),
        to: pointsIn(grid.scale, f)(grid.scale.maximum),
        step: pointsIn(grid.scale, f)(1),
      })}
    >
      <FormGrid>
        {choice(
          t("call.grid.ownScale"),
          named ?? OWN,
          named ? Object.keys(SCALES) : [...Object.keys(SCALES), OWN],
          (id) => span(SCALES[id] ?? grid.scale),
          (id) => change({ scale: SCALES[id] ?? grid.scale }),
        )}
        {choice(
          t("call.grid.contribution"),
          grid.contribution,
          CONTRIBUTIONS,
          (id) => t(`call.contribution.${id}`),
          (contribution) => change({ contribution }),
        )}
        {choice(
          t("call.grid.weighting"),
          grid.weighting,
          WEIGHTINGS,
          (id) => t(`call.weighting.${id}`),
          (weighting) => change({ weighting }),
        )}
        {choice(
          t("call.grid.weightUse"),
          grid.weight_use,
          USES,
          (id) => t(`call.weightUse.${id}`),
          (weight_use) => change({ weight_use }),
        )}
        {choice(
          t("call.grid.aggregation"),
          typeof grid.aggregation === "object" ? "trimmed" : grid.aggregation,
          AGGREGATIONS,
          (id) => t(`call.aggregation.${id}`),
          (id) => change({ aggregation: id === "trimmed" ? { trimmed: 1 } : id }),
        )}
        {trimmed && typeof grid.aggregation === "object"
          ? number(
              t("call.grid.trimmed"),
              grid.aggregation.trimmed,
              (value) => change({ aggregation: { trimmed: value ?? 1 } }),
              { minValue: 1, maxValue: 10 },
            )
          : null}
        {choice(
          t("call.grid.order"),
          grid.order,
          ORDERS,
          (id) => t(`call.order.${id}`),
          (order) => change({ order }),
        )}
        {number(t("call.grid.outOf"), grid.score_out_of, (value) => change({ score_out_of: value ?? 100 }), {
          minValue: 1,
          maxValue: 1000,
        })}
        {number(
          t("call.grid.threshold", { total: grid.score_out_of }),
          grid.overall_threshold === null ? null : Number(grid.overall_threshold),
          (value) => change({ overall_threshold: value === null ? null : String(value) }),
          { maxValue: grid.score_out_of },
        )}
        {number(
          t("call.grid.bonusCap"),
          grid.bonus_cap === null ? null : Number(grid.bonus_cap),
          (value) => change({ bonus_cap: value === null ? null : String(value) }),
          { maxValue: grid.score_out_of },
        )}
        {number(
          t("call.grid.evaluators"),
          grid.min_evaluations,
          (value) => change({ min_evaluations: value ?? 1 }),
          { minValue: 1, maxValue: 50 },
        )}
        {number(t("call.grid.decimals"), grid.decimals, (value) => change({ decimals: value ?? 2 }), {
          maxValue: 4,
          description: t("call.grid.decimalsHelp"),
        })}
        {choice(
          t("call.grid.comment"),
          comment,
          comment === "below" ? [...COMMENTS, "below" as const] : COMMENTS,
          (id) => t(`call.comment.${id}`),
          (id) => change({ comment_rule: id === "below" ? grid.comment_rule : id }),
        )}
      </FormGrid>
      <GridConditions grid={grid} readOnly={readOnly} onChange={onChange} />
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
