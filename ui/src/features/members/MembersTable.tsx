import { useMemo } from "react";
import type { MemberView } from "~/api";
import { Badge, type Column, DataTable, Status } from "~/components";
import { type I18n, useI18n } from "~/i18n";
import styles from "./Members.module.css";

interface Props {
  members: readonly MemberView[];
  onEdit?(member: MemberView): void;
}

function columns(t: I18n["t"]): Column<MemberView>[] {
  return [
    {
      id: "name",
      header: t("members.column.name"),
      grow: 3,
      min: 13,
      isRowHeader: true,
      cell: (member) => (
        <span className={styles.name}>
          {member.name}
          {member.role === "member" ? null : (
            <Badge tone={member.role === "chair" ? "info" : "neutral"}>
              {t(`committee.role.${member.role}`)}
            </Badge>
          )}
          {member.active ? null : <Status tone="neutral">{t("members.retired")}</Status>}
        </span>
      ),
      sortValue: (member) => member.name,
    },
    {
      id: "capacity",
      header: t("members.column.capacity"),
      grow: 2,
      min: 10,
      cell: (member) => t(`committee.capacity.${member.capacity}`),
      sortValue: (member) => t(`committee.capacity.${member.capacity}`),
    },
    {
      id: "organisation",
      header: t("members.column.organisation"),
      grow: 3,
      min: 10,
      cell: (member) => member.organisation,
      sortValue: (member) => member.organisation,
    },
    {
      id: "college",
      header: t("members.column.college"),
      width: 5.25,
      cell: (member) => t(`committee.college.${member.college}`),
      sortValue: (member) => member.college,
    },
    {
      id: "voice",
      header: t("members.column.voice"),
      width: 7,
      cell: (member) => t(`committee.voice.${member.voice}`),
      sortValue: (member) => member.voice,
    },
    {
      id: "progress",
      header: t("members.column.progress"),
      width: 6,
      align: "end",
      cell: (member) =>
        member.assigned > 0
          ? t("members.progress", { submitted: member.submitted, assigned: member.assigned })
          : "—",
      sortValue: (member) => member.submitted / Math.max(1, member.assigned),
    },
    {
      id: "recusals",
      header: t("members.column.recusals"),
      width: 5.25,
      align: "end",
      cell: (member) => member.recusals.length || "—",
      sortValue: (member) => member.recusals.length,
    },
  ];
}

/** Everybody who sits, scores or is heard. */
export function MembersTable({ members, onEdit }: Props) {
  const { t } = useI18n();
  const shown = useMemo(() => columns(t), [t]);
  return (
    <DataTable
      id="members"
      label={t("members.title")}
      rows={members}
      columns={shown}
      rowKey={({ id }) => id}
      onActivate={onEdit}
      grows
    />
  );
}
