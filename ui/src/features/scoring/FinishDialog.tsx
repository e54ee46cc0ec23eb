import { CircleAlert, CircleCheck, PackageCheck, Send, TriangleAlert } from "lucide-react";
import { useEffect } from "react";
import { ApiError, type OwnSheets, type ScoringItem, useCommand, useQuery } from "~/api";
import { navigate, useRoute } from "~/app/router";
import { useCall, useWorkspace } from "~/app/workspace";
import { Button, Dialog, ErrorState, LoadingState, toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { ReturnDialog } from "../home/ReturnDialog";
import { useGiveBack } from "../home/useGiveBack";
import { type Point, pointsOf, readyOf } from "./finish";
import { takeWanted, want } from "./focus";
import { isOpen } from "./queue";
import styles from "./Reading.module.css";

interface Props {
  onClose(): void;
  /** Saves what is still being typed: the list tells of what is saved. */
  before?(): Promise<void>;
}

/**
 * Before handing in: everything that is left to do in one's list, each point leading to its place. In a copy at home the return follows in the
 * same movement.
 */
export function FinishDialog({ onClose, before }: Props) {
  const { t } = useI18n();
  const call = useCall();
  const { readOnly, home } = useWorkspace();
  const report = useReport();
  const back = useGiveBack();
  const own = useQuery("scoring_own", { call_id: call.id });
  const submit = useCommand("evaluation_submit", report);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it opens
  useEffect(() => void before?.(), []);
  const ready = own.data && !readOnly ? readyOf(own.data) : [];
  async function handIn(): Promise<boolean> {
    for (const item of ready) {
      if (!(await submit.run({ dossier_id: item.dossier_id }))) return false;
    }
    return true;
  }
  async function finish() {
    if (home) return back.giveBack(handIn).catch((thrown) => report(ApiError.from(thrown)));
    if (await handIn()) toast({ tone: "success", title: t("scoring.finish.done", { count: ready.length }) });
  }
  if (back.written) {
    const left = own.data?.items.filter(isOpen).length ?? 0;
    return <ReturnDialog written={back.written} left={left} onClose={onClose} />;
  }
  const canReturn = home !== null && ready.length + home.unreturned + home.returned > 0;
  return (
    <Dialog
      title={t(home ? "home.return" : "scoring.finish.title")}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          <Button onPress={onClose}>{t("component.close")}</Button>
          {canReturn || ready.length > 0 ? (
            <Button
              kind="primary"
              icon={home ? PackageCheck : Send}
              isPending={submit.running || back.running}
              onPress={() => void finish()}
            >
              {home ? t("home.return") : t("scoring.finish.handIn", { count: ready.length })}
            </Button>
          ) : null}
        </>
      }
    >
      {own.error ? (
        <ErrorState error={own.error} on={{ retry: own.refetch, reload: own.refetch }} />
      ) : own.data ? (
        <>
          <Points own={own.data} ready={ready} onClose={onClose} />
          {canReturn ? <p>{t("home.finish")}</p> : null}
        </>
      ) : (
        <LoadingState lines={5} />
      )}
    </Dialog>
  );
}

function Points({ own, ready, onClose }: { own: OwnSheets; ready: readonly ScoringItem[]; onClose(): void }) {
  const { t } = useI18n();
  const route = useRoute();
  const points = pointsOf(own);
  const required = points.filter((point) => point.required).length;
  function go({ item, kind, criterion }: Point) {
    const id = item.dossier_id;
    if (criterion) want({ dossier: id, criterion, comment: kind !== "mark" });
    onClose();
    // The dialog gives the focus back when it has gone; the place takes it after that.
    if (route.name === "scoring" && route.id === id) setTimeout(() => takeWanted(id), 60);
    else navigate({ name: "scoring", id });
  }
  return (
    <div className={styles.finish}>
      <p className={styles.finishHead} data-state={required > 0 ? "missing" : "done"}>
        {required > 0 ? <CircleAlert aria-hidden /> : <CircleCheck aria-hidden />}
        {required > 0 ? t("scoring.finish.left", { count: required }) : t("scoring.finish.nothing")}
      </p>
      {ready.length > 0 ? <p>{t("scoring.finish.ready", { count: ready.length })}</p> : null}
      <ul className={styles.points}>
        {points.map((point) => (
          <li
            key={`${point.item.dossier_id} ${point.kind} ${point.criterion ?? ""}`}
            data-required={point.required || undefined}
          >
            <button type="button" onClick={() => go(point)}>
              {point.required ? <CircleAlert aria-hidden /> : <TriangleAlert aria-hidden />}
              <span className={styles.pointWhat}>
                {t(`scoring.finish.point.${point.kind}`, { criterion: point.criterion ?? "" })}
              </span>
              <span className={styles.pointWhere}>
                {point.item.number} · {point.item.title}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
