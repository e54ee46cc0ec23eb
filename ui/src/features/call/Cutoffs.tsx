import { Plus, Trash2 } from "lucide-react";
import type { CallRules, Deadline } from "~/api";
import { Banner, Button, DateField, FormGrid, IconButton, Section, Switch } from "~/components";
import { useI18n } from "~/i18n";
import { parisDay } from "~/text/paris";
import { cutoffWarning, lastInstant } from "./calendar";

interface Props {
  intake: CallRules["intake"];
  readOnly: boolean;
  onChange(cutoffs: Deadline[]): void;
}

/** The dates of a call by waves, each with its boundary, and what is to be done about them. */
export function Cutoffs({ intake, readOnly, onChange }: Props) {
  const { t, f } = useI18n();
  const { cutoffs } = intake;
  const warning = cutoffWarning(intake, parisDay(new Date()));
  const put = (at: number, cutoff: Deadline) =>
    onChange(cutoffs.map((one, place) => (place === at ? cutoff : one)));
  const last = cutoffs.at(-1);
  return (
    <Section title={t("call.cutoffs.title")} description={t("call.cutoffs.help")}>
      {warning ? <Banner tone="warning">{t(`call.cutoffs.${warning}`)}</Banner> : null}
      {cutoffs.map((cutoff, at) => {
        const number = at + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cut-off is its place among them
          <FormGrid key={at}>
            <DateField
              label={t("call.cutoffs.date", { number })}
              value={cutoff.date}
              onChange={(date) => (date ? put(at, { ...cutoff, date }) : undefined)}
              description={t("call.field.lastInstant", { date: f.dateLong(lastInstant(cutoff)) })}
              isDisabled={readOnly}
            />
            <Switch
              isSelected={cutoff.inclusive}
              onChange={(inclusive) => put(at, { ...cutoff, inclusive })}
              isDisabled={readOnly}
            >
              {t("call.cutoffs.inclusive", { number })}
            </Switch>
            {readOnly ? null : (
              <IconButton
                icon={Trash2}
                label={t("call.cutoffs.remove", { number })}
                onPress={() => onChange(cutoffs.filter((_, place) => place !== at))}
              />
            )}
          </FormGrid>
        );
      })}
      {readOnly ? null : (
        <Button
          size="small"
          icon={Plus}
          onPress={() =>
            onChange([...cutoffs, { date: last?.date ?? parisDay(new Date()), inclusive: true }])
          }
        >
          {t("call.cutoffs.add")}
        </Button>
      )}
    </Section>
  );
}
