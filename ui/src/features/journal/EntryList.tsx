import { ChevronDown, ChevronRight, Undo2 } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { HistoryEntry } from "~/api";
import { authorOf, toldOf } from "~/app/operation";
import { isMessageKey, useI18n } from "~/i18n";
import { byDay, shownChanges, type ShownChange } from "./changes";
import { placeOf } from "../call/place";
import { readValue } from "./values";
import { shortDevice } from "./head";
import styles from "./Journal.module.css";

/** Entries by day, newest first: who did what when, and from what to what for those who open one. */
export function EntryList({ entries }: { entries: readonly HistoryEntry[] }) {
  const { f } = useI18n();
  return (
    <div className={styles.days}>
      {byDay(entries, f.dateLong).map(([day, list]) => (
        <section key={day} className={styles.day} aria-label={day}>
          <h2 className={styles.dayTitle}>{day}</h2>
          <ol className={styles.entries}>
            {list.map((entry) => (
              <EntryLine key={entry.place} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function EntryLine({ entry }: { entry: HistoryEntry }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const [open, setOpen] = useState(false);
  const changes = shownChanges(entry.changes);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li className={styles.entry}>
      <AriaButton className={styles.line} aria-expanded={open} onPress={() => setOpen(!open)}>
        <Chevron aria-hidden className={styles.chevron} />
        <time dateTime={entry.at} className={styles.time}>
          {f.time(entry.at)}
        </time>
        <span className={styles.sentence}>
          {entry.reverts !== null ? <Undo2 aria-hidden className={styles.mark} /> : null}
          {toldOf(entry, i18n)}
        </span>
        <span className={styles.place}>{t("journal.place", { place: entry.place })}</span>
      </AriaButton>
      {open ? (
        <div className={styles.detail}>
          <p className={styles.origin}>
            {authorOf(entry, i18n)} ·{" "}
            {t("journal.device", { device: shortDevice(entry.device), number: entry.number })} ·{" "}
            <code className={styles.code}>{entry.hash.slice(0, 16)}…</code>
            {entry.arrived_at ? <> · {t("journal.arrived", { at: f.dateTime(entry.arrived_at) })}</> : null}
          </p>
          {changes.length === 0 ? (
            <p>{t("journal.noDetail")}</p>
          ) : (
            changes.map((change) => <Change key={change.key} change={change} />)
          )}
        </div>
      ) : null}
    </li>
  );
}

function Change({ change }: { change: ShownChange }) {
  const i18n = useI18n();
  const { t } = i18n;
  const word = (key: string, code: string) => (isMessageKey(key) ? t(key) : code.replaceAll("_", " "));
  return (
    <div className={styles.change}>
      <h3>
        {word(`journal.table.${change.table}`, change.table)} — {t(`journal.change.${change.kind}`)}
      </h3>
      {change.fields.length > 0 ? (
        <table className={styles.fields}>
          <thead>
            <tr>
              <th scope="col">{t("journal.field")}</th>
              <th scope="col">{t("journal.before")}</th>
              <th scope="col">{t("journal.after")}</th>
            </tr>
          </thead>
          <tbody>
            {change.fields.map(({ field, path, before, after }) => (
              <tr key={path ?? field}>
                <th scope="row">{path ? placeOf(path, i18n) : word(`journal.column.${field}`, field)}</th>
                <td>{readValue(change.table, field, before, i18n)}</td>
                <td>{readValue(change.table, field, after, i18n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  );
}
