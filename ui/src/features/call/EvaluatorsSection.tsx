import { Plus, Trash2 } from "lucide-react";
import type { CallRules, Choice, EvaluatorRules, ExpertNeed } from "~/api";
import { Button, FormGrid, IconButton, NumberField, Section, Select, Switch } from "~/components";
import { useI18n } from "~/i18n";
import { expertFields, fieldOf, keyOf } from "~/text/expertise";
import { begunWith, labelIn } from "~/text/label";
import styles from "./Call.module.css";
import type { TabProps } from "./CallPage";
import { ChoiceList } from "./ChoiceList";
import { codeFrom, removed, replaced } from "./list";

/** To begin with: somebody of the theme, or of a first field in a call that has no themes. */
function begun(rules: CallRules): EvaluatorRules {
  if (rules.themes.length > 0) return { fields: [], needs: [{ of: "dossier_theme", at_least: 1 }] };
  const label = begunWith("call.list.new");
  const code = codeFrom(label.fr, []);
  return { fields: [{ code, label }], needs: [{ of: { field: code }, at_least: 1 }] };
}

/** The fields of a call anew, with the needs that still name one of them; the first of all where none does. */
function withFields(rules: CallRules, { needs }: EvaluatorRules, fields: Choice[]): EvaluatorRules {
  const known = new Set([...rules.themes, ...fields].map(({ code }) => code));
  const left = needs.filter(({ of }) => of === "dossier_theme" || known.has(of.field));
  return { fields, needs: left.length > 0 ? left : begun(rules).needs };
}

/** Who must be among those who evaluate a dossier: so many of its theme, so many of another field. */
export function EvaluatorsSection({ draft, readOnly }: TabProps) {
  const { t } = useI18n();
  const { evaluators } = draft.rules;
  const type = (part: Partial<EvaluatorRules>) =>
    draft.type({ evaluators: { ...(evaluators ?? begun(draft.rules)), ...part } });
  const choose = (part: Partial<EvaluatorRules>) =>
    draft.choose({ evaluators: { ...(evaluators ?? begun(draft.rules)), ...part } });
  return (
    <Section title={t("call.section.evaluators")} description={t("call.section.evaluatorsHelp")}>
      <Switch
        isSelected={evaluators !== null}
        onChange={(on) => draft.choose({ evaluators: on ? begun(draft.rules) : null })}
        isDisabled={readOnly}
      >
        {t("call.evaluators.asked")}
      </Switch>
      {evaluators ? (
        <>
          <p>{t("call.evaluators.fields")}</p>
          <ChoiceList
            items={evaluators.fields}
            readOnly={readOnly}
            one={t("call.evaluators.oneField")}
            onType={(fields) => type({ fields })}
            onChoose={(fields) => choose(withFields(draft.rules, evaluators, fields))}
          />
          <Needs draft={draft} readOnly={readOnly} needs={evaluators.needs} type={type} choose={choose} />
        </>
      ) : null}
    </Section>
  );
}

interface NeedsProps extends TabProps {
  needs: readonly ExpertNeed[];
  type(part: Partial<EvaluatorRules>): void;
  choose(part: Partial<EvaluatorRules>): void;
}

function Needs({ draft, readOnly, needs, type, choose }: NeedsProps) {
  const { t, language } = useI18n();
  const options = [
    { id: "dossier_theme", label: t("call.evaluators.theme") },
    ...expertFields(draft.rules).map(({ code, label }) => ({
      id: keyOf({ field: code }),
      label: labelIn(label, language),
    })),
  ];
  const asked = new Set(needs.map(({ of }) => keyOf(of)));
  const next = options.find(({ id }) => !asked.has(id));
  return (
    <div className={styles.list}>
      {needs.map((need, at) => (
        <FormGrid key={keyOf(need.of)}>
          <Select
            label={t("call.evaluators.of", { number: at + 1 })}
            value={keyOf(need.of)}
            onChange={(key) => choose({ needs: replaced(needs, at, { ...need, of: fieldOf(key) }) })}
            options={options.filter(({ id }) => id === keyOf(need.of) || !asked.has(id))}
            isDisabled={readOnly}
          />
          <NumberField
            label={t("call.evaluators.atLeast", { number: at + 1 })}
            value={need.at_least}
            onChange={(value) => type({ needs: replaced(needs, at, { ...need, at_least: value ?? 1 }) })}
            minValue={1}
            maxValue={50}
            isReadOnly={readOnly}
          />
          {readOnly || needs.length === 1 ? null : (
            <span className={styles.choiceTools}>
              <IconButton
                icon={Trash2}
                label={t("call.evaluators.remove", { number: at + 1 })}
                onPress={() => choose({ needs: removed(needs, at) })}
              />
            </span>
          )}
        </FormGrid>
      ))}
      {readOnly || !next ? null : (
        <Button
          size="small"
          icon={Plus}
          onPress={() => choose({ needs: [...needs, { of: fieldOf(next.id), at_least: 1 }] })}
        >
          {t("call.evaluators.add")}
        </Button>
      )}
    </div>
  );
}
