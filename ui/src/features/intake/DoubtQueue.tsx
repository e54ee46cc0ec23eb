import { useEffect, useRef } from "react";
import type { ImportAnswer, ImportUnit } from "~/api";
import { Button } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Import.module.css";
import { Receipt } from "./PlanUnits";

interface Props {
  doubts: readonly ImportUnit[];
  answers: Readonly<Record<string, ImportAnswer>>;
  onAnswer(key: string, answer: ImportAnswer): void;
}

/** What is not certain, one after the other: Enter accepts what is proposed and goes to the next. */
export function DoubtQueue({ doubts, answers, onAnswer }: Props) {
  const { t } = useI18n();
  const list = useRef<HTMLOListElement>(null);
  const open = doubts.find(({ key }) => !(key in answers))?.key;
  useEffect(() => {
    if (open === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-unit="${open}"] button`)?.focus();
  }, [open]);
  return (
    <section className={styles.apart}>
      <h3>{t("import.queue")}</h3>
      <ol ref={list} className={styles.queue}>
        {doubts.map((unit) => (
          <li key={unit.key} data-unit={unit.key}>
            <Doubt unit={unit} answer={answers[unit.key]} onAnswer={(answer) => onAnswer(unit.key, answer)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface DoubtProps {
  unit: ImportUnit;
  answer: ImportAnswer | undefined;
  onAnswer(answer: ImportAnswer): void;
}

function Doubt({ unit, answer, onAnswer }: DoubtProps) {
  const { t, f } = useI18n();
  const proposal = t(`import.proposal.${unit.proposal}`, {
    dossier: unit.dossier_number === null ? (unit.dossier_title ?? "") : String(unit.dossier_number),
  });
  return (
    <>
      <p className={styles.doubt}>
        <strong>
          <bdi>{unit.title}</bdi>
        </strong>
        {unit.sender ? (
          <>
            {" — "}
            <bdi>{unit.sender}</bdi>
          </>
        ) : null}
        {" · "}
        <Receipt unit={unit} />
      </p>
      <p className={styles.note}>{f.list(unit.why.map((why) => t(`import.why.${why}`)))}</p>
      <div className={styles.answers}>
        <Button
          kind={answer?.answer === "accept" ? "primary" : "secondary"}
          onPress={() => onAnswer({ answer: "accept" })}
        >
          {t("import.accept", { proposal })}
        </Button>
        {unit.proposal === "new" ? null : (
          <Button
            kind={answer?.answer === "new" ? "primary" : "secondary"}
            onPress={() => onAnswer({ answer: "new" })}
          >
            {t("import.proposal.new")}
          </Button>
        )}
        <Button
          kind={answer?.answer === "leave" ? "primary" : "secondary"}
          onPress={() => onAnswer({ answer: "leave" })}
        >
          {t("import.proposal.leave")}
        </Button>
      </div>
    </>
  );
}
