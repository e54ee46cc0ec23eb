import { ClipboardSignature, FileText, Mails, RefreshCw } from "lucide-react";
import { useState } from "react";
import { type SessionView, useCommand } from "~/api";
import { useWorkspace } from "~/app/workspace";
import { Button, EmptyState, Section, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { PaperList } from "./PaperList";
import { PaperReader } from "./PaperReader";
import { Publications } from "./Publications";
import styles from "./Sessions.module.css";
import { wasHeld } from "./steps";
import { useTellProduced } from "./useTellProduced";

/** The papers of a session: produced here, read here, copied where one wants them. */
export function PapersPanel({ view }: { view: SessionView }) {
  const { t, language } = useI18n();
  const { isStaff, readOnly } = useWorkspace();
  const report = useReport();
  const tell = useTellProduced();
  const produce = useCommand("paper_produce", report);
  const minutes = useCommand("minutes_produce", report);
  const [chosen, setChosen] = useState<string | null>(null);
  const { row, papers } = view;
  const paper = papers.find(({ id }) => id === chosen) ?? papers[0];
  const editable = isStaff && !readOnly;
  const held = wasHeld(row.state);
  const applicants = new Map(view.items.map(({ dossier_id, applicant }) => [dossier_id, applicant]));
  const make = (kind: "attendance_sheet" | "session_letters") =>
    void produce.run({ order: { kind, session_id: row.id }, language }).then(tell);
  return (
    <Section
      title={t("session.panel.papers")}
      actions={
        editable ? (
          <>
            {held ? null : (
              <Button
                size="small"
                icon={ClipboardSignature}
                isPending={produce.running}
                onPress={() => make("attendance_sheet")}
              >
                {t("session.papers.attendance")}
              </Button>
            )}
            {held && row.decisions > 0 ? (
              <Button
                size="small"
                icon={Mails}
                isPending={produce.running}
                onPress={() => make("session_letters")}
              >
                {t("session.papers.letters")}
              </Button>
            ) : null}
            {row.state === "minutes_draft" ? (
              <Button
                size="small"
                icon={RefreshCw}
                isPending={minutes.running}
                onPress={() => void minutes.run({ session_id: row.id, language }).then(tell)}
              >
                {t("session.papers.again")}
              </Button>
            ) : null}
          </>
        ) : undefined
      }
    >
      <Publications publications={view.publications} />
      {paper ? (
        <div className={styles.papers}>
          <PaperList papers={papers} applicants={applicants} current={paper.id} onChoose={setChosen} />
          <PaperReader paper={paper} />
        </div>
      ) : (
        <EmptyState icon={FileText} title={t("session.papers.empty")}>
          {t(held ? "session.papers.emptyHeld" : "session.papers.emptyYet")}
        </EmptyState>
      )}
    </Section>
  );
}
