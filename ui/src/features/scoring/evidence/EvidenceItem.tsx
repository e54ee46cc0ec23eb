import { Check, MessageSquarePlus, TextQuote, Trash2, Unlink } from "lucide-react";
import { useState } from "react";
import type { EvidenceView } from "~/api";
import { Button, IconButton, Status, TextField, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { useAutosave } from "../../shared/useAutosave";
import styles from "./Evidence.module.css";
import { type Evidence, useEvidence } from "./EvidenceContext";
import { cited, pageName, standingOf } from "./held";
import { Swatch } from "./Swatch";

/** One passage: where it stands, what it says, and what can be done with it. */
export function EvidenceItem({ one, number }: { one: EvidenceView; number: number }) {
  const { t } = useI18n();
  const evidence = useEvidence();
  const [remarking, setRemarking] = useState(one.comment !== "");
  if (!evidence) return null;
  const standing = standingOf(one, evidence.refound.get(one.id));
  const quote = one.quote ? t("evidence.quoted", { quote: cited(one.quote.text) }) : t("evidence.area");
  return (
    <li className={styles.item} data-shown={one.id === evidence.shown || undefined}>
      <Swatch number={number} />
      <div className={styles.body}>
        <button
          type="button"
          className={styles.passage}
          data-evidence={one.id}
          onClick={() => evidence.goTo(one)}
        >
          <span className={styles.page}>{t("evidence.page", { page: pageName(one) })}</span>
          <span className={styles.quote}>{quote}</span>
        </button>
        {standing === "placed" ? null : (
          <Status tone={standing === "revised" ? "info" : "warning"}>
            {t(`evidence.standing.${standing}`)}
          </Status>
        )}
        <Answers one={one} evidence={evidence} />
        {remarking ? (
          <div className={styles.remark}>
            <Remark one={one} evidence={evidence} />
          </div>
        ) : null}
      </div>
      {evidence.writing ? (
        <div className={styles.acts}>
          {one.quote ? (
            <IconButton icon={TextQuote} label={t("evidence.cite")} onPress={() => evidence.cite(one)} />
          ) : null}
          {remarking ? null : (
            <IconButton
              icon={MessageSquarePlus}
              label={t("evidence.remark")}
              onPress={() => setRemarking(true)}
            />
          )}
          <IconButton icon={Trash2} label={t("evidence.remove")} onPress={() => evidence.remove(one.id)} />
        </div>
      ) : null}
    </li>
  );
}

interface Part {
  one: EvidenceView;
  evidence: Evidence;
}

/** What the member answers where the document changed: that is it, or it is there no more. */
function Answers({ one, evidence }: Part) {
  const { t } = useI18n();
  const refound = evidence.refound.get(one.id);
  const { open } = evidence;
  if (!evidence.writing || !refound || one.state === "orphan" || open?.id !== refound.documentId) return null;
  const { place } = refound;
  return (
    <div className={styles.answers}>
      {place ? (
        <Button
          size="small"
          icon={Check}
          onPress={() => void evidence.confirm(one.id, { document: open, place })}
        >
          {t("evidence.confirm")}
        </Button>
      ) : null}
      {refound.kind === "exact" ? null : (
        <Button size="small" icon={Unlink} onPress={() => void evidence.confirm(one.id, null)}>
          {t("evidence.lose")}
        </Button>
      )}
    </div>
  );
}

/** What the member says of a passage. */
function Remark({ one, evidence }: Part) {
  const { t } = useI18n();
  const draft = useAutosave(
    {
      key: `evidence:${one.id}`,
      command: "evidence_comment",
      request: (comment: string) => ({ evidence_id: one.id, comment }),
      about: { ...evidence.about, criterion: one.criterion },
      held: one.comment,
      same: (typed: string, held: string) => typed.trim() === held.trim(),
    },
    useReport(),
  );
  return (
    <TextField
      label={t("evidence.remark")}
      labelHidden
      placeholder={t("evidence.remark")}
      value={draft.value}
      isReadOnly={!evidence.writing}
      onChange={(comment) => draft.put(comment)}
      onBlur={() => void draft.flush()}
    />
  );
}
