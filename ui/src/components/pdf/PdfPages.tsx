import type { PDFDocumentProxy } from "pdfjs-dist";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useI18n } from "~/i18n";
import { useRemembered } from "../remembered";
import { GAP, layout, pageAt, type Size, scaleFor, turned, type Zoom, zoomStep } from "./geometry";
import type { Marking } from "./marking";
import styles from "./Pdf.module.css";
import { PdfPage } from "./PdfPage";
import { PdfSide } from "./PdfSide";
import { PdfToolbar } from "./PdfToolbar";
import { frameOf, type Place } from "./place";
import { useGoToPlace, useGoToSpot, useKeepPlace, usePageLeft, useRoom } from "./scrolling";
import type { Spot } from "./find";
import { useArea } from "./useArea";
import { useFind } from "./useFind";
import { usePicking } from "./usePicking";

interface PdfPagesProps {
  document: PDFDocumentProxy;
  name: string;
  /** Rotation in quarter turns that the person chose for this document. */
  rotation: number;
  onRotation(rotation: number): void;
  watch(): () => void;
  giveUp(): void;
  onFirstPage?(): void;
  onOpenOutside?(): void;
  /** Where a search found something. */
  spot: Spot | null;
  marking?: Marking;
  /** Under which name the page is remembered. */
  leftAt?: string;
}

const A4: Size = { width: 595, height: 842 };

