import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { Criterion, Grid } from "~/api";
import { IconButton, NumberField, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { pointsOf, stepsOf } from "~/text/points";
import styles from "./Call.module.css";
import { levels, withDescriptor } from "./grid";
import { LabelFields } from "./LabelFields";

interface Props {
  grid: Grid;
  criterion: Criterion;
  readOnly: boolean;
  first: boolean;
  last: boolean;
  onChange(criterion: Criterion): void;
  onMove(by: 1 | -1): void;
  onRemove(): void;
}

/** One criterion: its title, weight and floor, and what each level means. */
export function CriterionEditor({
  grid,
  criterion,
  readOnly,
  first,
  last,
  onChange,
  onMove,
  onRemove,
}: Props) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const { code, label, weight, floor, descriptors } = criterion;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li className={styles.criterion}>
      <div className={styles.criterionLine}>
        <span className={styles.code}>{code}</span>
        <TextField
          label={t("call.criterion.french", { code })}
          labelHidden
          value={label.fr}
          onChange={(fr) => onChange({ ...criterion, label: { ...label, fr } })}
          isReadOnly={readOnly}
        />
        <NumberField
          label={t("call.criterion.weight", { code })}
          labelHidden
          plain
          unit={t("call.unit.points")}
          value={weight}
          onChange={(value) => onChange({ ...criterion, weight: value ?? 0 })}
          minValue={0}
          maxValue={1000}
          isReadOnly={readOnly}
        />
        <NumberField
          label={t("call.criterion.floor", { code })}
          labelHidden
          plain
          unit={t("call.criterion.floorUnit")}
          value={floor === null ? null : pointsOf(floor, grid.scale)}
          onChange={(value) => onChange({ ...criterion, floor: stepsOf(value, grid.scale) })}
          step={pointsOf(1, grid.scale)}
          minValue={0}
          maxValue={pointsOf(grid.scale.maximum, grid.scale)}
          isReadOnly={readOnly}
        />
        {readOnly ? null : (
          <span className={styles.choiceTools}>
            <IconButton
              icon={ArrowUp}
              label={t("call.list.up", { name: code })}
              isDisabled={first}
              onPress={() => onMove(-1)}
            />
            <IconButton
              icon={ArrowDown}
              label={t("call.list.down", { name: code })}
              isDisabled={last}
              onPress={() => onMove(1)}
            />
            <IconButton icon={Trash2} label={t("call.list.remove", { name: code })} onPress={onRemove} />
          </span>
        )}
      </div>
      <AriaButton className={styles.more} aria-expanded={open} onPress={() => setOpen(!open)}>
        <Chevron aria-hidden />
        {t("call.criterion.more", { count: descriptors.length })}
      </AriaButton>
      {open ? (
        <div className={styles.descriptors}>
          <TextField
            label={t("call.criterion.help", { code })}
            rows={2}
            value={criterion.help?.fr ?? ""}
            onChange={(fr) =>
              onChange({
                ...criterion,
                help: fr.trim() === "" && !criterion.help?.en ? null : { fr, en: criterion.help?.en ?? "" },
              })
            }
            isReadOnly={readOnly}
          />
          {levels(grid).map((level) => {
            const text = descriptors.find((descriptor) => descriptor.level === level)?.text;
            return (
              <div key={level} className={styles.level}>
                <span className={styles.levelMark}>{pointsOf(level, grid.scale)}</span>
                <LabelFields
                  label={text ?? { fr: "", en: "" }}
                  name={t("call.criterion.level", { level: pointsOf(level, grid.scale) })}
                  nameHidden
                  readOnly={readOnly}
                  onType={(next) => onChange(withDescriptor(criterion, level, next))}
                />
              </div>
            );
          })}
          <details className={styles.english}>
            <summary>{t(label.en.trim() ? "call.english.written" : "call.english.none")}</summary>
            <TextField
              label={t("call.criterion.english", { code })}
              value={label.en}
              onChange={(en) => onChange({ ...criterion, label: { ...label, en } })}
              isReadOnly={readOnly}
            />
          </details>
        </div>
      ) : null}
    </li>
  );
}
