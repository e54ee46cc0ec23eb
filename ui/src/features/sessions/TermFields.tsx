import type { TermProposal, Weighing } from "~/api";
import { Button, DateField } from "~/components";
import { useI18n } from "~/i18n";
import type { Draft } from "./decision";
import styles from "./Sessions.module.css";

interface Props {
  draft: Draft;
  weighing: Weighing | null;
  onChange(draft: Draft): void;
}

/** From when to when the label holds: what the rules propose, until somebody states something else. */
export function TermFields({ draft, weighing, onChange }: Props) {
  const { t, f } = useI18n();
  const terms = weighing?.terms ?? [];
  const [usual] = terms;
  if (!usual) return null;
  // What another body grants begins with its act: months are chosen, and days only where somebody states them.
  const choose = ({ term, months }: TermProposal) =>
    onChange({
      ...draft,
      validFrom: term?.from ?? null,
      validTo: term?.to ?? null,
      validMonths: term ? null : months,
    });
  const chosen = terms.find(({ months }) => months === draft.validMonths) ?? usual;
  const named = ({ months, extendable_to }: TermProposal) =>
    extendable_to === null
      ? t("labels.months", { count: months })
      : t("labels.monthsExtendable", { count: months, most: extendable_to });
  const extends_ = weighing?.extends;
  return (
    <fieldset className={styles.fieldset}>
      <legend>{t("labels.validity")}</legend>
      {extends_ ? (
        <p className={styles.muted}>
          {t("labels.extends", { from: f.date(extends_.from), to: f.date(extends_.to) })}
        </p>
      ) : null}
      <div className={styles.terms}>
        <DateField
          label={t("labels.from")}
          value={draft.validFrom ?? usual.term?.from ?? null}
          onChange={(validFrom) => onChange({ ...draft, validFrom, validTo: null, validMonths: null })}
        />
        <DateField
          label={t("labels.to")}
          value={draft.validTo ?? usual.term?.to ?? null}
          onChange={(validTo) => onChange({ ...draft, validTo, validMonths: null })}
        />
      </div>
      {usual.term === null && draft.validTo === null ? (
        <p className={styles.muted}>{t("labels.fromAct", { count: chosen.months })}</p>
      ) : null}
      {terms.length > 1 ? (
        <div className={styles.terms}>
          {terms.map((proposal) => (
            <Button key={proposal.months} size="small" onPress={() => choose(proposal)}>
              {named(proposal)}
            </Button>
          ))}
        </div>
      ) : usual.term ? (
        <p className={styles.muted}>{named(usual)}</p>
      ) : null}
    </fieldset>
  );
}
