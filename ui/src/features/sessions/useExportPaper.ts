import { useCallback } from "react";
import { ApiError, call, choose, type PaperView, reveal } from "~/api";
import { toast, useReport } from "~/components";
import { useI18n } from "~/i18n";

/** Copies a paper into a folder that the person chooses, and offers to show it there. */
export function useExportPaper(): (paper: Pick<PaperView, "id" | "name">) => Promise<void> {
  const { t } = useI18n();
  const report = useReport();
  return useCallback(
    async ({ id, name }) => {
      const failed = (thrown: unknown) => report(ApiError.from(thrown));
      try {
        const [folder] = await choose("export_folder", t("session.papers.exportTo"));
        if (!folder) return;
        const { path } = await call("paper_export", { paper_id: id, path: folder });
        toast({
          tone: "success",
          title: t("session.papers.exported"),
          text: name,
          action: { label: t("session.papers.reveal"), run: () => void reveal(path).catch(failed) },
        });
      } catch (thrown) {
        failed(thrown);
      }
    },
    [t, report],
  );
}
