import { Checkbox, FormGrid, RadioGroup, Select, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { CommuneField } from "./CommuneField";
import type { FieldsProps } from "./IdentityTab";
import { withApplicant } from "./input";

export function ApplicantFields({ draft: { draft, type, choose }, rules, names, at }: FieldsProps) {
  const { t, language } = useI18n();
  const { applicant } = draft;
  const text = (
    field:
      | "name"
      | "legal_form"
      | "siren"
      | "siret"
      | "activity"
      | "contact_name"
      | "email"
      | "phone"
      | "address",
  ) => ({
    label: t(`dossier.field.${field}`),
    value: applicant[field],
    onChange: (value: string) => type(withApplicant(draft, { [field]: value })),
    error: at(`applicant.${field}`),
  });
  return (
    <>
      <RadioGroup
        label={t("dossier.field.kind")}
        segmented
        value={applicant.kind}
        onChange={(kind) => choose(withApplicant(draft, { kind }))}
        options={[
          { id: "organisation", label: t("applicant.kind.organisation") },
          { id: "person", label: t("applicant.kind.person") },
        ]}
      />
      <FormGrid>
        <TextField {...text("name")} />
        <Select
          label={t("dossier.field.applicantType")}
          value={draft.applicant_type}
          onChange={(applicant_type) => choose({ ...draft, applicant_type })}
          options={rules.applicant_types.map(({ code, label }) => ({
            id: code,
            label: labelIn(label, language),
          }))}
          error={at("applicant_type")}
        />
        <TextField {...text("legal_form")} />
        <TextField {...text("siren")} description={t("dossier.field.sirenHelp")} inputMode="numeric" />
        <TextField {...text("siret")} description={t("dossier.field.siretHelp")} inputMode="numeric" />
        <TextField {...text("activity")} description={t("dossier.field.activityHelp")} />
        <TextField {...text("contact_name")} />
        <TextField {...text("email")} type="email" />
        <TextField {...text("phone")} type="tel" />
        <TextField {...text("address")} />
        <TextField
          label={t("dossier.field.postalCode")}
          value={applicant.postal_code ?? ""}
          onChange={(code) => type(withApplicant(draft, { postal_code: code.trim() === "" ? null : code }))}
          error={at("applicant.postal_code")}
        />
        <CommuneField
          label={t("dossier.field.commune")}
          insee={applicant.commune_insee}
          names={names}
          placeholder={t("dossier.field.communeHint")}
          onChange={(commune_insee, code) =>
            choose(withApplicant(draft, { commune_insee, postal_code: code ?? applicant.postal_code }))
          }
          error={at("applicant.commune_insee")}
        />
        <CommuneField
          label={t("dossier.field.hq")}
          insee={draft.hq_insee}
          names={names}
          placeholder={t("dossier.field.communeHint")}
          onChange={(hq_insee) => choose({ ...draft, hq_insee })}
          error={at("hq_insee")}
        />
      </FormGrid>
      <Checkbox
        isSelected={applicant.creation_in_progress}
        onChange={(value) => choose(withApplicant(draft, { creation_in_progress: value }))}
      >
        {t("dossier.field.creation")}
      </Checkbox>
      <Checkbox
        isSelected={draft.hq_commitment}
        onChange={(hq_commitment) => choose({ ...draft, hq_commitment })}
      >
        {t("dossier.field.commitment")}
      </Checkbox>
    </>
  );
}
