import { CheckCheck } from "lucide-react";
import { useMemo } from "react";
import { type AttendanceInput, type CallView, type SessionView, useQuery } from "~/api";
import { useWorkspace } from "~/app/workspace";
import { Banner, Button, LoadingState, Section, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { keepAbsent, useAnswers } from "./answers";
import { AttendanceRow } from "./AttendanceRow";
import { allPresent, holdersFor, type Line, linesOf, sheetOf, withPresence } from "./attendance";
import { aboutSession } from "./names";
import { QuorumBar } from "./QuorumBar";
import styles from "./Sessions.module.css";
import { takesAttendance } from "./steps";
import { SavedMark } from "../shared/SavedMark";
import { useAutosave } from "../shared/useAutosave";

/** Who is there, who represents whom, and the quorum as it stands. */
export function AttendancePanel({ view, call }: { view: SessionView; call: CallView }) {
  const { t } = useI18n();
  const { isStaff, readOnly } = useWorkspace();
  const members = useQuery("member_list", { call_id: call.id }).data?.members;
  const { state } = view.row;
  const editable = isStaff && !readOnly && takesAttendance(state);
  const answers = useAnswers(view);
  const sheet = useAutosave(
    {
      key: `attendance:${view.row.id}`,
      command: "attendance_set",
      request: (attendance: AttendanceInput[]) => ({ session_id: view.row.id, attendance }),
      about: aboutSession(view.row),
      held: answers,
    },
    useReport(),
  );
  const lines = useMemo(() => linesOf(members ?? [], sheet.value), [members, sheet.value]);
  if (!members) return <LoadingState lines={8} />;
  const put = (next: readonly Line[]) => {
    keepAbsent(
      view.row.id,
      next.flatMap(({ member, presence }) => (presence === "absent" ? [member.id] : [])),
    );
    sheet.put(sheetOf(next), "now");
  };
  const silent = lines.filter(({ presence }) => presence === null).length;
  const change = (id: string, part: Partial<Line>) =>
    put(lines.map((line) => (line.member.id === id ? { ...line, ...part } : line)));
  const placeOf = (alternate: string) => {
    const sitting = view.seated.find((one) => one.alternate === alternate);
    return members.find(({ id }) => id === sitting?.member)?.name ?? null;
  };
  const perMember = call.rules.committee.proxies_per_member;
  return (
    <div className={styles.stack}>
      <QuorumBar quorum={view.quorum} taken={sheet.value.length > 0} />
      <Section
        title={t("session.attendance.title")}
        description={state === "convened" ? t("session.attendance.silent", { count: silent }) : undefined}
        actions={
          <>
            <SavedMark state={sheet.state} />
            {editable && silent > 0 ? (
              <Button size="small" icon={CheckCheck} onPress={() => put(allPresent(lines))}>
                {t("session.attendance.all")}
              </Button>
            ) : null}
          </>
        }
      >
        {state === "planned" ? <Banner tone="info">{t("session.attendance.tooEarly")}</Banner> : null}
        <ul className={styles.attendance}>
          {lines.map((line) => (
            <AttendanceRow
              key={line.member.id}
              line={line}
              editable={editable}
              sitting={state === "open"}
              holders={holdersFor(lines, line.member.id, perMember)}
              sitsFor={placeOf(line.member.id)}
              onPresence={(presence) => put(withPresence(lines, line.member.id, presence))}
              onChange={(part) => change(line.member.id, part)}
            />
          ))}
        </ul>
      </Section>
    </div>
  );
}
