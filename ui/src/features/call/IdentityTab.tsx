import { Plus, Trash2 } from "lucide-react";
import type { CallKind, Organiser, Partner, PartnerRole } from "~/api";
import { Button, Checkbox, FormGrid, IconButton, Section, Select, Switch, TextField } from "~/components";
import { useI18n } from "~/i18n";
import type { TabProps } from "./CallPage";
import styles from "./Call.module.css";
import { ChoiceList } from "./ChoiceList";
import { removed, replaced } from "./list";

const KINDS: readonly CallKind[] = [
  "project_call",
  "expression_of_interest",
  "application_call",
  "labelling",
  "organisation_labelling",
];
const ROLES: readonly PartnerRole[] = ["associate", "animation", "support", "funder"];

/** What the call is, who runs it, what it is about and who may apply. */
export function IdentityTab({ draft, readOnly }: TabProps) {
  const { t } = useI18n();
  const { rules } = draft;
  return (
    <>
      <Section title={t("call.section.call")}>
        <FormGrid>
          <TextField
            label={t("call.field.name")}
            value={draft.name}
            onChange={draft.typeName}
            isReadOnly={readOnly}
            isRequired
          />
          <Select
            label={t("call.field.kind")}
            value={rules.kind}
            onChange={(kind) => draft.choose({ kind })}
            options={KINDS.map((id) => ({ id, label: t(`call.kind.${id}`) }))}
            isDisabled={readOnly}
          />
        </FormGrid>
      </Section>
      <OrganiserSection draft={draft} readOnly={readOnly} />
      <Section title={t("call.section.partners")}>
        <Partners
          items={rules.partners}
          readOnly={readOnly}
          onType={(partners) => draft.type({ partners })}
          onChoose={(partners) => draft.choose({ partners })}
        />
      </Section>
      <Section title={t("call.section.themes")} description={t("call.section.themesHelp")}>
        <ChoiceList
          items={rules.themes}
          readOnly={readOnly}
          one={t("call.one.theme")}
          onType={(themes) => draft.type({ themes })}
          onChoose={(themes) => draft.choose({ themes })}
        />
      </Section>
      <Section title={t("call.section.applicants")}>
        <ChoiceList
          items={rules.applicant_types}
          readOnly={readOnly}
          one={t("call.one.type")}
          onType={(applicant_types) => draft.type({ applicant_types })}
          onChoose={(applicant_types) => draft.choose({ applicant_types })}
        />
      </Section>
    </>
  );
}

function OrganiserSection({ draft, readOnly }: TabProps) {
  const { t } = useI18n();
  const { organiser } = draft.rules;
  const type = (part: Partial<Organiser>) => draft.type({ organiser: { ...organiser, ...part } });
  const signatory = (part: Partial<Organiser["signatory"]>) =>
    type({ signatory: { ...organiser.signatory, ...part } });
  return (
    <Section title={t("call.section.organiser")}>
      <FormGrid>
        <TextField
          label={t("call.field.organiser")}
          value={organiser.name}
          onChange={(name) => type({ name })}
          isReadOnly={readOnly}
        />
        <TextField
          label={t("call.field.email")}
          type="email"
          value={organiser.email}
          onChange={(email) => type({ email })}
          isReadOnly={readOnly}
        />
        <TextField
          label={t("call.field.address")}
          rows={3}
          value={organiser.address}
          onChange={(address) => type({ address })}
          isReadOnly={readOnly}
        />
        <TextField
          label={t("call.field.signatory")}
          value={organiser.signatory.name}
          onChange={(name) => signatory({ name })}
          isReadOnly={readOnly}
        />
        <TextField
          label={t("call.field.capacity")}
          value={organiser.signatory.capacity}
          onChange={(capacity) => signatory({ capacity })}
          isReadOnly={readOnly}
        />
        <TextField
          label={t("call.field.court")}
          value={organiser.court}
          onChange={(court) => type({ court })}
          isReadOnly={readOnly}
          description={t("call.field.courtHelp")}
        />
      </FormGrid>
      <Switch
        isSelected={organiser.is_public_authority}
        onChange={(is_public_authority) => draft.choose({ organiser: { ...organiser, is_public_authority } })}
        isDisabled={readOnly}
      >
        {t("call.field.authority")}
      </Switch>
    </Section>
  );
}

interface PartnersProps {
  items: readonly Partner[];
  readOnly: boolean;
  onType(items: Partner[]): void;
  onChoose(items: Partner[]): void;
}

function Partners({ items, readOnly, onType, onChoose }: PartnersProps) {
  const { t } = useI18n();
  return (
    <div className={styles.list}>
      {items.map((partner, at) => (
        // Partners have no code of their own: their place is what tells them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={at} className={styles.partner}>
          <TextField
            label={t("call.field.partner", { number: at + 1 })}
            value={partner.name}
            onChange={(name) => onType(replaced(items, at, { ...partner, name }))}
            isReadOnly={readOnly}
          />
          <div className={styles.roles}>
            {ROLES.map((role) => (
              <Checkbox
                key={role}
                isSelected={partner.roles.includes(role)}
                isDisabled={readOnly}
                onChange={(on) =>
                  onChoose(
                    replaced(items, at, {
                      ...partner,
                      roles: on ? [...partner.roles, role] : partner.roles.filter((own) => own !== role),
                    }),
                  )
                }
              >
                {t(`call.role.${role}`)}
              </Checkbox>
            ))}
          </div>
          {readOnly ? null : (
            <IconButton
              icon={Trash2}
              label={t("call.list.remove", { name: partner.name })}
              onPress={() => onChoose(removed(items, at))}
            />
          )}
        </div>
      ))}
      {readOnly ? null : (
        <Button
          size="small"
          icon={Plus}
          onPress={() => onChoose([...items, { name: t("call.list.new"), roles: ["associate"] }])}
        >
          {t("call.list.add", { one: t("call.one.partner") })}
        </Button>
      )}
    </div>
  );
}
