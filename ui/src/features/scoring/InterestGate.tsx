import { FileLock2 } from "lucide-react";
import { type FormEvent, useCallback, useState } from "react";
import type { ScoringItem } from "~/api";
import { navigate } from "~/app/router";
import { Button, Page, PageHeader, RadioGroup, useUnsaved } from "~/components";
import { useI18n } from "~/i18n";
import { InterestFields } from "./InterestFields";
import { meaningOf, UNANSWERED } from "./interest";
import styles from "./Scoring.module.css";
import { useDeclare } from "./useDeclare";

/** The question on interests. It is asked before anything of the dossier is shown but who applies with what. */
export function InterestGate({ item }: { item: ScoringItem }) {
  const { t } = useI18n();
  const [answer, setAnswer] = useState(UNANSWERED);
  const { declare, running } = useDeclare(item);
  const meaning = meaningOf(answer);
  const leaving = answer.tie === "tie" && !(answer.kind === "designated_representative" && answer.stays);
  const title = t("scoring.gate.title");
  const written = answer.note.trim() !== "" && !running;
  useUnsaved(useCallback(() => (written ? title : null), [written, title]));
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (meaning && (await declare(meaning)) && meaning.recused) navigate({ name: "scoring" });
  }
  return (
    <Page narrow>
      <PageHeader
        back={{ label: t("scoring.back"), onPress: () => navigate({ name: "scoring" }) }}
        title={title}
      />
      <form className={styles.gate} onSubmit={submit}>
        <div className={styles.gateHead}>
          <span className={styles.gateMark} aria-hidden>
            <FileLock2 />
          </span>
          <div>
            <p className={styles.gateNumber}>{t("scoring.room.number", { number: item.number })}</p>
            <p className={styles.gateTitle}>{item.title}</p>
            <p className={styles.gateApplicant}>{item.applicant}</p>
          </div>
        </div>
        <RadioGroup
          label={t("scoring.gate.question")}
          description={t("scoring.gate.why")}
          options={[
            { id: "none", label: t("scoring.gate.none"), description: t("scoring.gate.noneHint") },
            { id: "tie", label: t("scoring.gate.tie"), description: t("scoring.gate.tieHint") },
          ]}
          value={answer.tie}
          onChange={(tie) => setAnswer({ ...answer, tie })}
        />
        {answer.tie === "tie" ? <InterestFields answer={answer} onChange={setAnswer} /> : null}
        <div className={styles.gateActions}>
          <Button type="submit" kind="primary" isDisabled={!meaning} isPending={running}>
            {t(leaving ? "scoring.gate.recuse" : "scoring.gate.open")}
          </Button>
        </div>
      </form>
    </Page>
  );
}
