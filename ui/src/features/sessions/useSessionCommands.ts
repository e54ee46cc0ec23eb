import { type SessionInput, type SessionView, useCommand } from "~/api";
import { navigate } from "~/app/router";
import { toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { useTellProduced } from "./useTellProduced";

/** The commands that bring a session forward; `done` closes the question that went before. */
export function useSessionCommands(view: SessionView, done: () => void) {
  const { t, language } = useI18n();
  const report = useReport();
  const tell = useTellProduced();
  const convening = useCommand("session_convene", report);
  const opening = useCommand("session_open", report);
  const closing = useCommand("session_close", report);
  const cancelling = useCommand("session_cancel", report);
  const again = useCommand("session_reconvene");
  const minutes = useCommand("minutes_produce", report);
  const approving = useCommand("minutes_approve", report);
  const session = { session_id: view.row.id };
  const show = (item: string) => navigate({ name: "session", id: view.row.id, item });
  const sayOpened = (reached: boolean) =>
    toast({
      tone: reached ? "success" : "warning",
      title: t(reached ? "session.opened" : "session.failed.title"),
    });
  return {
    running: [convening, opening, closing, cancelling, again, minutes, approving].some(
      ({ running }) => running,
    ),
    reconveneError: again.error,
    resetReconvene: again.reset,
    convene: () => convening.run(session).then(done),
    /** A time that is not stated is now, or what was planned where the day is past. */
    async open(at: string) {
      const opened = await opening.run({ ...session, ...(at && { at }) });
      done();
      if (!opened) return;
      const first = view.items[0];
      if (opened.quorum.reached && first) show(first.id);
      sayOpened(opened.quorum.reached);
    },
    async close(at: string) {
      const closed = await closing.run({ ...session, ...(at && { at }) });
      done();
      if (closed) show("papers");
    },
    cancel: () => cancelling.run(session).then(done),
    async reconvene(input: SessionInput) {
      const made = await again.run({ ...session, input });
      if (made) navigate({ name: "session", id: made.id });
    },
    async produce() {
      if (tell(await minutes.run({ ...session, language }))) show("papers");
    },
    approve: () => approving.run(session).then(done),
  };
}

export type SessionCommands = ReturnType<typeof useSessionCommands>;
