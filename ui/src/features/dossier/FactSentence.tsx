import type { CallRules, Fact } from "~/api";
import { addressOf } from "~/app/route";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { sectionName } from "~/text/section";

/** A fact as a sentence. */
export function FactSentence({ fact, rules }: { fact: Fact; rules: CallRules }) {
  const { t, f, language } = useI18n();
  switch (fact.fact) {
    case "applicant_type": {
      const type = rules.applicant_types.find(({ code }) => code === fact.code);
      return (
        <span>
          {t("check.fact.applicant_type", { type: type ? labelIn(type.label, language) : fact.code })}
        </span>
      );
    }
    case "commune":
      return (
        <span>
          {t(fact.epci ? "check.fact.communeOfEpci" : "check.fact.commune", {
            name: fact.name,
            epci: fact.epci ?? "",
            department: fact.department,
            region: fact.region,
          })}
        </span>
      );
    case "abroad":
    case "commune_unknown":
      return <span>{t(`check.fact.${fact.fact}`, { insee: fact.insee })}</span>;
    case "postal_code":
      return (
        <span>{t("check.fact.postal_code", { code: fact.postal_code, regions: f.list(fact.regions) })}</span>
      );
    case "activity":
      return (
        <span>{t("check.fact.activity", { code: fact.code, section: sectionName(fact.section, t) })}</span>
      );
    case "other_application":
      return (
        <span>
          <a href={`#${addressOf({ name: "dossier", id: fact.dossier_id })}`}>
            {t("check.fact.other_application", { number: fact.number, title: fact.title })}
          </a>{" "}
          — {f.list(fact.reasons.map((reason) => t(`check.duplicate.${reason}`)))}
        </span>
      );
    case "receipt":
      return (
        <span>
          {fact.received_at === null
            ? t("check.fact.receiptUnknown")
            : fact.last_instant === null
              ? t("check.fact.receiptOpen", { date: f.dateTime(fact.received_at) })
              : t(fact.late ? "check.fact.receiptLate" : "check.fact.receiptInTime", {
                  date: f.dateTime(fact.received_at),
                  last: f.dateTime(fact.last_instant),
                })}
        </span>
      );
    case "form_signed":
      return (
        <span>{t(`check.fact.signed.${fact.signed === null ? "unknown" : fact.signed ? "yes" : "no"}`)}</span>
      );
    case "missing_documents":
      return (
        <span>
          {fact.kinds.length === 0
            ? t("check.fact.nothing_missing")
            : t("check.fact.missing_documents", {
                documents: f.list(fact.kinds.map((kind) => t(`document.kind.${kind}`))),
              })}
        </span>
      );
    case "requested":
      return (
        <span>
          {fact.cents === null
            ? t("check.fact.requestedUnstated")
            : t("check.fact.requested", { amount: f.money(fact.cents) })}
        </span>
      );
    case "counted": {
      const counter = rules.counters.find(({ code }) => code === fact.counter);
      const label = counter ? labelIn(counter.label, language) : fact.counter;
      const unit = counter ? labelIn(counter.unit, language) : "";
      return (
        <span>
          {fact.figure === null
            ? t("check.fact.countedUnstated", { label })
            : t("check.fact.counted", { label, figure: f.number(fact.figure), unit })}
        </span>
      );
    }
    default:
      return <span>{t(`check.fact.${fact.fact}`)}</span>;
  }
}
