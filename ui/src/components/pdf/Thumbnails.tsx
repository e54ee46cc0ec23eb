import { useVirtualizer } from "@tanstack/react-virtual";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useRef } from "react";
import { useI18n } from "~/i18n";
import type { Size } from "./geometry";
import styles from "./Pdf.module.css";
import type { SideProps } from "./PdfSide";
import { limitOperations } from "./session";

const WIDTH = 104;
/** The number under a page, and the air around both, in pixels. */
const AROUND = 34;

const heightOf = ({ width, height }: Size) => Math.min(3 * WIDTH, Math.round((WIDTH * height) / width));

/** The pages made small, drawn as they come into view and given back as they leave it. */
export function Thumbnails({ document, page, goTo, rotation, sizeOf, watch, giveUp }: SideProps) {
  const { t } = useI18n();
  const list = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: document.numPages,
    getScrollElement: () => list.current?.parentElement ?? null,
    estimateSize: (at) => heightOf(sizeOf(at + 1)) + AROUND,
    overscan: 2,
  });
  const { scrollToIndex } = virtual;
  useEffect(() => scrollToIndex(page - 1, { align: "auto" }), [page, scrollToIndex]);
  return (
    <div ref={list} className={styles.thumbnails} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, start, key }) => (
        <button
          key={key}
          type="button"
          className={styles.thumbnail}
          style={{ top: start }}
          aria-label={t("pdf.pageLabel", { page: index + 1 })}
          aria-current={index + 1 === page ? "page" : undefined}
          onClick={() => goTo(index + 1)}
        >
          <Small
            document={document}
            page={index + 1}
            rotation={rotation}
            height={heightOf(sizeOf(index + 1))}
            watch={watch}
            giveUp={giveUp}
          />
          {index + 1}
        </button>
      ))}
    </div>
  );
}

interface SmallProps extends Pick<SideProps, "rotation" | "watch" | "giveUp"> {
  document: PDFDocumentProxy;
  page: number;
  height: number;
}

function Small({ document, page, rotation, height, watch, giveUp }: SmallProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    let gone = false;
    let cancel = () => {};
    const stopClock = watch();
    async function draw(target: HTMLCanvasElement) {
      const proxy = await document.getPage(page);
      if (gone) return;
      const turned = (proxy.rotate + rotation) % 360;
      const plain = proxy.getViewport({ scale: 1, rotation: turned });
      const scale = Math.min(WIDTH / plain.width, height / plain.height) * window.devicePixelRatio;
      const viewport = proxy.getViewport({ scale, rotation: turned });
      target.width = Math.max(1, Math.floor(viewport.width));
      target.height = Math.max(1, Math.floor(viewport.height));
      const task = proxy.render({ canvas: target, viewport, annotationMode: 1 });
      limitOperations(task, giveUp);
      cancel = () => task.cancel();
      await task.promise;
    }
    // A page that cannot be drawn stays white here; the page itself says why.
    draw(target).then(stopClock, stopClock);
    return () => {
      gone = true;
      stopClock();
      cancel();
      target.width = target.height = 0;
    };
  }, [document, page, rotation, height, watch, giveUp]);
  return <canvas ref={canvas} aria-hidden style={{ width: WIDTH, height }} />;
}
