import type { CallRules, DossierView } from "~/api";
import { Banner, describeError, Section } from "~/components";
import { useI18n } from "~/i18n";
import { ApplicantFields } from "./ApplicantFields";
import { Counters } from "./Counters";
import styles from "./Dossier.module.css";
import { Facts } from "./Facts";
import { ProjectFields } from "./ProjectFields";
import { useDraft } from "./useDraft";

interface Props {
  view: DossierView;
  rules: CallRules;
  readOnly: boolean;
}

/** Who applies and for what. The secretariat corrects it in place; the others read it. */
export function IdentityTab(props: Props) {
  return (
    <div className={styles.tab}>
      {props.readOnly ? <Facts view={props.view} rules={props.rules} /> : <IdentityForm {...props} />}
      <Counters view={props.view} readOnly={props.readOnly} />
    </div>
  );
}

const FIELDS =
  /^(title|summary|theme|applicant_type|requested_cents|implementation_insee|hq_insee|received_at|applicant\.\w+)$/;

function IdentityForm({ view, rules }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const draft = useDraft(view);
  const failure = draft.error ? describeError(draft.error, i18n) : null;
  const at = (field: string) => (draft.error?.field === field ? (failure?.text ?? null) : null);
  const elsewhere = draft.error && !FIELDS.test(draft.error.field ?? "");
  const names = view.communes;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving a field saves it; the group itself holds no focus
    <div className={styles.form} onBlur={draft.save}>
      {elsewhere && failure ? (
        <Banner tone="danger" live title={failure.title}>
          {failure.text}
        </Banner>
      ) : null}
      <Section title={t("dossier.section.project")}>
        <ProjectFields draft={draft} rules={rules} names={names} at={at} />
      </Section>
      <Section title={t("dossier.section.applicant")}>
        <ApplicantFields draft={draft} rules={rules} names={names} at={at} />
      </Section>
    </div>
  );
}

export interface FieldsProps {
  draft: ReturnType<typeof useDraft>;
  rules: CallRules;
  names: Readonly<Record<string, string | undefined>>;
  /** The error of a field, if it is the one at fault. */
  at(field: string): string | null;
}
