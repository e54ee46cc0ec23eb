import type { ReactElement } from "react";
import { type Actor, type MemberView, useCommand } from "~/api";
import { Menu, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { forgetEverything, useWorkspace } from "../workspace";

/** « Je suis… »: who works at this machine now. What one may see follows from it. */
export function ActorPicker({
  members,
  children,
}: {
  members: readonly MemberView[];
  children: ReactElement;
}) {
  const { t } = useI18n();
  const { actor, memberId } = useWorkspace();
  const setActor = useCommand("actor_set", useReport());
  async function sit(next: Actor) {
    if (await setActor.run({ actor: next })) forgetEverything();
  }
  return (
    <Menu
      label={t("actor.iAm")}
      trigger={children}
      groups={[
        {
          id: "staff",
          title: t("actor.iAm"),
          chosen: actor.kind === "staff" ? "staff" : "",
          entries: [
            {
              id: "staff",
              label: t("actor.staff"),
              hint: t("actor.staffHint"),
              onAction: () => sit({ kind: "staff" }),
            },
          ],
        },
        {
          id: "members",
          title: t("actor.members"),
          chosen: memberId ?? "",
          entries: members
            .filter(({ active }) => active)
            .map(({ id, name, organisation }) => ({
              id,
              label: name,
              hint: organisation,
              onAction: () => sit({ kind: "member", member_id: id }),
            })),
        },
      ].filter(({ entries }) => entries.length > 0)}
    />
  );
}
