import type { SessionWarning } from "~/api";
import { type I18n, useI18n } from "~/i18n";
import styles from "./Sessions.module.css";

function sentence(warning: SessionWarning, t: I18n["t"]): string {
  switch (warning.kind) {
    case "short_notice":
      return t(warning.days < 0 ? "session.warning.no_notice" : "session.warning.short_notice", {
        days: warning.days,
        required: warning.required,
      });
    case "committee_small":
      return t("session.warning.committee_small", { members: warning.members, minimum: warning.minimum });
    case "committee_large":
      return t("session.warning.committee_large", { members: warning.members, maximum: warning.maximum });
  }
}

/** What the rules ask for and the session does not have; it is said, and refuses nothing. */
export function Warnings({ warnings }: { warnings: readonly SessionWarning[] }) {
  const { t } = useI18n();
  if (warnings.length === 0) return null;
  return (
    <ul className={styles.warnings}>
      {warnings.map((warning) => (
        <li key={warning.kind}>{sentence(warning, t)}</li>
      ))}
    </ul>
  );
}
