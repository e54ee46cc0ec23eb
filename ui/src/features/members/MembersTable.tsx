import { useMemo } from "react";
import type { Choice, MemberView } from "~/api";
import { Badge, type Column, DataTable, Status } from "~/components";
import { type I18n, useI18n } from "~/i18n";
import { fieldNames } from "~/text/expertise";
import styles from "./Members.module.css";

interface Props {
  members: readonly MemberView[];
  /** What members may be experts of; none where the call asks for nobody in particular. */
  fields: readonly Choice[];
  onEdit?(member: MemberView): void;
}

function columns(i18n: I18n, fields: readonly Choice[]): Column<MemberView>[] {
  const { t } = i18n;
  const experts = (member: MemberView) => fieldNames(member.fields, fields, i18n);
  const expertise: Column<MemberView>[] =
    fields.length === 0
      ? []
      : [
          {
            id: "fields",
            header: t("members.column.fields"),
            grow: 3,
            min: 12,
            cell: experts,
            sortValue: experts,
          },
        ];
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
    ...expertise,
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
export function MembersTable({ members, fields, onEdit }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const shown = useMemo(() => columns(i18n, fields), [i18n, fields]);
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
