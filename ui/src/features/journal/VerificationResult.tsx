import { useEffect, useState } from "react";
import { useCommand, type VerifyReport } from "~/api";
import { Banner, ErrorState, LoadingState } from "~/components";
import { useI18n } from "~/i18n";
import { headLine } from "./head";
import styles from "./Journal.module.css";

const CHECKS = [
  "database",
  "reference",
  "chain",
  "chain_head",
  "schema",
  "journal_order",
  "seal",
  "search",
  "paper_head",
  "head",
  "backup",
  "backup_ahead",
  "backup_document",
  "untraced_row",
  "journal_about",
  "document_altered",
  "document_missing",
  "recused_with_submitted_marks",
  "submitted_with_blank_mark",
  "mark_without_grid_version",
  "decided_without_decision",
  "decision_outside_agenda",
  "document_without_content",
  "dossier_on_two_open_agendas",
] as const;

/** Checks everything that must hold, and says what was found in the words of the secretariat. */
export function VerificationResult() {
  const { t } = useI18n();
  const { run, error } = useCommand("workspace_verify");
  const [report, setReport] = useState<VerifyReport | null>(null);
  useEffect(() => {
    void run({ heads: [] }).then(setReport);
  }, [run]);
  if (error)
    return <ErrorState error={error} on={{ retry: () => void run({ heads: [] }).then(setReport) }} />;
  if (!report) return <LoadingState lines={3} />;
  const { findings, documents, head } = report;
  return (
    <>
      {findings.length === 0 ? (
        <Banner tone="success" live title={t("verify.sound")}>
          {t("verify.soundText", { documents, entries: head.entries })}
        </Banner>
      ) : (
        <>
          <Banner tone="danger" live title={t("verify.findings", { count: findings.length })}>
            {t("verify.findingsText")}
          </Banner>
          <ul className={styles.findings}>
            {findings.map(({ check, detail }) => (
              <li key={`${check} ${detail}`}>
                {t(`verify.check.${CHECKS.find((known) => known === check) ?? "other"}`)}
                <code className={styles.code}>{detail}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={styles.head}>
        {t("journal.head", { count: head.entries })} <code className={styles.code}>{headLine(head)}</code>
      </p>
    </>
  );
}
