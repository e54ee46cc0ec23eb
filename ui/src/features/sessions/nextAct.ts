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
  Stamp,
} from "lucide-react";
import type { SessionView } from "~/api";
import type { Action } from "~/app/actions";
import type { I18n } from "~/i18n";
import { awaitsAct } from "./steps";
import type { SessionCommands } from "./useSessionCommands";

/** The question that goes before an act. */
export type Asking =
  | "convene"
  | "open"
  | "close"
  | "approve"
  | "cancel"
  | "reconvene"
  | "publish"
  | "correct"
  | "validate";

export interface Act {
  label: string;
  icon: LucideIcon;
  isDisabled?: boolean;
  run(): void;
}

interface Means {
  t: I18n["t"];
  commands: SessionCommands;
  ask(question: Asking): void;
  /** Somebody's presence is recorded: the session can be opened. */
  answered: boolean;
}

/** The one act that brings a session forward from its present state. */
export function nextAct(view: SessionView, { t, commands, ask, answered }: Means): Act | null {
  const { state } = view.row;
  switch (state) {
    case "planned":
      return { label: t("session.act.convene"), icon: MailCheck, run: () => ask("convene") };
    case "convened":
      return {
        label: t("session.act.open"),
        icon: Play,
        isDisabled: !answered,
        run: () => ask("open"),
      };
    case "quorum_failed":
      return { label: t("session.act.reconvene"), icon: CalendarSync, run: () => ask("reconvene") };
    case "open":
      return { label: t("session.act.close"), icon: Square, run: () => ask("close") };
    case "closed":
      return { label: t("session.act.minutes"), icon: FileText, run: () => void commands.produce() };
    case "minutes_draft":
      return { label: t("session.act.approve"), icon: BadgeCheck, run: () => ask("approve") };
    case "minutes_approved":
      return { label: t("act.publish.action"), icon: Megaphone, run: () => ask("publish") };
    case "published":
      return awaitsAct(view)
        ? { label: t("act.validate.action"), icon: Stamp, run: () => ask("validate") }
        : null;
    default:
      return null;
  }
}

/** What else the palette offers: the minutes again while they are a draft, and the correction of published ones. */
export function furtherActs(view: SessionView, { t, commands, ask }: Means): Action[] {
  const { state } = view.row;
  const section = "section.session";
  if (state === "closed" || state === "minutes_draft") {
    const run = () => void commands.produce();
    return [{ id: "session.minutes", label: t("session.act.minutes"), section, icon: FileText, run }];
  }
  const acts: Action[] = [];
  if (awaitsAct(view)) {
    const run = () => ask("validate");
    acts.push({ id: "session.validate", label: t("act.validate.action"), section, icon: Stamp, run });
  }
  if (state === "published") {
    const run = () => ask("correct");
    acts.push({ id: "session.correct", label: t("act.correct.action"), section, icon: FilePenLine, run });
  }
  return acts;
}
