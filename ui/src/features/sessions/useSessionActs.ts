import {
  BadgeCheck,
  CalendarSync,
  FilePenLine,
  FileText,
  type LucideIcon,
  MailCheck,
  Megaphone,
  Play,
  Square,
} from "lucide-react";
import { useState } from "react";
import { type SessionInput, type SessionView, useCommand } from "~/api";
import { type Action, useActions } from "~/app/actions";
import { navigate } from "~/app/router";
import { useWorkspace } from "~/app/workspace";
import { toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { useAnswers } from "./answers";

type Asking = "convene" | "open" | "close" | "cancel" | "reconvene" | "publish" | "correct" | null;

interface Primary {
  label: string;
  icon: LucideIcon;
  isDisabled?: boolean;
  run(): void;
}

/** What can be done with a session in its present state. */
export function useSessionActs(view: SessionView) {
  const { t, language } = useI18n();
  const { isStaff, readOnly } = useWorkspace();
  const report = useReport();
  const [asking, setAsking] = useState<Asking>(null);
  const convene = useCommand("session_convene", report);
  const opening = useCommand("session_open", report);
  const closing = useCommand("session_close", report);
  const cancelling = useCommand("session_cancel", report);
  const again = useCommand("session_reconvene");
  const minutes = useCommand("minutes_produce", report);
  const approve = useCommand("minutes_approve", report);
  const answers = useAnswers(view);
  const { row } = view;
  const session = { session_id: row.id };
  const editable = isStaff && !readOnly;
  const show = (item: string) => navigate({ name: "session", id: row.id, item });

  async function convoke() {
    await convene.run(session);
    setAsking(null);
  }
  async function open() {
    const opened = await opening.run(session);
    setAsking(null);
    if (!opened) return;
    const first = view.items[0];
    if (opened.quorum.reached && first) show(first.id);
    toast({
      tone: opened.quorum.reached ? "success" : "warning",
      title: t(opened.quorum.reached ? "session.opened" : "session.failed.title"),
    });
  }
  async function close() {
    const closed = await closing.run(session);
    setAsking(null);
    if (closed) show("papers");
  }
  async function cancel() {
    await cancelling.run(session);
    setAsking(null);
  }
  async function reconvene(input: SessionInput) {
    const made = await again.run({ ...session, input });
    if (made) navigate({ name: "session", id: made.id });
  }
  async function produce() {
    if (await minutes.run({ ...session, language })) show("papers");
  }

  function primaryOf(): Primary | null {
    switch (row.state) {
      case "planned":
        return {
          label: t("session.act.convene"),
          icon: MailCheck,
          run: () => (view.warnings.length > 0 ? setAsking("convene") : void convoke()),
        };
      case "convened":
        return {
          label: t("session.act.open"),
          icon: Play,
          isDisabled: answers.length === 0,
          run: () => setAsking("open"),
        };
      case "quorum_failed":
        return { label: t("session.act.reconvene"), icon: CalendarSync, run: () => setAsking("reconvene") };
      case "open":
        return { label: t("session.act.close"), icon: Square, run: () => setAsking("close") };
      case "closed":
        return { label: t("session.act.minutes"), icon: FileText, run: produce };
      case "minutes_draft":
        return { label: t("session.act.approve"), icon: BadgeCheck, run: () => void approve.run(session) };
      case "minutes_approved":
        return { label: t("act.publish.action"), icon: Megaphone, run: () => setAsking("publish") };
      default:
        return null;
    }
  }
  const primary = editable ? primaryOf() : null;
  const primaryActions: Action[] = primary
    ? [{ id: "session.next", section: "section.session", ...primary }]
    : [];
  // On its own page « produce the minutes » is done at once, also again while they are a draft.
  const minutesAction: Action[] =
    editable && (row.state === "closed" || row.state === "minutes_draft")
      ? [
          {
            id: "session.minutes",
            label: t("session.act.minutes"),
            section: "section.session",
            icon: FileText,
            run: () => void produce(),
          },
        ]
      : [];
  const correctAction: Action[] =
    editable && row.state === "published"
      ? [
          {
            id: "session.correct",
            label: t("act.correct.action"),
            section: "section.session",
            icon: FilePenLine,
            run: () => setAsking("correct"),
          },
        ]
      : [];
  useActions([...primaryActions, ...minutesAction, ...correctAction]);
  const commands = [convene, opening, closing, cancelling, again, minutes, approve];
  return {
    primary,
    editable,
    asking,
    setAsking,
    running: commands.some(({ running }) => running),
    convoke,
    open,
    close,
    cancel,
    reconvene,
    reconveneError: again.error,
    resetReconvene: again.reset,
  };
}
