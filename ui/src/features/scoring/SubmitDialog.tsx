import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { type ScoringItem, type ScoringView, useCommand } from "~/api";
import { navigate } from "~/app/router";
import { Button, Dialog, toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { nextUnscored } from "./queue";
import { ReadBack } from "./ReadBack";
import { marksOf } from "./reading";
import styles from "./Scoring.module.css";
import type { SheetState, SheetStore } from "./sheet";

interface Props {
  isOpen: boolean;
  onClose(): void;
  view: ScoringView;
  item: ScoringItem;
  items: readonly ScoringItem[];
  sheet: SheetStore;
  state: SheetState;
  onCriterion(code: string): void;
}

/** What is checked before marks are handed in; what is missing leads to its criterion. */
export function SubmitDialog({ isOpen, onClose, view, item, items, sheet, state, onCriterion }: Props) {
  const { t } = useI18n();
  const submit = useCommand("evaluation_submit", useReport());
  const marks = marksOf(sheet, state);
  const { gaps } = view;
  const missing = gaps.filter(({ kind }) => kind === "mark").map(({ criterion }) => criterion);
  const comments = gaps.filter(({ kind }) => kind === "comment").map(({ criterion }) => criterion);
  const { extremes } = view;
  const unsaved = state.pending || state.saved === "failed" || state.saved === "invalid";
  const blocked = gaps.length > 0 || state.pending || state.refused.length > 0;
  const handIn = useRef<HTMLButtonElement>(null);

  // What is missing is told of what is saved: nothing waits any longer.
  useEffect(() => {
    if (isOpen) void sheet.flush();
  }, [isOpen, sheet]);
  // Enter hands in what was read back, from the moment that it can be.
  useEffect(() => {
    if (isOpen && !blocked) handIn.current?.focus();
  }, [isOpen, blocked]);

  async function confirm() {
    await sheet.flush();
    const { failure, refused } = sheet.snapshot();
    if (failure || refused.length > 0 || !(await submit.run({ dossier_id: item.dossier_id }))) return;
    onClose();
    const next = nextUnscored(items, item.dossier_id);
    toast({
      tone: "success",
      title: t("scoring.submit.done"),
      text: t("scoring.submit.doneText", { title: item.title }),
      action:
        next && next.dossier_id !== item.dossier_id
          ? {
              label: t("scoring.submit.nextDossier"),
              run: () => navigate({ name: "scoring", id: next.dossier_id }),
            }
          : undefined,
    });
  }
  const go = (code: string) => {
    onClose();
    // The dialog gives the focus back when it has gone; the criterion takes it after that.
    setTimeout(() => onCriterion(code), 60);
  };
  return (
    <Dialog
      title={t("scoring.submit.title")}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button
            ref={handIn}
            kind="primary"
            isDisabled={blocked}
            isPending={submit.running}
            onPress={confirm}
          >
            {t("scoring.submit.confirm")}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <ReadBack view={view} marks={marks} pending={state.pending} />
        <ul className={styles.checks}>
          <Check state="done">{t("scoring.submit.interest")}</Check>
          <Check state={missing.length ? "missing" : "done"} codes={missing} onCode={go}>
            {missing.length
              ? t("scoring.submit.marksMissing", { count: missing.length })
              : t("scoring.submit.marks")}
          </Check>
          <Check state={comments.length ? "missing" : "done"} codes={comments} onCode={go}>
            {comments.length
              ? t("scoring.submit.commentsMissing", { count: comments.length })
              : t("scoring.submit.comments")}
          </Check>
          <Check state={extremes.length ? "advice" : "done"} codes={extremes} onCode={go}>
            {extremes.length
              ? t("scoring.submit.extremesFound", { count: extremes.length })
              : t("scoring.submit.extremes")}
          </Check>
          {state.refused.length > 0 ? (
            <Check state="missing" codes={state.refused} onCode={go}>
              {t("scoring.submit.noMarks", { count: state.refused.length })}
            </Check>
          ) : null}
          <Check state={unsaved ? "advice" : "done"}>
            {t(unsaved ? "scoring.submit.savedNot" : "scoring.submit.savedAll")}
          </Check>
        </ul>
        <p className={styles.hint}>{t("scoring.submit.text")}</p>
      </div>
    </Dialog>
  );
}

const ICONS = { done: CircleCheck, missing: CircleAlert, advice: TriangleAlert };

interface CheckProps {
  state: keyof typeof ICONS;
  codes?: readonly string[];
  onCode?(code: string): void;
  children: ReactNode;
}

function Check({ state, codes = [], onCode, children }: CheckProps) {
  const Icon = ICONS[state];
  return (
    <li className={styles.check} data-state={state}>
      <Icon aria-hidden />
      <span>{children}</span>
      {codes.map((code) => (
        <Button key={code} size="small" onPress={() => onCode?.(code)}>
          {code}
        </Button>
      ))}
    </li>
  );
}
