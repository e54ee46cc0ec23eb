import type { EntryHead, OperationName } from "~/api";
import { type I18n, isMessageKey } from "~/i18n";

type Words = Pick<I18n, "t" | "f">;

/** What an operation's arguments say about where it took place, in the order in which people say it. */
export function circumstances(params: Record<string, unknown>, { t, f }: Words): string[] {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === "string" && value !== ""
      ? value
      : typeof value === "number"
        ? String(value)
        : null;
  };
  const [first, ...others] = Array.isArray(params.names) ? params.names.map(String) : [];
  const found: (string | null)[] = [
    text("dossier") && t("operation.detail.dossier", { number: text("dossier") as string }),
    text("title") && t("operation.detail.quoted", { text: text("title") as string }),
    text("name") && t("operation.detail.quoted", { text: text("name") as string }),
    first ? t("operation.detail.quoted", { text: first }) : null,
    others.length > 0 ? t("operation.detail.others", { count: others.length }) : null,
    text("document") && t("operation.detail.quoted", { text: text("document") as string }),
    text("criterion") && t("operation.detail.criterion", { code: text("criterion") as string }),
    text("member"),
    typeof params.cells === "number" ? t("operation.detail.cells", { count: params.cells }) : null,
    text("members"),
    sessionIn(params, { t, f }),
    text("version") && t("operation.detail.version", { number: text("version") as string }),
    text("to") && t("operation.detail.to", { number: text("to") as string }),
  ];
  return found.filter((part) => part !== null);
}

/** A session by its number, or by its day as long as it was not held. */
function sessionIn({ session, held_on }: Record<string, unknown>, { t, f }: Words): string | null {
  if (typeof session === "number") return t("operation.detail.session", { number: String(session) });
  return typeof held_on === "string" && held_on !== ""
    ? t("operation.detail.sessionOn", { date: f.date(held_on) })
    : null;
}

type Told = Pick<EntryHead, "operation" | "params" | "person_name" | "part">;

/** « Claire Martin (secrétariat) »: whoever acted, and in which part. */
export function authorOf({ person_name, part }: Pick<Told, "person_name" | "part">, { t }: Words): string {
  return t("seat.named", { name: person_name ?? t("seat.somebody"), part: t(`part.${part}`) });
}

/** What an undo or a redo concerns: the operation that it takes back or does again, in words. */
function concerned(operation: OperationName, params: Record<string, unknown>, words: Words): string | null {
  const inner = params.operation;
  if (operation !== "undo" && operation !== "redo") return null;
  if (typeof inner !== "string" || !isMessageKey(`operation.${inner}`)) return null;
  const nested = typeof params.params === "object" && params.params !== null ? params.params : {};
  return sentenceOf(inner as OperationName, nested as Record<string, unknown>, words);
}

/** « Karim Benali (membre) a donné une note — dossier n° 4 · critère C2 »: an entry, as the journal tells it. */
export function toldOf({ operation, params, ...author }: Told, words: Words): string {
  const of = concerned(operation, params, words);
  const where = of ? [of] : circumstances(params, words);
  const did = words.t(`told.${operation}`, { who: authorOf(author, words) });
  return where.length > 0 ? `${did} — ${where.join(" · ")}` : did;
}

/** « Note · dossier n° 4 · critère C2 »: what was done, as the name of an undo. */
export function sentenceOf(operation: OperationName, params: Record<string, unknown>, words: Words): string {
  const { t } = words;
  const what = concerned(operation, params, words);
  // Only an undo and a redo concern another operation.
  if (what) return t(operation === "redo" ? "operation.redo.of" : "operation.undo.of", { what });
  return [t(`operation.${operation}`), ...circumstances(params, words)].join(" · ");
}
