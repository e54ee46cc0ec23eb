import type { CallRules, Choice, FieldOf, Flag, Label } from "~/api";
import type { I18n } from "~/i18n";
import { labelIn } from "./label";

/** What somebody may be an expert of: the themes of the call, then the fields that it names besides. */
export function expertFields(rules: Pick<CallRules, "themes" | "evaluators">): readonly Choice[] {
  return [...rules.themes, ...(rules.evaluators?.fields ?? [])];
}

/** What somebody is an expert of, in the order of the call; what the call no longer names is left out. */
export function fieldNames(
  codes: readonly string[],
  fields: readonly Choice[],
  { f, language }: Pick<I18n, "f" | "language">,
): string {
  return f.list(
    fields.filter(({ code }) => codes.includes(code)).map(({ label }) => labelIn(label, language)),
  );
}

/** « numérique responsable (1) »: whom those who count lack. */
export function lackingIn(flags: readonly Flag[], i18n: Pick<I18n, "t" | "language">): string[] {
  return flags
    .filter((flag) => flag.kind === "missing_expertise")
    .map(({ field, missing }) =>
      i18n.t("expertise.field", { field: fieldName(field, i18n), count: missing }),
    );
}

/** The name of a field; that of the theme where nobody named the dossier's. */
export function fieldName(
  field: { label: Label } | null,
  { t, language }: Pick<I18n, "t" | "language">,
): string {
  return field ? labelIn(field.label, language) : t("expertise.theme");
}

/** One key for each thing that a need can be of. */
export function keyOf(of: FieldOf): string {
  return of === "dossier_theme" ? "dossier_theme" : `field:${of.field}`;
}

/** What a key of {@link keyOf} means. */
export function fieldOf(key: string): FieldOf {
  return key === "dossier_theme" ? "dossier_theme" : { field: key.slice("field:".length) };
}
