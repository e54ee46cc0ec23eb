import { type FormEvent, useId, useState } from "react";
import { type PersonInput, type PersonView, useCommand } from "~/api";
import { Banner, Button, describeError, Dialog, Switch } from "~/components";
import { useI18n } from "~/i18n";
import { NOBODY_YET, PersonFields } from "./PersonFields";
import styles from "./Seat.module.css";

/** Adds or corrects somebody of the secretariat; who leaves stays in the journal and no longer sits down. */
export function PersonDialog({ person, onClose }: { person: PersonView | null; onClose(): void }) {
  const i18n = useI18n();
  const { t } = i18n;
  const form = useId();
  const [input, setInput] = useState<PersonInput>(() => (person ? inputOf(person) : NOBODY_YET));
  const save = useCommand("person_save");
  const words = save.error ? describeError(save.error, i18n) : null;
  const at = (field: string) => (save.error?.field === field ? (words?.text ?? null) : null);
  const put = (next: PersonInput) => {
    save.reset();
    setInput(next);
  };
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await save.run({ person_id: person?.id ?? null, input: { ...input, name: input.name.trim() } })) {
      onClose();
    }
  }
  return (
    <Dialog
      title={t(person ? "person.edit" : "person.add")}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button
            type="submit"
            form={form}
            kind="primary"
            isDisabled={input.name.trim() === ""}
            isPending={save.running}
          >
            {t("person.save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        {words && !save.error?.field ? (
          <Banner tone="danger" live title={words.title}>
            {words.text}
          </Banner>
        ) : null}
        <PersonFields person={input} onChange={put} at={at} autoFocus />
        {person ? (
          <Switch isSelected={input.active} onChange={(active) => put({ ...input, active })}>
            {t("person.active")}
          </Switch>
        ) : null}
      </form>
    </Dialog>
  );
}

function inputOf({ name, function: role, email, active }: PersonView): PersonInput {
  return { name, function: role, email, active };
}
