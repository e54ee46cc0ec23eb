import { Eye, LockKeyhole } from "lucide-react";
import { useSyncExternalStore } from "react";
import { TextField } from "~/components";
import { useI18n } from "~/i18n";
import { CommentField } from "./CommentField";
import styles from "./Scoring.module.css";
import type { SheetStore, Words } from "./sheet";

const NO_WORDS: Words = { comment: "", note: "" };
const never = () => () => undefined;

/** What is written on a criterion, or on the whole. A key pressed here draws these fields anew and nothing around them. */
function useWords(sheet: SheetStore, criterion: string): Words {
  const slot = sheet.words(criterion);
  return useSyncExternalStore(slot?.subscribe ?? never, () => slot?.snapshot().value ?? NO_WORDS);
}

interface Props {
  sheet: SheetStore;
  criterion: string;
  readOnly: boolean;
}

/** What the candidate may read about a mark, and beside it what stays with its author. */
export function WordsFields({
  sheet,
  criterion,
  dossier,
  readOnly,
  asked,
}: Props & { dossier: string; asked: boolean }) {
  const { t } = useI18n();
  const words = useWords(sheet, criterion);
  const wanted = asked && !readOnly && words.comment.trim() === "";
  return (
    <div className={styles.bothWords}>
      <div className={styles.comment} data-comment={criterion} data-kind="public">
        <Eye aria-hidden />
        <CommentField
          dossier={dossier}
          criterion={criterion}
          label={t("scoring.comment.label")}
          placeholder={readOnly ? undefined : t("scoring.comment.short")}
          error={wanted ? t("scoring.comment.required") : null}
          value={words.comment}
          isReadOnly={readOnly}
          onChange={(comment) => sheet.setWords(criterion, { ...words, comment })}
          onBlur={() => sheet.leaveWords(criterion)}
        />
      </div>
      <div className={styles.comment} data-kind="private">
        <LockKeyhole aria-hidden />
        <TextField
          label={t("scoring.note.label")}
          rows={2}
          value={words.note}
          isReadOnly={readOnly}
          onChange={(note) => sheet.setWords(criterion, { ...words, note })}
          onBlur={() => sheet.leaveWords(criterion)}
        />
      </div>
    </div>
  );
}

/** The comment on the whole. */
export function OverallField({ sheet, readOnly }: Omit<Props, "criterion">) {
  const { t } = useI18n();
  const { comment } = useWords(sheet, "");
  return (
    <TextField
      label={t("scoring.overall.label")}
      description={readOnly ? undefined : t("scoring.comment.hint")}
      rows={3}
      value={comment}
      isReadOnly={readOnly}
      onChange={(next) => sheet.setWords("", { comment: next, note: "" })}
      onBlur={() => sheet.leaveWords("")}
    />
  );
}
