import {
  getDocument,
  PDFDataRangeTransport,
  type PDFDocumentProxy,
  PDFWorker,
  type RenderTask,
  type PDFDocumentLoadingTask,
} from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { openBytes } from "./bytes";

/** No page is drawn on more pixels than this: a poster is drawn coarser, a bomb does not fill the memory. */
export const MOST_PIXELS = 16 * 1024 * 1024;

/** No page is drawn from more operations than this: dense maps have a fifth of it, bombs have millions. */
const MOST_OPERATIONS = 1_000_000;

/** No page saves its state within itself deeper than this: readers of old allowed twenty-eight levels, bombs ask for millions. */
const DEEPEST = 2_000;

/**
 * Gives the document up as soon as the operations of a page, or the states that it saves within one another, grow beyond all
 * measure: only the end of its worker stops them from coming, millions would hold the window up longer than any budget, and
 * every state saved has to be restored in one go.
 */
export function limitOperations(task: RenderTask, giveUp: () => void): void {
  const inner = task as unknown as {
    _internalRenderTask?: { operatorList?: { fnArray: unknown[] }; gfx?: { stateStack?: unknown[] } };
  };
  task.onContinue = (proceed: () => void) => {
    const { operatorList, gfx } = inner._internalRenderTask ?? {};
    const operations = operatorList?.fnArray.length ?? 0;
    const depth = gfx?.stateStack?.length ?? 0;
    if (operations > MOST_OPERATIONS || depth > DEEPEST) giveUp();
    else proceed();
  };
}

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
 * One document in a worker of its own. Ending the session ends the worker at once, whatever it is doing, so a hostile file
 * costs its budget and nothing more. Pages are drawn by the page itself, in slices of a few milliseconds: the library's
 * drawing worker never answers in WebKitGTK 2.50.
 */
export class PdfSession {
  readonly #parser = new Worker(workerUrl, { type: "module" });
  readonly #abort = new AbortController();
  #task: PDFDocumentLoadingTask | null = null;

  async open(url: string, events: SessionEvents): Promise<PDFDocumentProxy> {
    const bytes = await openBytes(url, this.#abort.signal);
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
      disableWorkerRendering: true,
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
    // The worker is gone, so what the library still wants to say to it comes to nothing.
    this.#task?.destroy().catch(() => undefined);
  }
}
