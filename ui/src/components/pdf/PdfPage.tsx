import { type PDFDocumentProxy, TextLayer } from "pdfjs-dist";
import { useEffect, useRef, useState } from "react";
import { useI18n } from "~/i18n";
import { AreaLayer } from "./AreaLayer";
import type { Match } from "./find";
import { pixelRatio, type Size } from "./geometry";
import { MarksLayer } from "./MarksLayer";
import type { Marking } from "./marking";
import type { Box, Lie, Quad } from "./place";
import { pageTextOf } from "./reading";
import { limitOperations, MOST_PIXELS } from "./session";
import styles from "./Pdf.module.css";
import { steadySelection } from "./steady";
import type { Written } from "./usePicking";

export interface PdfPageProps {
  document: PDFDocumentProxy;
  page: number;
  top: number;
  size: Size;
  scale: number;
  rotation: number;
  matches: readonly Match[];
  current: Match | null;
  watch(): () => void;
  giveUp(): void;
  onSize(page: number, size: Size): void;
  onDrawn(page: number): void;
  /** Its text is there to be selected; none once the page is out of view. */
  onWritten(page: number, written: Written | null): void;
  marking?: Marking;
  /** Rectangles are drawn on it. */
  onArea: ((page: number, quad: Quad) => void) | null;
}

/** One page: its drawing, and above it its text, invisible, to be selected, found and read aloud. */
export function PdfPage({
  document,
  page,
  top,
  size,
  scale,
  rotation,
  matches,
  current,
  watch,
  giveUp,
  onSize,
  onDrawn,
  onWritten,
  marking,
  onArea,
}: PdfPageProps) {
  const { t } = useI18n();
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const [written, setWritten] = useState<Written | null>(null);
  const [lie, setLie] = useState<Lie | null>(null);
  const tell = useRef({ onSize, onDrawn, onWritten, watch, giveUp });
  useEffect(() => {
    tell.current = { onSize, onDrawn, onWritten, watch, giveUp };
  });

  useEffect(() => {
    const target = canvas.current;
    const layer = text.current;
    if (!target || !layer) return;
    let gone = false;
    let cancel = () => {};
    let letGo = () => {};
    const stopClock = tell.current.watch();
    async function draw(target: HTMLCanvasElement, layer: HTMLElement) {
      const proxy = await document.getPage(page);
      if (gone) return;
      const plain = proxy.getViewport({ scale: 1, rotation: proxy.rotate });
      tell.current.onSize(page, { width: plain.width, height: plain.height });
      const viewport = proxy.getViewport({ scale, rotation: (proxy.rotate + rotation) % 360 });
      setLie(lieOf(proxy.view as Box, viewport));
      const ratio = pixelRatio(viewport, window.devicePixelRatio, MOST_PIXELS);
      // The drawing is made apart and shown when it is whole, so that zooming never flashes.
      const sheet = window.document.createElement("canvas");
      sheet.width = Math.max(1, Math.floor(viewport.width * ratio));
      sheet.height = Math.max(1, Math.floor(viewport.height * ratio));
      const task = proxy.render({
        canvas: sheet,
        viewport,
        transform: [ratio, 0, 0, ratio, 0, 0],
        annotationMode: 1,
      });
      limitOperations(task, tell.current.giveUp);
      cancel = () => task.cancel();
      await task.promise;
      if (gone) return;
      target.width = sheet.width;
      target.height = sheet.height;
      target.getContext("2d")?.drawImage(sheet, 0, 0);
      stopClock();
      tell.current.onDrawn(page);
      const content = await proxy.getTextContent();
      if (gone) return;
      layer.replaceChildren();
      const textLayer = new TextLayer({ textContentSource: content, container: layer, viewport } as never);
      await textLayer.render();
      if (gone) return;
      letGo = steadySelection(layer);
      const shown = { divs: textLayer.textDivs, read: pageTextOf(content) };
      setWritten(shown);
      tell.current.onWritten(page, shown);
    }
    setFailed(false);
    draw(target, layer).catch(() => {
      stopClock();
      if (!gone) setFailed(true);
    });
    return () => {
      gone = true;
      stopClock();
      cancel();
      letGo();
      tell.current.onWritten(page, null);
    };
  }, [document, page, scale, rotation]);
  useRelease(document, page, canvas);

  useHighlights(written, page, matches, current);

  return (
    <section
      className={styles.page}
      aria-label={t("pdf.pageLabel", { page })}
      data-page={page}
      style={
        { top, width: size.width, height: size.height, "--total-scale-factor": scale } as React.CSSProperties
      }
    >
      <canvas ref={canvas} className={styles.canvas} aria-hidden />
      <div ref={text} className="textLayer" />
      {marking && lie ? (
        <MarksLayer
          marks={marking.marks.filter(({ place }) => place.page === page - 1)}
          picked={marking.picked.filter((place) => place.page === page - 1)}
          lie={lie}
          onMark={marking.onMark}
        />
      ) : null}
      {onArea && lie ? <AreaLayer lie={lie} onArea={(quad) => onArea(page, quad)} /> : null}
      {failed ? <p className={styles.failed}>{t("pdf.pageFailed", { page })}</p> : null}
    </section>
  );
}

/** How a page lies on the screen, told by what the engine makes of it: some pages count in units of their own. */
function lieOf(box: Box, { width, rotation }: { width: number; rotation: number }): Lie {
  const across = rotation % 180 === 0 ? box[2] - box[0] : box[3] - box[1];
  return { box, rotation, scale: width / across };
}

/** A page out of view gives back its pixels and what the engine keeps of it at once, instead of some time later. */
function useRelease(
  document: PDFDocumentProxy,
  page: number,
  canvas: React.RefObject<HTMLCanvasElement | null>,
) {
  useEffect(() => {
    const drawn = canvas.current;
    return () => {
      if (drawn) drawn.width = drawn.height = 0;
      // Its document may be ended already.
      document.getPage(page).then(
        (proxy) => proxy.cleanup(),
        () => undefined,
      );
    };
  }, [document, page, canvas]);
}

/** Marks what was found through the highlights of the engine: the text itself is not touched. */
function useHighlights(
  written: Written | null,
  page: number,
  matches: readonly Match[],
  current: Match | null,
) {
  useEffect(() => {
    const registry = globalThis.CSS?.highlights;
    if (!written || !registry) return;
    const own = matches.filter((match) => match.page === page);
    const added: [name: string, range: Range][] = own.flatMap((match) =>
      rangesOf(written, match).map((range): [string, Range] => [
        match === current ? "pdf-current" : "pdf-found",
        range,
      ]),
    );
    for (const [name, range] of added) {
      const highlight = registry.get(name) ?? new Highlight();
      registry.set(name, highlight);
      highlight.add(range);
    }
    if (current?.page === page) {
      added
        .find(([name]) => name === "pdf-current")?.[1]
        .startContainer.parentElement?.scrollIntoView({ block: "center" });
    }
    return () => {
      for (const [name, range] of added) registry.get(name)?.delete(range);
    };
  }, [written, page, matches, current]);
}

function rangesOf({ divs, read }: Written, match: Match): Range[] {
  return divs.flatMap((div, piece) => {
    const node = div.firstChild;
    const start = read.starts[piece] as number;
    const length = node?.textContent?.length ?? 0;
    const [begin, end] = [Math.max(0, match.begin - start), Math.min(length, match.end - start)];
    if (!node || begin >= end) return [];
    const range = new Range();
    range.setStart(node, begin);
    range.setEnd(node, end);
    return [range];
  });
}
