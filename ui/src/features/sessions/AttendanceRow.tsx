import type { Presence } from "~/api";
import { RadioGroup, Select } from "~/components";
import { useI18n } from "~/i18n";
import { isHere, type Line } from "./attendance";
import styles from "./Sessions.module.css";
import { TimeField } from "./TimeField";

const PRESENCES: readonly Presence[] = ["present", "remote", "excused", "absent"];
const NONE = "none";

interface Props {
  line: Line;
  editable: boolean;
  /** The session sits: people may come later and leave earlier. */
  sitting: boolean;
  holders: readonly Line[];
  /** In whose place an alternate sits. */
  sitsFor: string | null;
  onPresence(presence: Presence): void;
  onChange(part: Partial<Line>): void;
}

/** One person on the attendance sheet. */
export function AttendanceRow({ line, editable, sitting, holders, sitsFor, onPresence, onChange }: Props) {
  const { t } = useI18n();
  const { member, presence } = line;
  const here = isHere(presence);
  const gives = presence !== null && !here && member.voice === "voting";
  return (
    <li className={styles.attendant}>
      <div className={styles.person}>
        <span className={styles.personName}>{member.name}</span>
        <span className={styles.muted}>
          {[
            member.role === "member" ? null : t(`committee.role.${member.role}`),
            member.organisation,
            member.voice === "advisory" ? t("session.attendance.advisory") : null,
            sitsFor ? t("session.attendance.sitsFor", { name: sitsFor }) : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </div>
      <RadioGroup<Presence>
        segmented
        labelHidden
        label={t("session.attendance.of", { name: member.name })}
        options={PRESENCES.map((id) => ({ id, label: t(`session.presence.${id}`) }))}
        value={presence}
        onChange={onPresence}
        isDisabled={!editable}
      />
      <div className={styles.attendantMore}>
        {gives ? (
          <Select
            label={t("session.attendance.proxyOf", { name: member.name })}
            labelHidden
            placeholder={t("session.attendance.noProxy")}
            options={[
              { id: NONE, label: t("session.attendance.noProxy") },
              ...holders.map((holder) => ({
                id: holder.member.id,
                label: t("session.attendance.proxyTo", { name: holder.member.name }),
              })),
            ]}
            value={line.proxyTo ?? NONE}
            onChange={(id) => onChange({ proxyTo: id === NONE ? null : id })}
            isDisabled={!editable}
          />
        ) : null}
        {here && (sitting || line.arrivedAt || line.leftAt) ? (
          <>
            <TimeField
              label={t("session.attendance.arrived", { name: member.name })}
              labelHidden
              placeholder={t("session.attendance.arrivedShort")}
              value={line.arrivedAt}
              onChange={(arrivedAt) => onChange({ arrivedAt })}
              isDisabled={!editable}
            />
            <TimeField
              label={t("session.attendance.left", { name: member.name })}
              labelHidden
              placeholder={t("session.attendance.leftShort")}
              value={line.leftAt}
              onChange={(leftAt) => onChange({ leftAt })}
              isDisabled={!editable}
            />
          </>
        ) : null}
      </div>
    </li>
  );
}
