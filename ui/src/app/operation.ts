import type { EntryHead, OperationName } from "~/api";
import { type I18n, isMessageKey } from "~/i18n";

type Words = Pick<I18n, "t">;

/** What an operation's arguments say about where it took place, in the order in which people say it. */
function circumstances(params: Record<string, unknown>, { t }: Words): string[] {
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
    text("session") && t("operation.detail.session", { number: text("session") as string }),
    text("version") && t("operation.detail.version", { number: text("version") as string }),
    text("to") && t("operation.detail.to", { number: text("to") as string }),
  ];
  return found.filter((part) => part !== null);
}

type Told = Pick<EntryHead, "operation" | "params" | "person_name" | "part">;

/** « Claire Martin (secrétariat) »: whoever acted, and in which part. */
export function authorOf({ person_name, part }: Pick<Told, "person_name" | "part">, { t }: Words): string {
  return t("seat.named", { name: person_name ?? t("seat.somebody"), part: t(`part.${part}`) });
}

/** « Karim Benali (membre) a donné une note — dossier n° 4 · critère C2 »: an entry, as the journal tells it. */
export function toldOf({ operation, params, ...author }: Told, words: Words): string {
  const what =
    operation === "undo" || operation === "redo"
      ? [sentenceOf(operation, params, words)]
      : circumstances(params, words);
  const did = words.t(`told.${operation}`, { who: authorOf(author, words) });
  return what.length > 0 ? `${did} — ${what.join(" · ")}` : did;
}

/** « Note · dossier n° 4 · critère C2 »: what was done, as a line of the journal or the name of an undo. */
export function sentenceOf(operation: OperationName, params: Record<string, unknown>, words: Words): string {
  const { t } = words;
  const inner = params.operation;
  if (
    (operation === "undo" || operation === "redo") &&
    typeof inner === "string" &&
    isMessageKey(`operation.${inner}`)
  ) {
    const nested = typeof params.params === "object" && params.params !== null ? params.params : {};
    const what = sentenceOf(inner as OperationName, nested as Record<string, unknown>, words);
    return t(`operation.${operation}.of`, { what });
  }
  return [t(`operation.${operation}`), ...circumstances(params, words)].join(" · ");
}
