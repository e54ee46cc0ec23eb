import type { PDFDocumentProxy } from "pdfjs-dist";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useI18n } from "~/i18n";
import { useRemembered } from "../remembered";
import type { Size } from "./geometry";
import { Outline } from "./Outline";
import styles from "./Pdf.module.css";
import { Thumbnails } from "./Thumbnails";

export interface SideProps {
  document: PDFDocumentProxy;
  /** The page in view, the first being 1. */
  page: number;
  goTo(page: number): void;
  /** By how much the person turned the document. */
  rotation: number;
  sizeOf(page: number): Size;
  watch(): () => void;
  giveUp(): void;
}

/** Beside the pages: the document's own outline, and its pages made small. */
export function PdfSide(props: SideProps) {
  const { t } = useI18n();
  const [shown, setShown] = useRemembered<string>("pdf.sideTab", "thumbnails");
  return (
    <Tabs className={styles.side} selectedKey={shown} onSelectionChange={(key) => setShown(String(key))}>
      <TabList className={styles.sideChoice} aria-label={t("pdf.side")}>
        <Tab id="thumbnails" className={styles.sideTab}>
          {t("pdf.thumbnails")}
        </Tab>
        <Tab id="outline" className={styles.sideTab}>
          {t("pdf.outline")}
        </Tab>
      </TabList>
      <TabPanel id="thumbnails" className={styles.sidePanel}>
        <Thumbnails {...props} />
      </TabPanel>
      <TabPanel id="outline" className={styles.sidePanel}>
        <Outline document={props.document} page={props.page} goTo={props.goTo} />
      </TabPanel>
    </Tabs>
  );
}
