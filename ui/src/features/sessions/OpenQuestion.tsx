import { useState } from "react";
import { type SessionView, useQuery } from "~/api";
import { ConfirmDialog } from "~/components";
import { useI18n } from "~/i18n";
import { linesOf } from "./attendance";
import { useAnswers } from "./answers";
import { QuorumSentence } from "./QuorumSentence";
import styles from "./Sessions.module.css";
import { TimeField } from "./TimeField";
import { Warnings } from "./Warnings";

interface Props {
  view: SessionView;
  callId: string;
  isOpen: boolean;
  isPending: boolean;
  onClose(): void;
  onConfirm(at: string): void;
}

/** What opening a session means: its quorum, and who counts as absent for want of an answer. */
export function OpenQuestion({ view, callId, isOpen, isPending, onClose, onConfirm }: Props) {
  const { t, f } = useI18n();
  const answers = useAnswers(view);
  const members = useQuery("member_list", isOpen ? { call_id: callId } : null).data?.members ?? [];
  const silent = linesOf(members, answers).filter(({ presence }) => presence === null);
  const [began, setBegan] = useState("");
  const { reached } = view.quorum;
  return (
    <ConfirmDialog
      title={t(reached ? "session.open.title" : "session.open.failTitle")}
      isOpen={isOpen}
      onClose={onClose}
      confirmLabel={t(reached ? "session.open.confirm" : "session.open.failConfirm")}
      danger={!reached}
      isPending={isPending}
      onConfirm={() => onConfirm(began)}
    >
      <div className={styles.stack}>
        <p>
          <QuorumSentence quorum={view.quorum} />
        </p>
        {silent.length > 0 ? (
          <p>
            {t("session.open.silent", {
              count: silent.length,
              names: f.list(silent.map(({ member }) => member.name)),
            })}
          </p>
        ) : null}
        <TimeField
          label={t("session.open.at")}
          value={began}
          onChange={setBegan}
          placeholder={t("session.time.example")}
          description={t("session.time.help")}
        />
        <Warnings warnings={view.warnings} />
        <p>{t(reached ? "session.open.text" : "session.open.failText")}</p>
      </div>
    </ConfirmDialog>
  );
}
