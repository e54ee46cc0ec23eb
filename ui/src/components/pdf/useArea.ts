import type { PDFDocumentProxy } from "pdfjs-dist";
import { useCallback, useEffect, useImperativeHandle, useRef, useState } from "react";
import type { Match } from "./find";
import type { Marking, Reader } from "./marking";
import { type Quad, rectangle } from "./place";
import { blankOf, placeOf } from "./reading";

interface Input {
  document: PDFDocumentProxy;
  marking: Marking | undefined;
  /** The page in view, the first being 1. */
  page: number;
  /** What was found and is shown. */
  current: Match | null;
}

export interface AreaTool {
  isOn: boolean;
  toggle(): void;
  /** What becomes of a rectangle; none while the tool is off. */
  onArea: ((page: number, quad: Quad) => void) | null;
}

/** The tool for rectangles, and what can be taken with keys alone: what was found, or with the tool the page in view. */
export function useArea({ document, marking, page, current }: Input): AreaTool {
  const [isOn, setOn] = useState(false);
  const tell = useRef(marking?.onPick);
  useEffect(() => {
    tell.current = marking?.onPick;
  });
  const onArea = useCallback(
    async (which: number, quad: Quad) => {
      const blank = await blankOf(document, which - 1);
      tell.current?.([{ ...blank, quads: [quad] }]);
      setOn(false);
    },
    [document],
  );
  const reader: Reader = {
    async atHand() {
      if (isOn) {
        const blank = await blankOf(document, page - 1);
        const [left, bottom, right, top] = blank.page_box;
        return { ...blank, quads: [rectangle({ x: left, y: bottom }, { x: right, y: top })] };
      }
      return current && placeOf(document, current.page - 1, current.begin, current.end);
    },
  };
  useImperativeHandle(marking?.reader, () => reader);
  return {
    isOn: isOn && Boolean(marking?.onPick),
    toggle: () => setOn(!isOn),
    onArea: isOn && marking?.onPick ? (which, quad) => void onArea(which, quad) : null,
  };
}
