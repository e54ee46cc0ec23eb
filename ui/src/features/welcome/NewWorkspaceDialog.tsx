import { type FormEvent, useId, useState } from "react";
import type { PersonInput } from "~/api";
import { Button, Dialog, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { NOBODY_YET, PersonFields } from "../seat/PersonFields";
import styles from "./Welcome.module.css";

interface Props {
  isOpen: boolean;
  onClose(): void;
  onCreate(name: string, person: PersonInput): void;
  isPending: boolean;
}

/** A new workspace has a name and its first person, who makes it. */
export function NewWorkspaceDialog({ isOpen, onClose, onCreate, isPending }: Props) {
  const { t } = useI18n();
  const [name, setName] = useState("");
  const [person, setPerson] = useState(NOBODY_YET);
  const form = useId();
  const missing = name.trim() === "" || person.name.trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!missing) onCreate(name.trim(), { ...person, name: person.name.trim() });
  };
  return (
    <Dialog
      title={t("welcome.new.title")}
      isOpen={isOpen}
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button type="submit" form={form} kind="primary" isDisabled={missing} isPending={isPending}>
            {t("welcome.new.choose")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        <TextField
          label={t("welcome.new.name")}
          description={t("welcome.new.help")}
          value={name}
          onChange={setName}
          isRequired
          autoFocus
        />
        <h3 className={styles.formTitle}>{t("welcome.new.you")}</h3>
        <PersonFields person={person} onChange={setPerson} />
      </form>
    </Dialog>
  );
}
