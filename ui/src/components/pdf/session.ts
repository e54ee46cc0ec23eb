import {
  GlobalWorkerOptions,
  getDocument,
  PDFDataRangeTransport,
  type PDFDocumentProxy,
  PDFWorker,
  type PDFDocumentLoadingTask,
} from "pdfjs-dist";
import rendererUrl from "pdfjs-dist/build/pdf.renderer.min.mjs?url";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { openBytes } from "./bytes";

/** No page is drawn on more pixels than this: a poster is drawn coarser, a bomb does not fill the memory. */
export const MOST_PIXELS = 16 * 1024 * 1024;

export interface SessionEvents {
  /** The document asks for a password; `again` when the last one was wrong. */
  onPassword(answer: (password: string) => void, again: boolean): void;
}

class RangeTransport extends PDFDataRangeTransport {
  readonly #read: (begin: number, end: number) => Promise<Uint8Array>;

  constructor(
    length: number,
    initial: Uint8Array,
    read: (begin: number, end: number) => Promise<Uint8Array>,
  ) {
    super(length, initial);
    this.#read = read;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#read(begin, end).then(
      (chunk) => this.onDataRange(begin, chunk),
      // A range that never comes is ended by the budget, like everything else that hangs.
      () => undefined,
    );
  }
}

/**
 * One document in two workers of its own: one that parses, one that draws. Ending the session ends both at once,
 * whatever they are doing, so a hostile file costs its budget and nothing more.
 */
export class PdfSession {
  readonly #parser = new Worker(workerUrl, { type: "module" });
  readonly #renderer = new Worker(rendererUrl, { type: "module" });
  readonly #abort = new AbortController();
  #task: PDFDocumentLoadingTask | null = null;

  async open(url: string, events: SessionEvents): Promise<PDFDocumentProxy> {
    const bytes = await openBytes(url, this.#abort.signal);
    GlobalWorkerOptions.rendererPorts = [this.#renderer];
    const assets = new URL("/pdfjs/", document.baseURI).href;
    const task = getDocument({
      ...(bytes.kind === "whole"
        ? { data: bytes.data }
        : { range: new RangeTransport(bytes.length, bytes.initial, bytes.read), rangeChunkSize: 1 << 18 }),
      worker: PDFWorker.create({ port: this.#parser }),
      cMapUrl: `${assets}cmaps/`,
      standardFontDataUrl: `${assets}standard_fonts/`,
      iccUrl: `${assets}iccs/`,
      wasmUrl: `${assets}wasm/`,
      // The content security policy forbids WebAssembly: the decoders in plain JavaScript take its place.
      useWasm: false,
      useWorkerFetch: false,
      enableXfa: false,
      disableAutoFetch: true,
      disableStream: true,
      maxImageSize: 4 * MOST_PIXELS,
      canvasMaxAreaInBytes: 4 * MOST_PIXELS,
      verbosity: 0,
    });
    this.#task = task;
    task.onPassword = (answer: (password: string) => void, reason: number) =>
      events.onPassword(answer, reason === 2);
    return task.promise;
  }

  /** Ends everything now; nothing is waited for. */
  end(): void {
    this.#abort.abort();
    this.#parser.terminate();
    this.#renderer.terminate();
    // The workers are gone, so what the library still wants to say to them comes to nothing.
    this.#task?.destroy().catch(() => undefined);
  }
}
