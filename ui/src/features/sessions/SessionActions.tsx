import { CalendarX2, EllipsisVertical, FilePenLine, Stamp } from "lucide-react";
import { Button, ConfirmDialog, IconButton, Menu } from "~/components";
import { useState } from "react";
import type { SessionView } from "~/api";
import { useI18n } from "~/i18n";
import { ApproveQuestion } from "./ApproveQuestion";
import { ConveneQuestion } from "./ConveneQuestion";
import { OpenQuestion } from "./OpenQuestion";
import { CorrectDialog, PublishDialog } from "./PublishDialog";
import { SessionDialog } from "./SessionDialog";
import styles from "./Sessions.module.css";
import { awaitsAct, isEditable, undecided } from "./steps";
import { TimeField } from "./TimeField";
import { useSessionActs } from "./useSessionActs";
import { ValidateDialog } from "./ValidateDialog";

/** The next act of the session, and the questions that go before it. */
export function SessionActions({ view, callId }: { view: SessionView; callId: string }) {
  const { t, f } = useI18n();
  const acts = useSessionActs(view);
  const { row, items } = view;
  const { primary, asking, setAsking } = acts;
  const waiting = undecided(items);
  const [ended, setEnded] = useState("");
  const close = () => setAsking(null);
  const skipped = items.filter(({ decision }) => !decision);
  return (
    <>
      {primary ? (
        <Button
          kind="primary"
          icon={primary.icon}
          isDisabled={primary.isDisabled}
          isPending={acts.running}
          onPress={primary.run}
        >
          {primary.label}
        </Button>
      ) : null}
      {acts.editable && (isEditable(row.state) || row.state === "published" || awaitsAct(view)) ? (
        <Menu
          label={t("session.more")}
          trigger={<IconButton icon={EllipsisVertical} label={t("session.more")} />}
          groups={[
            {
              id: "acts",
              entries: [
                ...(awaitsAct(view)
                  ? [
                      {
                        id: "validate",
                        label: t("act.validate.action"),
                        icon: Stamp,
                        onAction: () => setAsking("validate"),
                      },
                    ]
                  : []),
                ...(row.state === "published"
                  ? [
                      {
                        id: "correct",
                        label: t("act.correct.action"),
                        icon: FilePenLine,
                        onAction: () => setAsking("correct"),
                      },
                    ]
                  : []),
                ...(isEditable(row.state)
                  ? [
                      {
                        id: "cancel",
                        label: t("session.act.cancel"),
                        icon: CalendarX2,
                        danger: true,
                        onAction: () => setAsking("cancel"),
                      },
                    ]
                  : []),
              ],
            },
          ]}
        />
      ) : null}
      <ConveneQuestion
        view={view}
        isOpen={asking === "convene"}
        isPending={acts.running}
        onClose={close}
        onConfirm={acts.convene}
      />
      {asking === "validate" ? <ValidateDialog view={view} callId={callId} onClose={close} /> : null}
      <ApproveQuestion
        view={view}
        isOpen={asking === "approve"}
        isPending={acts.running}
        onClose={close}
        onConfirm={acts.approve}
      />
      {asking === "publish" ? <PublishDialog view={view} onClose={close} /> : null}
      {asking === "correct" ? <CorrectDialog view={view} onClose={close} /> : null}
      <OpenQuestion
        view={view}
        callId={callId}
        isOpen={asking === "open"}
        isPending={acts.running}
        onClose={close}
        onConfirm={acts.open}
      />
      <ConfirmDialog
        title={t("session.close.title")}
        isOpen={asking === "close"}
        onClose={close}
        confirmLabel={t("session.close.confirm")}
        isPending={acts.running}
        onConfirm={() => acts.close(ended)}
      >
        <div className={styles.stack}>
          <TimeField
            label={t("session.close.at")}
            value={ended}
            onChange={setEnded}
            placeholder={t("session.time.example")}
            description={t("session.time.help")}
          />
          <p>{t("session.close.text")}</p>
          {waiting.length > 0 ? (
            <p>{t("session.close.undecided", { titles: f.list(waiting.map(({ title }) => title)) })}</p>
          ) : null}
          {skipped.length > waiting.length ? (
            <p>{t("session.close.skipped", { count: skipped.length - waiting.length })}</p>
          ) : null}
        </div>
      </ConfirmDialog>
      <ConfirmDialog
        title={t("session.cancel.title")}
        isOpen={asking === "cancel"}
        onClose={close}
        confirmLabel={t("session.act.cancel")}
        danger
        isPending={acts.running}
        onConfirm={acts.cancel}
      >
        <p>{t("session.cancel.text")}</p>
      </ConfirmDialog>
      {asking === "reconvene" ? (
        <SessionDialog
          callId={callId}
          title={t("session.reconvene.title")}
          confirm={t("session.reconvene.confirm")}
          from={row}
          error={acts.reconveneError}
          running={acts.running}
          onChange={acts.resetReconvene}
          onClose={close}
          onConfirm={acts.reconvene}
        />
      ) : null}
    </>
  );
}
