import { FolderOutput } from "lucide-react";
import { ApiError, host, openOutside, type PaperView } from "~/api";
import { IconButton, useReport } from "~/components";
import { PdfViewer } from "~/components/pdf";
import { useI18n } from "~/i18n";
import styles from "./Sessions.module.css";
import { useExportPaper } from "./useExportPaper";

/** A paper that was produced, to be read and copied. */
export function PaperReader({ paper }: { paper: Pick<PaperView, "id" | "name"> }) {
  const { t } = useI18n();
  const report = useReport();
  const exportPaper = useExportPaper();
  return (
    <div className={styles.paper}>
      <div className={styles.paperHead}>
        <span className={styles.paperName}>{paper.name}</span>
        <IconButton
          icon={FolderOutput}
          label={t("session.papers.export")}
          onPress={() => void exportPaper(paper)}
        />
      </div>
      <div className={styles.paperView}>
        <PdfViewer
          key={paper.id}
          url={host().documentUrl(paper.id)}
          name={paper.name}
          onOpenOutside={() => void openOutside(paper.id).catch((thrown) => report(ApiError.from(thrown)))}
        />
      </div>
    </div>
  );
}
