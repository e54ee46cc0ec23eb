import { Send } from "lucide-react";
import { type SheetRow, useCommand } from "~/api";
import { Button, useReport } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Paper.module.css";

/** What a sheet still lacks, or the button that hands it in for its member. */
export function RowEnd({ row }: { row: SheetRow }) {
  const { t } = useI18n();
  const submit = useCommand("sheet_submit", useReport());
  const { dossier_id, member_id, gaps } = row;
  const marks = gaps.filter(({ kind }) => kind === "mark").length;
  if (Object.keys(row.marks).length === 0) return <span className={styles.muted}>{t("paper.blank")}</span>;
  if (gaps.length > 0) {
    return (
      <span className={styles.muted}>
        {t("paper.missing", {
          marks,
          comments: gaps.length - marks,
          codes: gaps.flatMap(({ kind, criterion }) => (kind === "comment" ? [criterion] : [])).join(", "),
        })}
      </span>
    );
  }
  return (
    <Button
      size="small"
      icon={Send}
      isPending={submit.running}
      onPress={() => void submit.run({ dossier_id, member_id })}
    >
      {t("paper.handIn")}
    </Button>
  );
}
