import { ScrollText } from "lucide-react";
import { type FormEvent, useCallback, useState } from "react";
import { useCommand, useQuery } from "~/api";
import {
  Button,
  DateField,
  EmptyState,
  ErrorState,
  LoadingState,
  Page,
  PageHeader,
  RadioGroup,
  TextField,
  useReport,
  useUnsaved,
} from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { parisDay } from "~/text/paris";
import styles from "./Call.module.css";
import { lastInstant } from "./calendar";

/** A workspace without a call: pick a template and give it a name. */
export function StartCall({ readOnly }: { readOnly: boolean }) {
  const { t, f, language } = useI18n();
  const templates = useQuery("call_templates", {});
  const create = useCommand("call_create", useReport());
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [deadline, setDeadline] = useState<string | null>(null);
  const list = templates.data?.templates ?? [];
  const template = chosen ?? list[0]?.code ?? null;
  const title = t("call.start.title");
  const written = name.trim() !== "" && !create.running;
  useUnsaved(useCallback(() => (written ? title : null), [written, title]));
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (template && name.trim() && deadline) await create.run({ template, name: name.trim(), deadline });
  }
  if (readOnly) {
    return (
      <Page>
        <PageHeader title={t("nav.call")} />
        <EmptyState icon={ScrollText} title={t("call.none")}>
          {t("call.noneText")}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page narrow>
      <PageHeader title={title} subtitle={t("call.start.subtitle")} />
      {templates.error ? (
        <ErrorState error={templates.error} on={{ retry: templates.refetch }} />
      ) : templates.loading ? (
        <LoadingState />
      ) : (
        <form onSubmit={submit} className={styles.start}>
          <RadioGroup
            label={t("call.start.template")}
            value={template}
            onChange={setChosen}
            options={list.map(({ code, label, notice }) => ({
              id: code,
              label: labelIn(label, language),
              description: labelIn(notice, language),
            }))}
          />
          <TextField
            label={t("call.field.name")}
            value={name}
            onChange={setName}
            isRequired
            description={t("call.start.nameHelp")}
            autoFocus
          />
          <DateField
            label={t("call.start.deadline")}
            value={deadline}
            onChange={setDeadline}
            isRequired
            description={
              deadline
                ? `${t("call.field.lastInstant", { date: f.dateLong(lastInstant({ date: deadline, inclusive: false })) })}${
                    deadline <= parisDay(new Date()) ? ` ${t("call.start.past")}` : ""
                  }`
                : t("call.start.deadlineHelp")
            }
          />
          <div>
            <Button
              type="submit"
              kind="primary"
              isDisabled={!template || !name.trim() || !deadline}
              isPending={create.running}
            >
              {t("call.start.create")}
            </Button>
          </div>
        </form>
      )}
    </Page>
  );
}
