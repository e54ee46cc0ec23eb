import { useState } from "react";
import type { Criterion, Grid } from "~/api";
import { Checkbox, Select, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { isCategory } from "~/text/grid";
import { inBoth } from "~/text/label";
import { pointsIn } from "~/text/points";
import styles from "./Call.module.css";
import { SCALES, scaleName } from "./grid";
import { lostWithScale } from "./scaleLoss";

interface Props {
  grid: Grid;
  criterion: Criterion;
  /** A criterion of the grid has a role; a part of a category only counts. */
  top: boolean;
  readOnly: boolean;
  onChange(criterion: Criterion): void;
}

const ROLES = ["counted", "apart", "bonus"] as const;
const COMBINATIONS = ["mean", "sum"] as const;

/** What a criterion does to the score, and how it is answered. */
export function CriterionScaleFields({ grid, criterion, top, readOnly, onChange }: Props) {
  const { t, f } = useI18n();
  const { code, role, scale } = criterion;
  /** What the last choice of another scale erased here. */
  const [erased, setErased] = useState<ReturnType<typeof lostWithScale>>(null);
  const lost = lostWithScale(criterion);
  const change = (part: Partial<Criterion>) => onChange({ ...criterion, ...part });
  const numeric = scale !== null && "numeric" in scale ? scale.numeric : null;
  const words = scale !== null && "words" in scale ? scale.words : null;
  const named = (id: string) => {
    const one = SCALES[id] ?? grid.scale;
    const points = pointsIn(one, f);
    return t("call.criterion.scaleOf", {
      from: points(one.minimum),
      to: points(one.maximum),
      step: points(1),
    });
  };
  const chosen = words ? "words" : numeric ? (scaleName(numeric) ?? "own") : "grid";
  const choose = (id: string) => {
    const own = SCALES[id];
    const first = [inBoth("call.criterion.word.no"), inBoth("call.criterion.word.yes")];
    const next = id === "words" ? { words: first } : own ? { numeric: own } : null;
    if (id === "own" || id === chosen) return;
    setErased(lost ?? erased);
    change({ scale: next, descriptors: [], floor: null });
  };
  return (
    <div className={styles.scaleFields}>
      {top ? (
        <Select
          label={t("call.criterion.role", { code })}
          value={role}
          onChange={(next) => change({ role: next })}
          options={ROLES.map((id) => ({ id, label: t(`call.role.${id}`) }))}
          isDisabled={readOnly}
        />
      ) : null}
      {isCategory(criterion) ? (
        <Select
          label={t("call.criterion.combination", { code })}
          value={criterion.combination}
          onChange={(combination) => change({ combination })}
          options={COMBINATIONS.map((id) => ({ id, label: t(`call.combination.${id}`) }))}
          isDisabled={readOnly}
        />
      ) : (
        <>
          <Select
            label={t("call.criterion.scale", { code })}
            value={chosen}
            onChange={choose}
            description={
              lost
                ? t("call.criterion.scaleClears", { lost })
                : erased && t("call.criterion.scaleCleared", { lost: erased })
            }
            options={[
              { id: "grid", label: t("call.criterion.scaleGrid", { scale: named("") }) },
              ...Object.keys(SCALES).map((id) => ({ id, label: named(id) })),
              { id: "words", label: t("call.criterion.scaleWords") },
              ...(chosen === "own" && numeric ? [{ id: "own", label: t("call.criterion.scaleOwn") }] : []),
            ]}
            isDisabled={readOnly}
          />
          {words ? (
            <TextField
              label={t("call.criterion.words", { code })}
              description={t("call.criterion.wordsHelp")}
              rows={Math.max(2, words.length)}
              value={words.map(({ fr }) => fr).join("\n")}
              onChange={(text) =>
                change({
                  scale: {
                    words: text.split("\n").map((fr, place) => ({ fr, en: words[place]?.en ?? "" })),
                  },
                })
              }
              isReadOnly={readOnly}
            />
          ) : null}
          <Checkbox
            isSelected={criterion.not_applicable}
            onChange={(not_applicable) => change({ not_applicable })}
            isDisabled={readOnly}
          >
            {t("call.criterion.notApplicable")}
          </Checkbox>
        </>
      )}
    </div>
  );
}
