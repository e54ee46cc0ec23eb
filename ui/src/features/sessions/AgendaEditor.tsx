import { ArrowDown, ArrowUp, CalendarPlus, Plus, X } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { type AgendaItemView, type SessionView, useCommand, useQuery } from "~/api";
import { Button, IconButton, Section, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { candidates, moved, withAll, without } from "./agenda";
import styles from "./Sessions.module.css";

interface Props {
  view: SessionView;
  callId: string;
  editable: boolean;
}

/** The order of the day, drawn from the dossiers that are ready; Alt with the arrows moves an item. */
export function AgendaEditor({ view, callId, editable }: Props) {
  const { t } = useI18n();
  const ready = useQuery("session_list", editable ? { call_id: callId } : null).data?.ready ?? [];
  const set = useCommand("agenda_set", useReport());
  const ids = view.items.map(({ dossier_id }) => dossier_id);
  const put = (dossiers: string[]) => void set.run({ session_id: view.row.id, dossiers });
  const more = candidates(ready, ids);
  return (
    <>
      <Section
        title={t("session.agenda.title")}
        description={editable && view.items.length > 1 ? t("session.agenda.keys") : undefined}
      >
        {view.items.length === 0 ? <p className={styles.muted}>{t("session.agenda.empty")}</p> : null}
        <ol className={styles.agenda}>
          {view.items.map((item) => (
            <Item
              key={item.dossier_id}
              item={item}
              count={ids.length}
              editable={editable}
              onMove={(by) => put(moved(ids, item.dossier_id, by))}
              onRemove={() => put(without(ids, item.dossier_id))}
            />
          ))}
        </ol>
      </Section>
      {editable ? (
        <Section
          title={t("session.agenda.ready", { count: more.length })}
          actions={
            more.length > 1 ? (
              <Button
                size="small"
                icon={CalendarPlus}
                onPress={() =>
                  put(
                    withAll(
                      ids,
                      more.map(({ id }) => id),
                    ),
                  )
                }
              >
                {t("session.agenda.addAll")}
              </Button>
            ) : undefined
          }
        >
          {more.length === 0 ? <p className={styles.muted}>{t("session.agenda.noneReady")}</p> : null}
          <ul className={styles.readyList}>
            {more.map(({ id, number, title, applicant }) => (
              <li key={id} className={styles.readyItem}>
                <span className={styles.number}>{number}</span>
                <span className={styles.readyTitle}>{title}</span>
                <span className={styles.muted}>{applicant}</span>
                <IconButton
                  icon={Plus}
                  label={t("session.agenda.add", { title })}
                  onPress={() => put(withAll(ids, [id]))}
                />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

interface ItemProps {
  item: AgendaItemView;
  count: number;
  editable: boolean;
  onMove(by: number): void;
  onRemove(): void;
}

function Item({ item, count, editable, onMove, onRemove }: ItemProps) {
  const { t } = useI18n();
  const frame = useRef<HTMLLIElement>(null);
  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || by === undefined || !editable) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(by);
  }
  const { position, title } = item;
  return (
    <li ref={frame} className={styles.agendaItem} onKeyDownCapture={onKeyDown}>
      <span className={styles.position}>{position}</span>
      <span className={styles.readyTitle}>
        {title} <span className={styles.muted}>— {item.applicant}</span>
      </span>
      {item.rank === null ? null : (
        <span className={styles.muted}>{t("session.item.rank", { rank: item.rank })}</span>
      )}
      {editable ? (
        <span className={styles.itemActions}>
          <IconButton
            icon={ArrowUp}
            label={t("session.agenda.up", { title })}
            shortcut="Alt+↑"
            isDisabled={position === 1}
            onPress={() => onMove(-1)}
          />
          <IconButton
            icon={ArrowDown}
            label={t("session.agenda.down", { title })}
            shortcut="Alt+↓"
            isDisabled={position === count}
            onPress={() => onMove(1)}
          />
          <IconButton icon={X} label={t("session.agenda.remove", { title })} onPress={onRemove} />
        </span>
      ) : null}
    </li>
  );
}
