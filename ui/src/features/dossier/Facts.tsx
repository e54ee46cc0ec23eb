import type { CallRules, DossierView } from "~/api";
import { DefinitionList, Section } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import styles from "./Dossier.module.css";
import { spaced } from "./input";

/** The dossier for those who read it. */
export function Facts({ view, rules }: { view: DossierView; rules: CallRules }) {
  const { t, f, language } = useI18n();
  const { dossier, communes } = view;
  const { applicant } = dossier;
  const place = (insee: string | null) => (insee ? (communes[insee] ?? insee) : null);
  const theme = rules.themes.find(({ code }) => code === dossier.theme);
  const type = rules.applicant_types.find(({ code }) => code === dossier.applicant_type);
  return (
    <div className={styles.form}>
      <Section title={t("dossier.section.project")}>
        <p className={styles.summary}>{dossier.summary || "—"}</p>
        <DefinitionList
          columns
          items={[
            {
              id: "theme",
              term: t("dossier.field.theme"),
              value: theme ? labelIn(theme.label, language) : null,
            },
            {
              id: "requested",
              term: t("dossier.field.requested"),
              value: dossier.requested_cents === null ? null : f.money(dossier.requested_cents),
            },
            {
              id: "received",
              term: t("dossier.field.received"),
              value:
                dossier.received_at === null
                  ? t("dossier.field.receivedUnknown")
                  : f.dateTime(dossier.received_at),
            },
            {
              id: "implementation",
              term: t("dossier.field.implementation"),
              value: place(dossier.implementation_insee),
            },
          ]}
        />
      </Section>
      <Section title={t("dossier.section.applicant")}>
        <DefinitionList
          columns
          items={[
            { id: "name", term: t("dossier.field.name"), value: applicant.name },
            {
              id: "type",
              term: t("dossier.field.applicantType"),
              value: type ? labelIn(type.label, language) : null,
            },
            { id: "legal", term: t("dossier.field.legal_form"), value: applicant.legal_form },
            {
              id: "siren",
              term: t("dossier.field.siren"),
              value: applicant.siren && spaced(applicant.siren),
            },
            { id: "activity", term: t("dossier.field.activity"), value: applicant.activity },
            { id: "commune", term: t("dossier.field.commune"), value: place(applicant.commune_insee) },
            { id: "hq", term: t("dossier.field.hq"), value: place(dossier.hq_insee) },
          ]}
        />
      </Section>
    </div>
  );
}
