import { Pencil, UserPlus } from "lucide-react";
import { useState } from "react";
import type { PersonView } from "~/api";
import { useWorkspace } from "~/app/workspace";
import { Badge, Button, IconButton, Section } from "~/components";
import { useI18n } from "~/i18n";
import { PersonDialog } from "./PersonDialog";
import styles from "./Seat.module.css";

/** The secretariat's people: those whose name the journal and the papers bear. */
export function PersonsTab({ editable }: { editable: boolean }) {
  const { t } = useI18n();
  const { persons } = useWorkspace();
  const [editing, setEditing] = useState<{ person: PersonView | null } | null>(null);
  return (
    <Section
      title={t("person.title")}
      description={t("person.text")}
      actions={
        editable ? (
          <Button size="small" icon={UserPlus} onPress={() => setEditing({ person: null })}>
            {t("person.add")}
          </Button>
        ) : null
      }
    >
      <ul className={styles.persons}>
        {persons.map((person) => (
          <li key={person.id} className={styles.person}>
            <span className={styles.words}>
              <span>{person.name}</span>
              <span className={styles.hint}>
                {[person.function, person.email].filter(Boolean).join(" · ")}
              </span>
            </span>
            {person.active ? null : <Badge>{t("person.retired")}</Badge>}
            {editable ? (
              <IconButton
                icon={Pencil}
                label={t("person.editOne", { name: person.name })}
                onPress={() => setEditing({ person })}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {editing ? (
        <PersonDialog
          key={editing.person?.id ?? "new"}
          person={editing.person}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Section>
  );
}
