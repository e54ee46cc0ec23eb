import { CircleCheck, ShieldAlert } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { type ScoringItem, useCommand } from "~/api";
import { navigate } from "~/app/router";
import { useWorkspace } from "~/app/workspace";
import { Button, Kbd, Page, PageHeader, toast, useReport, useUnsaved } from "~/components";
import { useI18n } from "~/i18n";
import { InterestFields } from "./InterestFields";
import { meaningOf, UNANSWERED } from "./interest";
import { type Given, moveOf, nextUnanswered } from "./interests";
import styles from "./Reading.module.css";

interface Props {
  /** The dossiers of one's list. */
  items: readonly ScoringItem[];
  /** The one that somebody wanted to open. */
  wanted?: string;
  onDone(): void;
}

/**
 * The question on interests for all dossiers of one's list at once, before anything of any is shown but who applies with what. That there is
 * no tie is recorded as it is answered; ties are recorded together, with their one reason.
 */
export function InterestsList({ items, wanted, onDone }: Props) {
  const { t } = useI18n();
  const { memberId, readOnly } = useWorkspace();
  const command = useCommand("interest_declare", useReport());
  // Those that were asked about when the list opened stay in it: an answer given by mistake is changed where it was given.
  const [asked] = useState(() =>
    items.filter(({ declared }) => !declared).map(({ dossier_id }) => dossier_id),
  );
  const rows = asked.flatMap((id) => items.find(({ dossier_id }) => dossier_id === id) ?? []);
  const [at, setAt] = useState(wanted && asked.includes(wanted) ? wanted : (asked[0] ?? ""));
  const [conflicts, setConflicts] = useState<ReadonlySet<string>>(new Set());
  const [tie, setTie] = useState({ ...UNANSWERED, tie: "tie" as const, stays: false });
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>(`[data-dossier="${CSS.escape(at)}"]`)?.focus();
  }, [at]);

  const ids = rows.map(({ dossier_id }) => dossier_id);
  const given = (item: ScoringItem): Given | null =>
    conflicts.has(item.dossier_id) ? "conflict" : item.declared ? "none" : null;
  const waiting = rows.filter((item) => conflicts.has(item.dossier_id));
  const left = rows.filter((item) => given(item) === null).length;
  const title = t("scoring.interests.title");
  const kept = waiting.length > 0 && !command.running;
  useUnsaved(useCallback(() => (kept ? title : null), [kept, title]));

  async function answer(id: string, what: Given) {
    if (readOnly || !memberId) return;
    const next = new Set(conflicts);
    if (what === "conflict") next.add(id);
    else next.delete(id);
    setConflicts(next);
    const answered = (other: string) =>
      other === id ||
      next.has(other) ||
      rows.some(({ dossier_id, declared }) => declared && dossier_id === other);
    setAt(nextUnanswered(ids, answered, id));
    if (what === "none" && !rows.find(({ dossier_id }) => dossier_id === id)?.declared) {
      await command.run({
        member_id: memberId,
        dossier_id: id,
        kind: "none",
        recused: false,
        imposed: false,
        note: "",
      });
    }
  }
  function onKeyDown(event: KeyboardEvent) {
    const move = moveOf(event);
    if (!move) return;
    event.preventDefault();
    if (move.kind === "answer") return void answer(at, move.given);
    const next = ids[ids.indexOf(at) + move.by];
    if (next) setAt(next);
  }
  const meaning = meaningOf(tie);
  async function declare(event: FormEvent) {
    event.preventDefault();
    if (!meaning || !memberId) return;
    for (const { dossier_id } of waiting) {
      if (!(await command.run({ ...meaning, member_id: memberId, dossier_id, imposed: false }))) return;
      setConflicts((before) => new Set([...before].filter((id) => id !== dossier_id)));
    }
    if (meaning.recused)
      toast({ tone: "info", title: t("scoring.interests.done", { count: waiting.length }) });
  }
  const opens = rows.find(({ dossier_id, declared }) => declared && dossier_id === wanted);
  return (
    <Page narrow>
      <PageHeader
        back={{ label: t("scoring.back"), onPress: wanted ? () => navigate({ name: "scoring" }) : onDone }}
        title={title}
        subtitle={t("scoring.gate.why")}
        actions={
          left === 0 && waiting.length === 0 ? (
            <Button kind="primary" onPress={onDone}>
              {t(opens ? "scoring.gate.open" : "scoring.interests.toList")}
            </Button>
          ) : undefined
        }
      />
      <p className={styles.question}>{t("scoring.interests.question")}</p>
      <p className={styles.interestKeys}>
        <Kbd keys="1" /> {t("scoring.gate.none")} <Kbd keys="2" /> {t("scoring.gate.tie")} <Kbd keys="J" />{" "}
        <Kbd keys="K" /> {t("scoring.interests.move")}
      </p>
      <ul ref={list} className={styles.interests} aria-label={title}>
        {rows.map((item) => (
          <li
            key={item.dossier_id}
            data-dossier={item.dossier_id}
            data-current={item.dossier_id === at || undefined}
            tabIndex={item.dossier_id === at ? 0 : -1}
            onFocus={() => setAt(item.dossier_id)}
            onKeyDown={onKeyDown}
          >
            <span className={styles.interestWho}>
              <span className={styles.code}>{item.number}</span> {item.title}
              <span className={styles.muted}>{item.applicant}</span>
            </span>
            <span className={styles.interestAnswer}>
              <Choice item={item} given={given(item)} what="none" onAnswer={answer} />
              <Choice item={item} given={given(item)} what="conflict" onAnswer={answer} />
            </span>
          </li>
        ))}
      </ul>
      <p role="status" className={styles.muted}>
        {left > 0
          ? t("scoring.interests.left", { count: left })
          : waiting.length === 0
            ? t("scoring.interests.allAnswered")
            : null}
      </p>
      {waiting.length > 0 ? (
        <form className={styles.conflicts} onSubmit={declare}>
          <h2>{t("scoring.interests.conflicts", { count: waiting.length })}</h2>
          <p className={styles.muted}>
            {waiting.map(({ number, title: name }) => `${number} · ${name}`).join(", ")}
          </p>
          <InterestFields answer={tie} onChange={(next) => setTie({ ...next, tie: "tie" })} />
          <Button type="submit" kind="primary" isDisabled={!meaning} isPending={command.running}>
            {t("scoring.interests.declare", { count: waiting.length })}
          </Button>
        </form>
      ) : null}
    </Page>
  );
}

interface ChoiceProps {
  item: ScoringItem;
  given: Given | null;
  what: Given;
  onAnswer(id: string, what: Given): Promise<void>;
}

function Choice({ item, given, what, onAnswer }: ChoiceProps) {
  const { t } = useI18n();
  const Icon = what === "none" ? CircleCheck : ShieldAlert;
  return (
    <button
      type="button"
      tabIndex={-1}
      data-given={what}
      aria-pressed={given === what}
      aria-label={t("component.told", {
        of: item.title,
        words: t(what === "none" ? "scoring.gate.none" : "scoring.gate.tie"),
      })}
      onClick={() => void onAnswer(item.dossier_id, what)}
    >
      <Icon aria-hidden /> {t(what === "none" ? "scoring.gate.none" : "scoring.gate.tie")}
    </button>
  );
}
