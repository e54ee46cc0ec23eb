import {
  ArrowDown,
  ArrowUp,
  ChevronDown,
  ChevronRight,
  IndentDecrease,
  IndentIncrease,
  Plus,
  Trash2,
} from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { Criterion, Grid } from "~/api";
import { Button, IconButton, NumberField, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { isCategory } from "~/text/grid";
import styles from "./Call.module.css";
import { CriterionScaleFields } from "./CriterionScaleFields";
import { CriterionTexts } from "./CriterionTexts";

/** What can be done to a criterion in its grid. */
export type Turn = "up" | "down" | "in" | "out" | "remove" | "part";

interface Props {
  grid: Grid;
  criterion: Criterion;
  depth: number;
  readOnly: boolean;
  /** What cannot be done to it where it stands. */
  without: ReadonlySet<Turn>;
  onChange(criterion: Criterion): void;
  onTurn(turn: Turn): void;
}

const KEYS: Readonly<Record<string, Turn>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "in",
  ArrowLeft: "out",
};

/** One criterion: its title, weight and floor, how it is answered, its parts, and what each level means. */
export function CriterionEditor(props: Props) {
  const { grid, criterion, depth, readOnly, without, onChange, onTurn } = props;
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const { code, label, weight, floor, descriptors } = criterion;
  const Chevron = open ? ChevronDown : ChevronRight;
  // Alt and an arrow move the criterion with all within it, as in an outline.
  function onKeyDown(event: KeyboardEvent) {
    const turn = event.altKey && !event.ctrlKey ? KEYS[event.key] : undefined;
    if (!turn || readOnly || without.has(turn)) return;
    event.preventDefault();
    event.stopPropagation();
    onTurn(turn);
  }
  return (
    <li className={styles.criterion} data-depth={depth || undefined} onKeyDown={onKeyDown}>
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
          unit={t(depth === 0 && grid.weighting === "points" ? "call.unit.points" : "call.unit.coefficient")}
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
          value={floor === null ? null : Number(floor)}
          onChange={(value) => onChange({ ...criterion, floor: value === null ? null : String(value) })}
          minValue={0}
          maxValue={1000}
          isReadOnly={readOnly}
        />
        {readOnly ? null : <Turns code={code} without={without} onTurn={onTurn} />}
      </div>
      <div className={styles.criterionFoot}>
        <AriaButton className={styles.more} aria-expanded={open} onPress={() => setOpen(!open)}>
          <Chevron aria-hidden />
          {isCategory(criterion)
            ? t("call.criterion.category", { count: criterion.parts.length })
            : t("call.criterion.more", { count: descriptors.length })}
        </AriaButton>
        {open && !readOnly && !without.has("part") ? (
          <Button size="small" icon={Plus} onPress={() => onTurn("part")}>
            {t("call.criterion.addPart")}
          </Button>
        ) : null}
      </div>
      {open ? (
        <div className={styles.descriptors}>
          <CriterionScaleFields
            grid={grid}
            criterion={criterion}
            top={depth === 0}
            readOnly={readOnly}
            onChange={onChange}
          />
          <CriterionTexts grid={grid} criterion={criterion} readOnly={readOnly} onChange={onChange} />
        </div>
      ) : null}
    </li>
  );
}

const TURNS = [
  ["up", ArrowUp],
  ["down", ArrowDown],
  ["out", IndentDecrease],
  ["in", IndentIncrease],
  ["remove", Trash2],
] as const;

function Turns({ code, without, onTurn }: Pick<Props, "without" | "onTurn"> & { code: string }) {
  const { t } = useI18n();
  return (
    <span className={styles.choiceTools}>
      {TURNS.map(([turn, icon]) => (
        <IconButton
          key={turn}
          icon={icon}
          label={t(`call.list.${turn}`, { name: code })}
          isDisabled={without.has(turn)}
          onPress={() => onTurn(turn)}
        />
      ))}
    </span>
  );
}
