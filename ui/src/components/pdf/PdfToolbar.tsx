import {
  ChevronDown,
  ChevronUp,
  ExternalLink,
  MoveHorizontal,
  PanelLeft,
  RotateCw,
  Scan,
  Search,
  SquareDashedMousePointer,
  X,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { Input, TextField as AriaTextField, Toolbar } from "react-aria-components";
import { useI18n } from "~/i18n";
import { IconButton } from "../Button";
import { SearchField } from "../TextField";
import type { Zoom } from "./geometry";
import styles from "./Pdf.module.css";
import type { AreaTool } from "./useArea";
import type { Finding } from "./useFind";

export interface PdfToolbarProps {
  page: number;
  pages: number;
  onPage(page: number): void;
  scale: number;
  zoom: Zoom;
  onZoom(zoom: Zoom): void;
  onStep(up: boolean): void;
  onRotate(): void;
  finding: Finding;
  findOpen: boolean;
  onFindOpen(open: boolean): void;
  findRef: RefObject<HTMLInputElement | null>;
  onOpenOutside?(): void;
  /** The outline and the thumbnails are shown. */
  side: boolean;
  onSide(): void;
  /** The tool for rectangles, where passages are marked. */
  area: Pick<AreaTool, "isOn" | "toggle"> | null;
}

export function PdfToolbar(props: PdfToolbarProps) {
  const { t, f } = useI18n();
  const { page, pages, onPage, zoom, onZoom, finding } = props;
  return (
    <div className={styles.toolbar}>
      <Toolbar aria-label={t("pdf.toolbar")} className={styles.tools}>
        <IconButton icon={PanelLeft} label={t("pdf.side")} pressed={props.side} onPress={props.onSide} />
        <span className={styles.gap} />
        <IconButton
          icon={ChevronUp}
          label={t("pdf.previousPage")}
          isDisabled={page <= 1}
          onPress={() => onPage(page - 1)}
        />
        <IconButton
          icon={ChevronDown}
          label={t("pdf.nextPage")}
          isDisabled={page >= pages}
          onPress={() => onPage(page + 1)}
        />
        <PageNumber page={page} pages={pages} onPage={onPage} />
        <span className={styles.gap} />
        <IconButton
          icon={ZoomOut}
          label={t("pdf.zoomOut")}
          shortcut="-"
          onPress={() => props.onStep(false)}
        />
        <span className={styles.figure} aria-live="polite">
          <span className="visually-hidden">{t("pdf.zoomLevel")} </span>
          {f.number(Math.round(props.scale * 75), 0)}&nbsp;%
        </span>
        <IconButton icon={ZoomIn} label={t("pdf.zoomIn")} shortcut="+" onPress={() => props.onStep(true)} />
        <IconButton
          icon={MoveHorizontal}
          label={t("pdf.fitWidth")}
          shortcut="0"
          pressed={zoom === "width"}
          onPress={() => onZoom("width")}
        />
        <IconButton
          icon={Scan}
          label={t("pdf.fitPage")}
          pressed={zoom === "page"}
          onPress={() => onZoom("page")}
        />
        <IconButton icon={RotateCw} label={t("pdf.rotate")} onPress={props.onRotate} />
        <span className={styles.gap} />
        <IconButton
          icon={Search}
          label={t("pdf.find")}
          shortcut="Ctrl+F"
          pressed={props.findOpen}
          onPress={() => props.onFindOpen(!props.findOpen)}
        />
        {props.area ? (
          <IconButton
            icon={SquareDashedMousePointer}
            label={t("pdf.area")}
            pressed={props.area.isOn}
            onPress={props.area.toggle}
          />
        ) : null}
        {props.onOpenOutside ? (
          <IconButton icon={ExternalLink} label={t("pdf.openOutside")} onPress={props.onOpenOutside} />
        ) : null}
      </Toolbar>
      {props.findOpen ? (
        <div className={styles.find}>
          <SearchField
            label={t("pdf.find")}
            value={finding.query}
            onChange={finding.setQuery}
            onSubmit={() => finding.go(1)}
            inputRef={props.findRef}
            autoFocus
          />
          <span className={styles.figure} role="status">
            {finding.query.trim() === ""
              ? ""
              : t(finding.searching ? "pdf.findPartial" : "pdf.findCount", {
                  at: finding.matches.length === 0 ? 0 : finding.at + 1,
                  total: finding.matches.length,
                })}
          </span>
          <IconButton
            icon={ChevronUp}
            label={t("pdf.findPrevious")}
            shortcut="Shift+Enter"
            onPress={() => finding.go(-1)}
          />
          <IconButton
            icon={ChevronDown}
            label={t("pdf.findNext")}
            shortcut="Enter"
            onPress={() => finding.go(1)}
          />
          <IconButton icon={X} label={t("component.close")} onPress={() => props.onFindOpen(false)} />
        </div>
      ) : null}
    </div>
  );
}

/** The page's number, typed over to jump. */
function PageNumber({ page, pages, onPage }: Pick<PdfToolbarProps, "page" | "pages" | "onPage">) {
  const { t } = useI18n();
  const [text, setText] = useState(String(page));
  useEffect(() => setText(String(page)), [page]);
  const commit = () => {
    const wanted = Number.parseInt(text, 10);
    if (Number.isInteger(wanted)) onPage(Math.max(1, Math.min(pages, wanted)));
    else setText(String(page));
  };
  return (
    <span className={styles.pageNumber}>
      <AriaTextField aria-label={t("pdf.page")} value={text} onChange={setText}>
        <Input
          className={styles.pageInput}
          inputMode="numeric"
          onFocus={(event) => event.target.select()}
          onBlur={commit}
          onKeyDown={(event) => event.key === "Enter" && commit()}
        />
      </AriaTextField>
      <span className={styles.figure}>{t("pdf.pageOf", { count: pages })}</span>
    </span>
  );
}
