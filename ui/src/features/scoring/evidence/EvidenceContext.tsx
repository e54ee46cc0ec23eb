import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { type DocumentView, type EvidenceView, type ScoringView, useCommand } from "~/api";
import { useActions } from "~/app/actions";
import { useWorkspace } from "~/app/workspace";
import { toast, useReport } from "~/components";
import type { Place, Reader } from "~/components/pdf";
import { type I18n, useI18n } from "~/i18n";
import { questionsOf } from "~/text/grid";
import { labelIn } from "~/text/label";
import { isOpen } from "../queue";
import type { SheetStore } from "../sheet";
import { byCriterion, cited, pageName, type Refound, whereIs } from "./held";

/** What is selected and not held yet. */
export interface Picked {
  document: DocumentView;
  places: readonly Place[];
}

export interface Evidence {
  /** It can be changed now. */
  writing: boolean;
  /** The dossier, as sentences name it. */
  about: { dossier: number; title: string };
  all: readonly EvidenceView[];
  of(criterion: string): readonly EvidenceView[];
  /** Which colour and shape a criterion has, and which digit. */
  numberOf(criterion: string): number;
  picked: Picked | null;
  pick(picked: Picked | null): void;
  attach(criterion: string): Promise<void>;
  remove(id: string): void;
  /** Where it stands in another version of its document; none once it is no longer there. */
  confirm(id: string, found: { document: DocumentView; place: Place } | null): Promise<void>;
  cite(one: EvidenceView): void;
  goTo(one: EvidenceView): void;
  /** A mark on a page was pressed. */
  show(id: string): void;
  /** The passage that was gone to. */
  shown: string | null;
  /** That passage, where it is somebody else's. */
  guest: EvidenceView | null;
  target: { documentId: string; place: Place } | null;
  /** The document on screen. */
  open: DocumentView | null;
  choose(documentId: string): void;
  refound: ReadonlyMap<string, Refound>;
  setRefound(documentId: string, found: ReadonlyMap<string, Refound>): void;
  reader: RefObject<Reader | null>;
}

const Context = createContext<Evidence | null>(null);

/** The evidence of the room; none outside one. */
export function useEvidence(): Evidence | null {
  return useContext(Context);
}

const NONE: readonly EvidenceView[] = [];

type Translate = I18n["t"];

interface Props {
  view: ScoringView;
  /** Where a passage is cited; none where nothing is typed. */
  sheet: SheetStore | null;
  /** Goes to a criterion. */
  onCriterion(code: string): void;
  /** Makes the documents visible. */
  onReveal(): void;
  /** Shows a passage in place of this window, where the documents stand in another one. */
  onElsewhere?: ((one: EvidenceView) => void) | null;
  children: ReactNode;
}

/** Ties passages of the documents to the criteria of the grid: the documents pick and show them, the grid lists them. */
export function EvidenceProvider({
  view,
  sheet,
  onCriterion,
  onReveal,
  onElsewhere = null,
  children,
}: Props) {
  const { t, language } = useI18n();
  const { readOnly } = useWorkspace();
  const writing = isOpen(view.item) && !readOnly;
  const acts = useActs(view.item.dossier_id);
  const reader = useRef<Reader | null>(null);
  const attaching = useRef(false);
  const on = useRef({ onCriterion, onReveal, onElsewhere });
  useEffect(() => {
    on.current = { onCriterion, onReveal, onElsewhere };
  });
  const [picked, pick] = useState<Picked | null>(null);
  const [said, say] = useState("");
  const [shown, setShown] = useState<string | null>(null);
  const [guest, setGuest] = useState<EvidenceView | null>(null);
  const [chosen, choose] = useState<string | null>(null);
  const [target, setTarget] = useState<Evidence["target"]>(null);
  const { refound, setRefound } = useRefound();
  const questions = useMemo(() => questionsOf(view.grid), [view.grid]);

  // The same for as long as nothing of it changes, so that a key in the grid draws no document anew.
  const value = useMemo((): Evidence => {
    const { documents, evidence } = view;
    const held = byCriterion(evidence);
    const open = documentIn(documents, chosen);
    return {
      writing,
      about: { dossier: view.item.number, title: view.item.title },
      all: evidence,
      of: (criterion) => held.get(criterion) ?? NONE,
      numberOf: (criterion) => questions.findIndex(({ code }) => code === criterion),
      picked,
      pick,
      async attach(criterion) {
        // A key that is held down holds a passage once.
        if (attaching.current) return;
        attaching.current = true;
        const atHand = picked ? null : await reader.current?.atHand();
        const taken = picked ?? (atHand && open && { document: open, places: [atHand] });
        if (!taken) {
          toast({ tone: "info", title: t("evidence.none.title"), text: t("evidence.none.text") });
        } else if (await acts.attach(criterion, taken)) {
          const page = taken.places.map(pageName).join(", ");
          say(t("evidence.mark", { code: criterion, page }));
          pick(null);
          dissolve();
        }
        attaching.current = false;
      },
      ...acts.ofOne,
      cite: (one) => sheet && cite(sheet, one, documents, t),
      goTo(one) {
        if (on.current.onElsewhere) return on.current.onElsewhere(one);
        const where = whereIs(one, refound.get(one.id), open?.id ?? null);
        setShown(one.id);
        setGuest(held.get(one.criterion)?.includes(one) ? null : one);
        if (!where) return void toast({ tone: "info", title: t("evidence.nowhere") });
        on.current.onReveal();
        choose(where.documentId);
        setTarget({ ...where });
      },
      show(id) {
        setShown(id);
        setGuest(null);
        const one = evidence.find((each) => each.id === id);
        if (one) on.current.onCriterion(one.criterion);
      },
      shown,
      guest,
      target,
      open,
      choose,
      refound,
      setRefound,
      reader,
    };
  }, [view, sheet, questions, writing, acts, picked, shown, guest, chosen, target, refound, setRefound, t]);

  useActions(
    questions.slice(0, 9).map(({ code, label }, at) => ({
      id: `evidence.attach.${code}`,
      label: t("evidence.attachTo", { code, label: labelIn(label, language) }),
      section: "section.scoring",
      shortcut: `Alt+${at + 1}`,
      isDisabled: !writing,
      run: () => void value.attach(code),
    })),
  );
  return (
    <Context value={value}>
      {children}
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </Context>
  );
}