/** The long sheet: only the pages in view are drawn, whatever their number. */
export function PdfPages({
  document,
  name,
  rotation,
  onRotation,
  watch,
  giveUp,
  onFirstPage,
  onOpenOutside,
  spot,
  marking,
  leftAt,
}: PdfPagesProps) {
  const { t } = useI18n();
  const scroller = useRef<HTMLDivElement>(null);
  const findField = useRef<HTMLInputElement>(null);
  const room = useRoom(scroller);
  const [sizes, setSizes] = useState<ReadonlyMap<number, Size>>(new Map());
  const [zoom, setZoom] = useState<Zoom>("width");
  const [scrollTop, setScrollTop] = useState(0);
  const [findOpen, setFindOpen] = useState(spot !== null);
  const [side, setSide] = useRemembered("pdf.side", false);
  const finding = useFind(document, spot);

  const usual = sizes.get(1) ?? A4;
  const scale = scaleFor(zoom, turned(usual, rotation), room);
  const pageSizes = useMemo(
    () =>
      Array.from({ length: document.numPages }, (_, at) => {
        const { width, height } = turned(sizes.get(at + 1) ?? usual, rotation);
        return { width: width * scale, height: height * scale };
      }),
    [document, sizes, usual, rotation, scale],
  );
  const { tops, total } = useMemo(() => layout(pageSizes.map(({ height }) => height)), [pageSizes]);
  const widest = pageSizes.reduce((most, { width }) => Math.max(most, width), 0);
  const first = Math.max(0, pageAt(tops, scrollTop) - 1);
  const last = Math.min(document.numPages - 1, pageAt(tops, scrollTop + room.height) + 1);
  const page = pageAt(tops, scrollTop + room.height / 3) + 1;

  const goTo = useCallback(
    (target: number) =>
      scroller.current?.scrollTo({
        top: (tops[Math.max(0, Math.min(tops.length - 1, target - 1))] ?? 0) - GAP,
      }),
    [tops],
  );
  useKeepPlace(scroller, total);
  useGoToSpot(scroller, spot?.page ?? null, goTo);
  usePageLeft(leftAt, page, goTo, sizes, spot !== null || Boolean(marking?.target));
  const positionOf = useCallback(
    ({ place }: { place: Place }) => {
      const lie = { box: place.page_box, rotation: place.rotation + rotation, scale };
      const frame = place.quads[0] ? frameOf(lie, place.quads[0]) : { x: 0, y: 0 };
      // A third of the way down, so that what comes before it can be read.
      return {
        top: (tops[place.page] ?? 0) + frame.y - room.height / 3,
        left: Math.max(0, frame.x - room.width / 2),
      };
    },
    [tops, rotation, scale, room],
  );
  useGoToPlace(scroller, marking?.target ?? null, positionOf);
  const written = usePicking(document, scroller, marking?.onPick ?? null);
  const current = finding.matches[finding.at] ?? null;
  const area = useArea({ document, marking, page, current: findOpen ? current : null });
  const shown = useRef<typeof current>(null);
  useEffect(() => {
    if (current && current !== shown.current) goTo(current.page);
    shown.current = current;
  }, [current, goTo]);

  const step = (up: boolean) => setZoom(zoomStep(scale, up));
  function onKeyDown(event: KeyboardEvent) {
    const command = event.ctrlKey || event.metaKey;
    const typing = event.target instanceof HTMLInputElement;
    if (command && event.key === "f") {
      setFindOpen(true);
      findField.current?.select();
    } else if (!typing && (event.key === "+" || event.key === "=")) step(true);
    else if (!typing && event.key === "-") step(false);
    else if (!typing && event.key === "0") setZoom("width");
    else if (event.key === "Escape" && area.isOn) area.toggle();
    else if (event.key === "Escape" && marking?.picked.length) marking.onPick?.([]);
    else if (event.key === "Escape" && findOpen) setFindOpen(false);
    else if (event.key === "Enter" && event.shiftKey && event.target === findField.current) finding.go(-1);
    else if (event.key === "ArrowLeft" && !typing && event.target === scroller.current) goTo(page - 1);
    else if (event.key === "ArrowRight" && !typing && event.target === scroller.current) goTo(page + 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys pressed anywhere in the viewer arrive here
    <div className={styles.viewer} onKeyDown={onKeyDown}>
      <PdfToolbar
        page={page}
        pages={document.numPages}
        onPage={goTo}
        scale={scale}
        zoom={zoom}
        onZoom={setZoom}
        onStep={step}
        onRotate={() => onRotation((rotation + 90) % 360)}
        finding={finding}
        findOpen={findOpen}
        onFindOpen={(open) => {
          setFindOpen(open);
          if (!open) finding.setQuery("");
        }}
        findRef={findField}
        onOpenOutside={onOpenOutside}
        side={side}
        onSide={() => setSide(!side)}
        area={marking?.onPick ? area : null}
      />
      <div className={styles.body}>
        {side ? (
          <PdfSide
            document={document}
            page={page}
            goTo={goTo}
            rotation={rotation}
            sizeOf={(number) => turned(sizes.get(number) ?? usual, rotation)}
            watch={watch}
            giveUp={giveUp}
          />
        ) : null}
        <section
          ref={scroller}
          className={styles.scroller}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
          tabIndex={0}
          aria-label={t("pdf.region", { name })}
          data-scroller
          onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
        >
          <div className={styles.sheet} style={{ height: total, minWidth: widest + 2 * GAP }}>
            {pageSizes.slice(first, last + 1).map((size, at) => {
              const number = first + at + 1;
              return (
                <PdfPage
                  key={number}
                  document={document}
                  page={number}
                  top={tops[number - 1] ?? 0}
                  size={size}
                  scale={scale}
                  rotation={rotation}
                  matches={finding.matches}
                  current={current}
                  watch={watch}
                  giveUp={giveUp}
                  onSize={(which, known) =>
                    setSizes((before) => {
                      const old = before.get(which);
                      if (old && old.width === known.width && old.height === known.height) return before;
                      return new Map(before).set(which, known);
                    })
                  }
                  onDrawn={(which) => which === 1 && onFirstPage?.()}
                  onWritten={(which, shown) => {
                    if (shown) written.current.set(which, shown);
                    else written.current.delete(which);
                  }}
                  marking={marking}
                  onArea={area.onArea}
                />
              );
            })}
          </div>
        </section>
      </div>
    </div>
  );
}
