import { Eye, LockKeyhole, RotateCcw, Send } from "lucide-react";
import type { KeyboardEvent } from "react";
import type { ApiError, ScoringView } from "~/api";
import { runAction } from "~/app/actions";
import { useWorkspace } from "~/app/workspace";
import { Banner, Button, describeError } from "~/components";
import { useI18n } from "~/i18n";
import { OthersTable } from "./OthersTable";
import { OwnTotal } from "./OwnTotal";
import { isOpen } from "./queue";
import { SavedMark } from "../shared/SavedMark";
import { ScoreGrid } from "./ScoreGrid";
import { scrollDocument } from "./scrollDocument";
import styles from "./Scoring.module.css";
import type { SheetState, SheetStore } from "./sheet";
import { OverallField } from "./WordsFields";

interface Props {
  view: ScoringView;
  sheet: SheetStore;
  state: SheetState;
  focused: string | null;
  onFocus(code: string): void;
  onSubmit(): void;
  onReopen(): void;
  onLook(): void;
}

/** Everything that one writes about a dossier, and what the others wrote once it may be read. */
export function GridPane({ view, sheet, state, focused, onFocus, onSubmit, onReopen, onLook }: Props) {
  const { t } = useI18n();
  const { readOnly } = useWorkspace();
  const writing = isOpen(view.item) && !readOnly;
  const marked = [...state.marks.values()].filter(({ value }) => value !== null).length;
  /** In the field of a mark no letter is typed: F flags, and the pages of the document turn without leaving it. */
  function onKeyDown(event: KeyboardEvent) {
    if (!(event.target instanceof HTMLElement) || !event.target.matches("[data-mark]")) return;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const done =
      event.key.toLowerCase() === "f" ? runAction("scoring.flag") : scrollDocument(event.key, event.code);
    if (done) event.preventDefault();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys pressed in the fields of marks arrive here
    <div className={styles.gridPane} onKeyDown={onKeyDown}>
      <div className={styles.gridHead}>
        <h2 className={styles.gridTitle}>{t("scoring.room.grid")}</h2>
        <span className={styles.gridCount}>
          {t("scoring.progress", { marked, criteria: state.marks.size })}
        </span>
        <OwnTotal view={view} pending={state.pending} />
      </div>
      {state.failure ? <Failed failure={state.failure} onRetry={() => void sheet.flush()} /> : null}
      {writing && view.returned ? (
        <Banner tone="warning">
          <strong>{t("component.told", { of: t("act.evaluation.returned"), words: view.returned })}</strong>
        </Banner>
      ) : null}
      {writing ? null : <ReadOnly view={view} onReopen={onReopen} />}
      <ScoreGrid
        grid={view.grid}
        dossier={view.item.dossier_id}
        commented={view.commented}
        sheet={sheet}
        state={state}
        focused={focused}
        onFocus={onFocus}
        readOnly={!writing}
      >
        {view.summary ? (
          <details className={styles.summary}>
            <summary>{t("scoring.room.summary")}</summary>
            <p>{view.summary}</p>
          </details>
        ) : null}
        <div className={styles.overall}>
          <OverallField sheet={sheet} readOnly={!writing} />
        </div>
        <Others view={view} onLook={onLook} />
      </ScoreGrid>
      {writing ? (
        <div className={styles.submitBar} data-submit>
          <span className={styles.gridVersion}>
            {t("scoring.room.gridVersion", { number: view.grid_number })}
          </span>
          <SavedMark state={state.saved} />
          <Button kind="primary" icon={Send} onPress={onSubmit}>
            {t("scoring.submit.action")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** What the others marked once it may be read, or why it may not. */
function Others({ view, onLook }: { view: ScoringView; onLook(): void }) {
  const { t } = useI18n();
  const { readOnly } = useWorkspace();
  if (view.others) return <OthersTable view={view} others={view.others} />;
  return (
    <div className={styles.sealed}>
      <LockKeyhole aria-hidden />
      <p>
        <strong>
          {t("scoring.others.title")} — {t(view.may_look ? "scoring.others.closed" : "scoring.others.sealed")}
        </strong>
        <br />
        {t(view.may_look ? "scoring.others.closedText" : "scoring.others.sealedText")}
      </p>
      {view.may_look && !readOnly ? (
        <Button icon={Eye} onPress={onLook}>
          {t("scoring.look.action")}
        </Button>
      ) : null}
    </div>
  );
}

function Failed({ failure, onRetry }: { failure: ApiError; onRetry(): void }) {
  const i18n = useI18n();
  const words = describeError(failure, i18n);
  return (
    <Banner
      tone="danger"
      live
      title={i18n.t("scoring.failed.title")}
      actions={
        <Button size="small" onPress={onRetry}>
          {i18n.t("scoring.failed.retry")}
        </Button>
      }
    >
      {words.text} {i18n.t("scoring.failed.kept")}
    </Banner>
  );
}

function ReadOnly({ view, onReopen }: { view: ScoringView; onReopen(): void }) {
  const { t, f } = useI18n();
  const { readOnly } = useWorkspace();
  const { state } = view.item;
  if (state !== "submitted" && state !== "abstained" && state !== "set_aside") return null;
  const words =
    state === "submitted"
      ? t("scoring.readonly.submitted", { at: view.submitted_at ? f.dateTime(view.submitted_at) : "—" })
      : t(`scoring.readonly.${state}`);
  return (
    <Banner
      tone={state === "submitted" ? "success" : "info"}
      actions={
        readOnly || !view.may_reopen ? undefined : (
          <Button size="small" icon={RotateCcw} onPress={onReopen}>
            {t("scoring.reopen.action")}
          </Button>
        )
      }
    >
      {words}
    </Banner>
  );
}
