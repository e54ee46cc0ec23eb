import { useState } from "react";
import { ApiError, choose, type MemberId, reveal, useCommand } from "~/api";
import { Button, Dialog, RadioGroup, toast, useReport } from "~/components";
import { useI18n } from "~/i18n";

interface Props {
  callId: string;
  /** Whose sheets; nobody named stands for everybody. */
  members: readonly { id: MemberId; name: string }[];
  onClose(): void;
}

/** Asks how sheets to be marked with a pen are filed and where they go, prints them there and offers to show them. */
export function PrintDialog({ callId, members, onClose }: Props) {
  const { t, f, language } = useI18n();
  const report = useReport();
  const command = useCommand("sheet_print", report);
  const [files, setFiles] = useState<"together" | "apart">("together");
  const failed = (thrown: unknown) => report(ApiError.from(thrown));
  async function print() {
    const [folder] = await choose("export_folder", t("paper.print.where"));
    if (!folder) return;
    const printed = await command.run({
      call_id: callId,
      member_ids: members.map(({ id }) => id),
      apart: files === "apart",
      language,
      path: folder,
    });
    const [first] = printed?.paths ?? [];
    if (!printed || first === undefined) return;
    toast({
      tone: printed.replaced > 0 ? "warning" : "success",
      title: t("paper.print.done", { count: printed.sheets }),
      text: printed.replaced > 0 ? t("paper.print.replaced", { count: printed.replaced }) : folder,
      action: { label: t("exchange.reveal"), run: () => void reveal(first).catch(failed) },
    });
    onClose();
  }
  return (
    <Dialog
      title={t("paper.print.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button kind="primary" isPending={command.running} onPress={() => void print().catch(failed)}>
            {t("paper.print.choose")}
          </Button>
        </>
      }
    >
      <p>{t("paper.print.text")}</p>
      <p>
        {members.length === 0
          ? t("paper.print.everybody")
          : t("paper.print.of", { names: f.list(members.map(({ name }) => name)) })}
      </p>
      {members.length === 1 ? null : (
        <RadioGroup<"together" | "apart">
          label={t("paper.print.files")}
          options={[
            { id: "together", label: t("paper.print.together") },
            { id: "apart", label: t("paper.print.apart") },
          ]}
          value={files}
          onChange={setFiles}
        />
      )}
    </Dialog>
  );
}
