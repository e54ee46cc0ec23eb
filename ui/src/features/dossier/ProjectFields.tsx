import { DateField, FormGrid, MoneyField, Select, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { CommuneField } from "./CommuneField";
import type { FieldsProps } from "./IdentityTab";
import { dayInParis, receivedOn } from "./input";

export function ProjectFields({ draft: { draft, type, choose }, rules, names, at }: FieldsProps) {
  const { t, f, language } = useI18n();
  return (
    <>
      <TextField
        label={t("dossier.field.title")}
        value={draft.title}
        onChange={(title) => type({ ...draft, title })}
        isRequired
        error={at("title")}
      />
      <FormGrid>
        {rules.themes.length > 0 ? (
          <Select
            label={t("dossier.field.theme")}
            value={draft.theme}
            onChange={(theme) => choose({ ...draft, theme })}
            options={rules.themes.map(({ code, label }) => ({ id: code, label: labelIn(label, language) }))}
            error={at("theme")}
          />
        ) : null}
        <MoneyField
          label={t("dossier.field.requested")}
          cents={draft.requested_cents}
          onChange={(requested_cents) => type({ ...draft, requested_cents })}
          error={at("requested_cents")}
        />
        <DateField
          label={t("dossier.field.received")}
          value={draft.received_at && dayInParis(draft.received_at)}
          onChange={(day) =>
            day && type({ ...draft, received_at: receivedOn(draft.received_at, day, dayInParis) })
          }
          description={
            draft.received_at === null
              ? t("dossier.field.receivedUnknownHelp")
              : t("dossier.field.receivedHelp", { time: f.time(draft.received_at) })
          }
          error={at("received_at")}
        />
        <CommuneField
          label={t("dossier.field.implementation")}
          insee={draft.implementation_insee}
          names={names}
          placeholder={t("dossier.field.communeHint")}
          onChange={(implementation_insee) => choose({ ...draft, implementation_insee })}
          error={at("implementation_insee")}
        />
        <Select
          label={t("dossier.field.signed")}
          value={draft.form_signed === null ? "unknown" : draft.form_signed ? "yes" : "no"}
          onChange={(answer) =>
            choose({ ...draft, form_signed: answer === "unknown" ? null : answer === "yes" })
          }
          options={(["unknown", "yes", "no"] as const).map((id) => ({
            id,
            label: t(`dossier.signed.${id}`),
          }))}
        />
      </FormGrid>
      <TextField
        label={t("dossier.field.summary")}
        rows={5}
        value={draft.summary}
        onChange={(summary) => type({ ...draft, summary })}
        error={at("summary")}
      />
    </>
  );
}
