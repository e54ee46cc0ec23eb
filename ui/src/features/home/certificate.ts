import type { Erased } from "~/api";
import type { I18n } from "~/i18n";

/** The certificate as a text that can be sent: what was erased, when, and the hash of each file. */
export function certificateText(
  { folder, at, files, unreturned }: Erased,
  { t, f }: Pick<I18n, "t" | "f">,
): string {
  return [
    t("home.erased.heading"),
    t("home.erased.when", { at: f.dateTime(at) }),
    `${t("home.erased.folder")} — ${folder}`,
    t("home.erased.unreturned", { count: unreturned }),
    t("home.erased.files", { count: files.length }),
    ...files.map(({ path, size, sha256: hash }) =>
      t("home.erased.line", { path, size: f.bytes(size), hash }),
    ),
  ].join("\n");
}
