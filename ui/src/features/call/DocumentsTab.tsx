import type { DocumentKind, Requirement } from "~/api";
import { FormGrid, NumberField, Section, Select } from "~/components";
import { useI18n } from "~/i18n";
import { DOCUMENT_KINDS } from "../dossier/kinds";
import type { TabProps } from "./CallPage";
import styles from "./Call.module.css";

const REQUIREMENTS: readonly Requirement[] = ["always", "organisation", "association", "optional"];

/** The documents that a dossier holds, and of whom each is asked. */
export function DocumentsTab({ draft, readOnly }: TabProps) {
  const { t } = useI18n();
  const { documents } = draft.rules;
  const set = (kind: DocumentKind, required: Requirement | "none") => {
    const others = documents.filter((document) => document.kind !== kind);
    const next = required === "none" ? others : [...others, { kind, required }];
    draft.choose({
      documents: next.sort((a, b) => DOCUMENT_KINDS.indexOf(a.kind) - DOCUMENT_KINDS.indexOf(b.kind)),
    });
  };
  return (
    <>
      <Section title={t("call.section.documents")} description={t("call.section.documentsHelp")}>
        <div className={styles.documents}>
          {DOCUMENT_KINDS.filter((kind) => kind !== "other").map((kind) => (
            <div key={kind} className={styles.document}>
              <span>{t(`document.kind.${kind}`)}</span>
              <Select
                label={t("call.documents.requirementOf", { document: t(`document.kind.${kind}`) })}
                labelHidden
                value={documents.find((document) => document.kind === kind)?.required ?? "none"}
                onChange={(required) => set(kind, required)}
                options={(["none", ...REQUIREMENTS] as const).map((id) => ({
                  id,
                  label: t(`call.requirement.${id}`),
                }))}
                isDisabled={readOnly}
              />
            </div>
          ))}
        </div>
      </Section>
      <Section title={t("call.section.request")}>
        <FormGrid>
          <NumberField
            label={t("call.field.requestDays")}
            unit={t("call.unit.days")}
            value={draft.rules.documents_request_days}
            onChange={(value) => draft.type({ documents_request_days: value ?? 15 })}
            minValue={1}
            maxValue={365}
            isReadOnly={readOnly}
          />
        </FormGrid>
      </Section>
    </>
  );
}
