import { useI18n } from "~/i18n";
import styles from "./Kbd.module.css";

const FRENCH: Record<string, string> = {
  Shift: "Maj",
  Enter: "Entrée",
  Escape: "Échap",
  Space: "Espace",
  Delete: "Suppr",
};

const ARROWS: Record<string, string> = { ArrowLeft: "←", ArrowRight: "→" };

/** A keyboard shortcut, written `Ctrl+K`, in the words printed on the keys of this language. */
export function Kbd({ keys }: { keys: string }) {
  const { language } = useI18n();
  // A plus sign alone is a key of its own.
  const names = (keys === "+" ? [keys] : keys.split("+")).map(
    (key) => ARROWS[key] ?? (language === "fr" ? (FRENCH[key] ?? key) : key),
  );
  return (
    <span className={styles.keys}>
      {names.map((name) => (
        <kbd key={name} className={styles.key}>
          {name}
        </kbd>
      ))}
    </span>
  );
}
