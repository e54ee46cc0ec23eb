import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleDot,
  FileText,
  ListOrdered,
  type LucideIcon,
  UsersRound,
} from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { AgendaItemView, SessionView } from "~/api";
import { navigate } from "~/app/router";
import { cx } from "~/components";
import { useI18n } from "~/i18n";
import { shortTitle } from "~/text/names";
import { useAnswers } from "./answers";
import styles from "./Sessions.module.css";
import { titleOf } from "./title";

/** The parts of a session in the order in which it goes through them. */
export function SessionRail({ view, shown }: { view: SessionView; shown: string }) {
  const { t } = useI18n();
  const { row, items, quorum } = view;
  const taken = useAnswers(view).length > 0;
  const entry = (id: string, icon: LucideIcon, label: string, detail?: ReactNode, tone?: string) => (
    <Entry
      key={id}
      icon={icon}
      label={label}
      detail={detail}
      tone={tone}
      current={shown === id}
      onPress={() => navigate({ name: "session", id: row.id, item: id })}
    />
  );
  return (
    <nav className={styles.rail} aria-label={t("session.rail")}>
      <ul>
        {entry("plan", ListOrdered, t("session.panel.plan"))}
        {entry(
          "attendance",
          UsersRound,
          t("session.panel.attendance"),
          taken
            ? t(quorum.reached ? "session.quorum.short" : "session.quorum.shortMissing", {
                counted: quorum.counted,
                required: quorum.required,
              })
            : null,
          !taken ? undefined : quorum.reached ? "done" : "missing",
        )}
      </ul>
      {items.length > 0 ? <h2 className={styles.railTitle}>{t("session.panel.items")}</h2> : null}
      <ol>
        {items.map((item) => {
          const { icon, tone } = look(item, row.state === "open");
          return entry(
            item.id,
            icon,
            `${item.position}. ${shortTitle(titleOf(item, t))}`,
            item.decision ? t(`decision.kind.${item.decision.kind}`) : item.applicant,
            tone,
          );
        })}
      </ol>
      <ul>{entry("papers", FileText, t("session.panel.papers"), view.papers.length || null)}</ul>
    </nav>
  );
}

function look(item: AgendaItemView, sitting: boolean): { icon: LucideIcon; tone?: string } {
  if (item.decision) return { icon: CircleCheck, tone: "done" };
  if (sitting && !item.quorum.reached) return { icon: Ban, tone: "missing" };
  return item.heard_at ? { icon: CircleDot, tone: "current" } : { icon: CircleDashed };
}

interface EntryProps {
  icon: LucideIcon;
  label: string;
  detail?: ReactNode;
  tone?: string;
  current: boolean;
  onPress(): void;
}

function Entry({ icon: Icon, label, detail, tone, current, onPress }: EntryProps) {
  return (
    <li>
      <AriaButton
        className={cx(styles.railEntry, current && styles.railCurrent)}
        aria-current={current ? "page" : undefined}
        onPress={onPress}
      >
        <Icon aria-hidden data-tone={tone} />
        <span className={styles.railWords}>
          <span>{label}</span>
          {detail ? <span className={styles.railDetail}>{detail}</span> : null}
        </span>
      </AriaButton>
    </li>
  );
}
