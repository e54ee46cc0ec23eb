export type { Spot } from "./find";
export { type Marking, type PdfMark, type Reader, SHAPES } from "./marking";
export { PdfViewer, type PdfViewerProps } from "./PdfViewer";
export type { Place } from "./place";
export { blankOf, placeOf, textsOf } from "./reading";
