import { useMemo } from "react";
import type { MemberPacks } from "~/api";
import { type Column, DataTable, Status, STATUS_ICONS, type Tone } from "~/components";
import { type I18n, useI18n } from "~/i18n";
import { type Standing, standingOf } from "./circulation";
import styles from "./Packs.module.css";

const TONES: Record<Standing, Tone> = {
  retired: "neutral",
  unprepared: "neutral",
  awaited: "info",
  late: "danger",
  stale: "warning",
  returned: "success",
  closed: "neutral",
  revoked: "neutral",
};

const ICONS: Partial<Record<Standing, (typeof STATUS_ICONS)[keyof typeof STATUS_ICONS]>> = {
  awaited: STATUS_ICONS.waiting,
  revoked: STATUS_ICONS.excluded,
};

function Standings({ member }: { member: MemberPacks }) {
  const { t } = useI18n();
  const standing = standingOf(member);
  return (
    <span className={styles.cell}>
      <Status tone={TONES[standing]} icon={ICONS[standing]}>
        {t(`packs.state.${standing}`)}
      </Status>
      {member.changed > 0 && standing !== "revoked" ? (
        <span className={styles.hint}>{t("packs.changed", { count: member.changed })}</span>
      ) : null}
    </span>
  );
}

/** The version, the receipt, when it came, and what became of it where it was not simply taken in. */
function LastReturn({ member: { returns } }: { member: MemberPacks }) {
  const { t, f } = useI18n();
  const [last] = returns;
  if (!last) return "—";
  const { version, receipt, came_at, outcome } = last;
  return (
    <span className={styles.cell}>
      {t("packs.came", { version, receipt, at: f.dateShort(came_at) })}
      {outcome === "merged" ? null : <Status tone="warning">{t(`packs.outcome.${outcome}`)}</Status>}
    </span>
  );
}

function columns({ t, f }: Pick<I18n, "t" | "f">): Column<MemberPacks>[] {
  return [
    {
      id: "name",
      header: t("packs.column.member"),
      grow: 2,
      min: 11,
      isRowHeader: true,
      cell: ({ name }) => name,
      sortValue: ({ name }) => name,
    },
    {
      id: "dossiers",
      header: t("packs.column.dossiers"),
      width: 5.5,
      align: "end",
      cell: ({ dossiers }) => f.number(dossiers),
      sortValue: ({ dossiers }) => dossiers,
    },
    {
      id: "size",
      header: t("packs.column.size"),
      width: 6.5,
      align: "end",
      cell: ({ size }) => f.bytes(size),
      sortValue: ({ size }) => size,
    },
    {
      id: "pack",
      header: t("packs.column.pack"),
      width: 9,
      cell: ({ packs: [last] }) =>
        last ? t("packs.version", { version: last.version, at: f.dateShort(last.made_at) }) : "—",
      sortValue: ({ packs: [last] }) => last?.made_at,
    },
    {
      id: "return",
      header: t("packs.column.return"),
      grow: 2,
      min: 14,
      cell: (member) => <LastReturn member={member} />,
      sortValue: ({ returns: [last] }) => last?.came_at,
    },
    {
      id: "state",
      header: t("packs.column.state"),
      grow: 2,
      min: 11,
      cell: (member) => <Standings member={member} />,
      sortValue: (member) => t(`packs.state.${standingOf(member)}`),
    },
  ];
}

interface Props {
  members: readonly MemberPacks[];
  ticked: ReadonlySet<string>;
  onTick(ticked: ReadonlySet<string>): void;
}

/** What each member has, and what came back. */
export function PacksTable({ members, ticked, onTick }: Props) {
  const { t, f } = useI18n();
  const shown = useMemo(() => columns({ t, f }), [t, f]);
  return (
    <div className={styles.table}>
      <DataTable
        id="packs"
        label={t("packs.title")}
        rows={members}
        columns={shown}
        rowKey={({ member }) => member}
        selection={ticked}
        onSelectionChange={onTick}
        grows
      />
    </div>
  );
}
