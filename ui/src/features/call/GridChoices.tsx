import { Plus } from "lucide-react";
import { useState } from "react";
import { type CallView, type FurtherGrid, type GridChoice, useCommand } from "~/api";
import {
  Banner,
  Button,
  Checkbox,
  describeError,
  FormGrid,
  MoneyField,
  NumberField,
  Section,
  Select,
  TextField,
} from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import styles from "./Call.module.css";
import { OWN_GRID } from "./useGridDraft";

interface Props {
  view: CallView;
  chosen: string;
  /** Something of the grid in front is not saved: it is, or is let go, before another comes. */
  held: boolean;
  readOnly: boolean;
  onChoose(id: string): void;
}

const NOTHING: GridChoice = {
  applicant_types: [],
  themes: [],
  requested_from_cents: null,
  requested_below_cents: null,
  round: null,
};

/** The grids of a call: its own, and further ones for some of its dossiers. */
export function GridChoices({ view, chosen, held, readOnly, onChoose }: Props) {
  const { t } = useI18n();
  const save = useCommand("grid_save");
  const further = view.further_grids.find(({ id }) => id === chosen);
  async function add() {
    const name = t("call.grids.new", { number: view.further_grids.length + 2 });
    const saved = await save.run({ call_id: view.id, grid: { name, choice: NOTHING } });
    if (saved) onChoose(saved.id);
  }
  if (view.further_grids.length === 0 && readOnly) return null;
  return (
    <Section
      title={t("call.grids.title")}
      description={t("call.grids.text")}
      actions={
        readOnly ? null : (
          <Button
            size="small"
            icon={Plus}
            isDisabled={held}
            isPending={save.running}
            onPress={() => void add()}
          >
            {t("call.grids.add")}
          </Button>
        )
      }
    >
      {view.further_grids.length > 0 ? (
        <FormGrid>
          <Select
            label={t("call.grids.shown")}
            description={held ? t("call.grids.held") : undefined}
            isDisabled={held}
            value={chosen}
            onChange={onChoose}
            options={[
              { id: OWN_GRID, label: t("call.grids.own") },
              ...view.further_grids.map(({ id, name }) => ({ id, label: name })),
            ]}
          />
        </FormGrid>
      ) : null}
      {further ? <ForWhom key={further.id} view={view} grid={further} readOnly={readOnly} /> : null}
    </Section>
  );
}

/** The name of a further grid and the dossiers that it is for: everything stated must hold. */
function ForWhom({ view, grid, readOnly }: { view: CallView; grid: FurtherGrid; readOnly: boolean }) {
  const i18n = useI18n();
  const { t, language } = i18n;
  const save = useCommand("grid_save");
  const [name, setName] = useState(grid.name);
  const { choice } = grid;
  const failure = save.error ? describeError(save.error, i18n) : null;
  const put = (next: Partial<GridChoice>, called = grid.name) =>
    void save.run({
      call_id: view.id,
      grid_id: grid.id,
      grid: { name: called, choice: { ...choice, ...next } },
    });
  const toggled = (codes: readonly string[], code: string, on: boolean) =>
    on ? [...codes, code] : codes.filter((one) => one !== code);
  const boxes = (key: "applicant_types" | "themes", all: CallView["rules"]["themes"]) =>
    all.map(({ code, label }) => (
      <Checkbox
        key={code}
        isDisabled={readOnly}
        isSelected={choice[key].includes(code)}
        onChange={(on) => put({ [key]: toggled(choice[key], code, on) })}
      >
        {labelIn(label, language)}
      </Checkbox>
    ));
  const byHand = JSON.stringify({ ...NOTHING, ...choice }) === JSON.stringify(NOTHING);
  return (
    <>
      {failure ? (
        <Banner tone="danger" live title={failure.title}>
          {failure.text}
        </Banner>
      ) : null}
      <FormGrid>
        <TextField
          label={t("call.grids.name")}
          value={name}
          isReadOnly={readOnly}
          onChange={setName}
          onBlur={() =>
            name.trim() && name.trim() !== grid.name ? put({}, name.trim()) : setName(grid.name)
          }
        />
        <NumberField
          label={t("call.grids.round")}
          description={t("call.grids.roundHint")}
          value={choice.round}
          minValue={1}
          isReadOnly={readOnly}
          onChange={(round) => put({ round })}
        />
        <MoneyField
          label={t("call.grids.from")}
          cents={choice.requested_from_cents}
          isReadOnly={readOnly}
          onChange={(requested_from_cents) => put({ requested_from_cents })}
        />
        <MoneyField
          label={t("call.grids.below")}
          cents={choice.requested_below_cents}
          isReadOnly={readOnly}
          onChange={(requested_below_cents) => put({ requested_below_cents })}
        />
      </FormGrid>
      {view.rules.applicant_types.length > 0 ? (
        <fieldset className={styles.list}>
          <legend>{t("call.grids.types")}</legend>
          {boxes("applicant_types", view.rules.applicant_types)}
        </fieldset>
      ) : null}
      {view.rules.themes.length > 0 ? (
        <fieldset className={styles.list}>
          <legend>{t("call.grids.themes")}</legend>
          {boxes("themes", view.rules.themes)}
        </fieldset>
      ) : null}
      <p className={styles.quiet}>{t(byHand ? "call.grids.byHand" : "call.grids.byRule")}</p>
    </>
  );
}
