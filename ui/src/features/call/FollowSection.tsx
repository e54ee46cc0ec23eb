import { FormGrid, NumberField, Section, Switch } from "~/components";
import { useI18n } from "~/i18n";
import type { TabProps } from "./CallPage";
import { LabelFields } from "./LabelFields";
import { withoutFunders } from "./labels";

/** Whom projects ask for money, and whose opinion comes before the committee's decision. */
export function FollowSection({ draft, readOnly }: TabProps) {
  const { t } = useI18n();
  const { funders, council, label } = draft.rules;
  return (
    <Section title={t("call.section.follow")} description={t("call.section.followHelp")}>
      <Switch
        isSelected={funders !== null}
        onChange={(on) =>
          draft.choose(on ? { funders: { at_most: null } } : { funders: null, label: withoutFunders(label) })
        }
        isDisabled={readOnly}
      >
        {t("call.field.funders")}
      </Switch>
      {funders ? (
        <FormGrid>
          <NumberField
            label={t("call.field.fundersMost")}
            description={t("call.field.fundersMostHelp")}
            value={funders.at_most}
            onChange={(at_most) => draft.type({ funders: { at_most } })}
            minValue={1}
            isReadOnly={readOnly}
          />
        </FormGrid>
      ) : null}
      <Switch
        isSelected={council !== null}
        onChange={(on) =>
          draft.choose({ council: on ? { name: { fr: "", en: "" }, advisers_min: 2 } : null })
        }
        isDisabled={readOnly}
      >
        {t("call.field.council")}
      </Switch>
      {council ? (
        <FormGrid>
          <LabelFields
            label={council.name}
            name={t("call.field.councilName")}
            readOnly={readOnly}
            onType={(name) => draft.type({ council: { ...council, name } })}
          />
          <NumberField
            label={t("call.field.advisersMin")}
            value={council.advisers_min}
            onChange={(advisers_min) =>
              draft.type({ council: { ...council, advisers_min: advisers_min ?? 0 } })
            }
            minValue={0}
            isReadOnly={readOnly}
          />
        </FormGrid>
      ) : null}
    </Section>
  );
}
