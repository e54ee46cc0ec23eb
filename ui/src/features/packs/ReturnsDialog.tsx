import {
  ApiError,
  call,
  change,
  invalidate,
  type Receipt,
  type ReturnFile,
  type ReturnsPlan,
  useCommand,
} from "~/api";
import { Banner, Button, describeError, Dialog, Status, toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { PlanLines } from "../exchange/PlanView";
import styles from "./Packs.module.css";
import { RETURN_TONES, returnersOf, sentenceOf, stateOf, takesSomething } from "./returns";

/** Files that were chosen or dropped, and what taking them in would do. */
export interface Returned {
  paths: string[];
  plan: ReturnsPlan;
}

/** Takes a batch of returns back, as long as nothing was done since. */
function useTakeBack() {
  const { t } = useI18n();
  const report = useReport();
  return async ({ entry }: Receipt) => {
    try {
      const { undo } = await call("journal_state", {});
      if (entry === null || undo?.place !== entry) {
        toast({ tone: "info", title: t("returns.tooLate") });
        return;
      }
      await change("journal_undo", {});
      toast({ tone: "info", title: t("returns.undone") });
    } catch (thrown) {
      report(ApiError.from(thrown));
    }
  };
}

/** The plan before anything is written: a paragraph for each file, then what a rule refuses and what contradicts. */
export function ReturnsDialog({ returned, onClose }: { returned: Returned; onClose(): void }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const merge = useCommand("returns_merge");
  const takeBack = useTakeBack();
  const { paths, plan } = returned;
  const failure = merge.error ? describeError(merge.error, i18n) : null;
  const some = takesSomething(plan);
  async function take() {
    const merged = await merge.run({ paths });
    if (!merged) return;
    // What the status counts of conflicts follows from it.
    invalidate(["workspace"]);
    onClose();
    toast({
      tone: "success",
      title: t("returns.done"),
      text: t("returns.doneText", { acts: merged.plan.new, members: f.list(returnersOf(merged.plan)) }),
      action: { label: t("returns.undo"), run: () => void takeBack(merged.receipt) },
    });
  }
  return (
    <Dialog
      title={t("returns.title")}
      isOpen
      onClose={onClose}
      size="large"
      alert
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button kind="primary" isDisabled={!some} isPending={merge.running} onPress={() => void take()}>
            {t("returns.confirm")}
          </Button>
        </>
      }
    >
      {failure ? (
        <Banner tone="danger" live title={failure.title}>
          {failure.text}
        </Banner>
      ) : null}
      {some ? <p>{t("returns.before")}</p> : <Banner tone="info">{t("returns.nothing")}</Banner>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard too */}
      <ol className={styles.files} tabIndex={0} aria-label={t("returns.title")}>
        {plan.files.map((file, at) => (
          // Two files of one name may come from two folders.
          <FileView key={paths[at] ?? file.name} file={file} />
        ))}
      </ol>
      {plan.displaced.length > 0 ? (
        <div className={styles.group}>
          <p>{t("returns.displaced", { count: plan.displaced.length })}</p>
          <p className={styles.hint}>{t("returns.displacedText")}</p>
          <PlanLines lines={plan.displaced} />
        </div>
      ) : null}
    </Dialog>
  );
}

function FileView({ file }: { file: ReturnFile }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { name, cover, refused, conflicts } = file;
  const state = stateOf(file);
  return (
    <li className={styles.returned}>
      <div className={styles.returnedHead}>
        <Status tone={RETURN_TONES[state]}>{t(`returns.state.${state}`)}</Status>
        <span className={styles.file}>
          {cover
            ? t("returns.file", { file: name, version: cover.version, at: f.dateTime(cover.made_at) })
            : name}
        </span>
      </div>
      <p className={styles.sentence}>{sentenceOf(file, i18n)}</p>
      {refused.length > 0 ? (
        <div className={styles.group}>
          <p>{t("returns.refused", { count: refused.length })}</p>
          <PlanLines lines={refused} />
        </div>
      ) : null}
      {conflicts.length > 0 ? (
        <div className={styles.group}>
          <p>{t("returns.conflicts", { count: conflicts.length })}</p>
          <PlanLines lines={conflicts} />
        </div>
      ) : null}
    </li>
  );
}
