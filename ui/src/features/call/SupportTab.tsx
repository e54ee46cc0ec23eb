import { FormGrid, MoneyField, NumberField, Section } from "~/components";
import { useI18n } from "~/i18n";
import type { TabProps } from "./CallPage";
import { ChoiceList } from "./ChoiceList";
import { CountersSection } from "./CountersSection";
import { FollowSection } from "./FollowSection";
import { LabelFields } from "./LabelFields";
import { LabelSection } from "./LabelSection";

/** What laureates receive, and how long what was received is kept. */
export function SupportTab(props: TabProps) {
  const { draft, readOnly } = props;
  const { t } = useI18n();
  const { support, retention } = draft.rules;
  return (
    <>
      <Section title={t("call.section.support")} description={t("call.section.supportHelp")}>
        <ChoiceList
          items={support.measures}
          readOnly={readOnly}
          one={t("call.one.measure")}
          onType={(measures) => draft.type({ support: { ...support, measures } })}
          onChoose={(measures) => draft.choose({ support: { ...support, measures } })}
        />
        <FormGrid>
          <NumberField
            label={t("call.field.months")}
            unit={t("call.unit.months")}
            value={support.months}
            onChange={(months) => draft.type({ support: { ...support, months: months ?? 0 } })}
            minValue={0}
            isReadOnly={readOnly}
          />
          <NumberField
            label={t("call.field.review")}
            value={support.review_month}
            onChange={(review_month) =>
              draft.type({ support: { ...support, review_month: review_month ?? 0 } })
            }
            minValue={0}
            isReadOnly={readOnly}
          />
          <MoneyField
            label={t("call.field.amount")}
            cents={support.amount_cents}
            onChange={(amount_cents) => draft.type({ support: { ...support, amount_cents } })}
            description={t("call.field.amountHelp")}
            isReadOnly={readOnly}
          />
        </FormGrid>
      </Section>
      <LabelSection {...props} />
      <FollowSection {...props} />
      <CountersSection {...props} />
      <Section title={t("call.section.retention")}>
        <FormGrid>
          <LabelFields
            label={retention}
            name={t("call.field.retention")}
            rows={3}
            readOnly={readOnly}
            onType={(next) => draft.type({ retention: next })}
          />
        </FormGrid>
      </Section>
    </>
  );
}
