import { Timer } from "lucide-react";
import type { AgendaItemView } from "~/api";
import { IconButton, Section, TextField, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { parisTime } from "~/text/paris";
import styles from "./Sessions.module.css";
import { TimeField } from "./TimeField";
import { SavedMark } from "../shared/SavedMark";
import { useAutosave } from "../shared/useAutosave";

interface Hearing {
  from: string;
  until: string;
  persons: string;
  debate: string;
}

const inOrder = ({ from, until }: Hearing) => until === "" || (from !== "" && until >= from);

/** The hearing and the debate of an item. It saves itself while the secretary writes. */
export function HearingForm({ item, editable }: { item: AgendaItemView; editable: boolean }) {
  const { t } = useI18n();
  const form = useAutosave(
    {
      key: `hearing:${item.id}`,
      command: "hearing_record",
      request: ({ from, until, persons, debate }: Hearing) => ({
        item_id: item.id,
        heard_at: from || null,
        heard_until: until || null,
        persons,
        debate,
      }),
      about: { dossier: item.dossier_number, title: item.title },
      held: {
        from: item.heard_at ?? "",
        until: item.heard_until ?? "",
        persons: item.persons,
        debate: item.debate,
      },
      // Hours that cannot be wait for their correction; what is written beside them does not.
      sendable: (next, held) => (inOrder(next) ? next : { ...next, from: held.from, until: held.until }),
    },
    useReport(),
  );
  const { value } = form;
  const now = () => parisTime(new Date());
  const time = (key: "from" | "until", label: string, set: string) => (
    <div className={styles.timeNow}>
      <TimeField
        label={label}
        value={value[key]}
        onChange={(next) => form.put({ ...value, [key]: next }, "now")}
        isDisabled={!editable}
      />
      {editable ? (
        <IconButton icon={Timer} label={set} onPress={() => form.put({ ...value, [key]: now() }, "now")} />
      ) : null}
    </div>
  );
  return (
    <Section title={t("session.hearing.title")} actions={<SavedMark state={form.state} />}>
      <div className={styles.hearing}>
        {time("from", t("session.hearing.from"), t("session.hearing.fromNow"))}
        {time("until", t("session.hearing.until"), t("session.hearing.untilNow"))}
        <div className={styles.wide}>
          <TextField
            label={t("session.hearing.persons")}
            value={value.persons}
            onChange={(persons) => form.put({ ...value, persons })}
            isDisabled={!editable}
          />
        </div>
      </div>
      {inOrder(value) ? null : <p className={styles.error}>{t("session.hearing.order")}</p>}
      <TextField
        label={t("session.hearing.debate")}
        description={editable ? t("session.hearing.debateHint") : undefined}
        rows={3}
        value={value.debate}
        onChange={(debate) => form.put({ ...value, debate })}
        isDisabled={!editable}
      />
    </Section>
  );
}
