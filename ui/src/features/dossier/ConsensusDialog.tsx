import { type FormEvent, useId, useState } from "react";
import { type Answer, type DossierMarks, useCommand } from "~/api";
import { Banner, Button, describeError, Dialog, Select, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { answersIn, choicesOf, levelsOf, questionsOf } from "~/text/grid";
import { labelIn } from "~/text/label";
import styles from "./Dossier.module.css";

interface Props {
  dossierId: string;
  marks: DossierMarks;
  onClose(): void;
}

type Agreed = Record<string, Answer>;

/** The marks that the committee agreed on, beside those of its members: question by question, all of them or none. */
export function ConsensusDialog({ dossierId, marks, onClose }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const agree = useCommand("consensus_set");
  const [answers, setAnswers] = useState<Agreed>((marks.consensus?.answers ?? {}) as Agreed);
  const [note, setNote] = useState(marks.consensus?.note ?? "");
  const form = useId();
  const questions = questionsOf(marks.grid);
  const missing = questions.some(({ code }) => answers[code] === undefined);
  const failure = agree.error ? describeError(agree.error, i18n) : null;
  async function keep(next: Agreed, said: string) {
    if (await agree.run({ dossier_id: dossierId, answers: next, note: said })) onClose();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!missing) void keep(answers, note);
  }
  return (
    <Dialog
      title={t("dossier.consensus.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          {marks.consensus ? (
            <Button kind="danger" isPending={agree.running} onPress={() => void keep({}, "")}>
              {t("dossier.consensus.remove")}
            </Button>
          ) : null}
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button type="submit" form={form} kind="primary" isDisabled={missing} isPending={agree.running}>
            {t("dossier.consensus.confirm")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        <p>{t("dossier.consensus.text")}</p>
        {failure ? (
          <Banner tone="danger" live title={failure.title}>
            {failure.text}
          </Banner>
        ) : null}
        {questions.map((question) => (
          <Agreement
            key={question.code}
            marks={marks}
            code={question.code}
            answer={answers[question.code]}
            onAnswer={(answer) => setAnswers({ ...answers, [question.code]: answer })}
          />
        ))}
        <TextField label={t("dossier.consensus.note")} rows={2} value={note} onChange={setNote} />
      </form>
    </Dialog>
  );
}

interface LineProps {
  marks: DossierMarks;
  code: string;
  answer: Answer | undefined;
  onAnswer(answer: Answer): void;
}

/** One question: what each member gave, and what they agreed on. */
function Agreement({ marks, code, answer, onAnswer }: LineProps) {
  const i18n = useI18n();
  const { language, f } = i18n;
  const question = questionsOf(marks.grid).find((one) => one.code === code);
  if (!question) return null;
  const levels = levelsOf(marks.grid, question);
  const word = answersIn(levels, i18n);
  const given = marks.sheets.flatMap(({ name, marks: sheet }) => {
    const mark = sheet.find(({ criterion }) => criterion === code)?.mark ?? null;
    return mark === null ? [] : [`${name} ${word(mark)}`];
  });
  const choices = choicesOf(levels);
  return (
    <Select
      label={`${code} ${labelIn(question.label, language)}`}
      description={f.list(given)}
      value={answer === undefined ? null : String(answer)}
      onChange={(chosen) => {
        const found = choices.find((one) => String(one) === chosen);
        if (found !== undefined) onAnswer(found);
      }}
      options={choices.map((one) => ({ id: String(one), label: word(one) }))}
    />
  );
}
