import { type FormEvent, useId, useState } from "react";
import { Button, Dialog, TextField } from "~/components";
import { useI18n } from "~/i18n";

interface Props {
  isOpen: boolean;
  onClose(): void;
  onCreate(name: string): void;
  isPending: boolean;
}

export function NewWorkspaceDialog({ isOpen, onClose, onCreate, isPending }: Props) {
  const { t } = useI18n();
  const [name, setName] = useState("");
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) onCreate(name.trim());
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
          <Button type="submit" form={form} kind="primary" isDisabled={!name.trim()} isPending={isPending}>
            {t("welcome.new.choose")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextField
          label={t("welcome.new.name")}
          description={t("welcome.new.help")}
          value={name}
          onChange={setName}
          isRequired
          autoFocus
        />
      </form>
    </Dialog>
  );
}
