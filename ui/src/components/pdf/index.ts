export { PdfViewer, type PdfViewerProps } from "./PdfViewer";
export type { Spot } from "./find";