/** Nothing of a document is selected any more. A field in which somebody stands keeps its caret. */
function dissolve(): void {
  const selection = window.getSelection();
  const node = selection?.anchorNode;
  const place = node instanceof Element ? node : node?.parentElement;
  if (place?.closest(".textLayer")) selection?.removeAllRanges();
}

/** What was found again, document by document. */
function useRefound() {
  const [byDocument, set] = useState<ReadonlyMap<string, ReadonlyMap<string, Refound>>>(new Map());
  const refound = useMemo(
    () => new Map([...byDocument.values()].flatMap((found) => [...found])),
    [byDocument],
  );
  const setRefound = useCallback(
    (documentId: string, found: ReadonlyMap<string, Refound>) =>
      set((before) =>
        found.size === 0 && !before.has(documentId) ? before : new Map(before).set(documentId, found),
      ),
    [],
  );
  return { refound, setRefound };
}

/** The acts of evidence on a dossier. */
function useActs(dossierId: string) {
  const report = useReport();
  const { run: attach } = useCommand("evidence_attach", report);
  const { run: remove } = useCommand("evidence_remove", report);
  const { run: confirm } = useCommand("evidence_confirm", report);
  return useMemo(
    () => ({
      /** Whether all of it is held now. */
      async attach(criterion: string, { document, places }: Picked): Promise<boolean> {
        for (const place of places) {
          const passage = { ...place, sha256: document.sha256 };
          const done = await attach({ dossier_id: dossierId, criterion, passage, comment: "" });
          if (!done) return false;
        }
        return true;
      },
      ofOne: {
        remove: (id: string) => void remove({ evidence_id: id }),
        async confirm(id: string, found: { document: DocumentView; place: Place } | null) {
          const passage = found && { ...found.place, sha256: found.document.sha256 };
          await confirm({ evidence_id: id, passage });
        },
      },
    }),
    [dossierId, attach, remove, confirm],
  );
}

/** The document on screen: the one chosen, or the first that can be read here. */
function documentIn(documents: readonly DocumentView[], chosen: string | null): DocumentView | null {
  return (
    documents.find(({ id }) => id === chosen) ??
    documents.find(({ media_type }) => media_type === "pdf") ??
    documents[0] ??
    null
  );
}

/** Writes what a passage says, and its page, into the comment on its criterion. */
function cite(sheet: SheetStore, one: EvidenceView, documents: readonly DocumentView[], t: Translate): void {
  const slot = sheet.words(one.criterion);
  if (!slot || !one.quote) return;
  const words = slot.snapshot().value;
  const citation = t("evidence.citation", {
    quote: cited(one.quote.text),
    page: pageName(one),
    document: documents.find(({ id }) => id === one.document_id)?.name ?? "",
    named: one.document_id ? "yes" : "no",
  });
  const before = words.comment.trimEnd();
  sheet.setWords(one.criterion, { ...words, comment: before ? `${before}\n${citation}` : citation });
}
