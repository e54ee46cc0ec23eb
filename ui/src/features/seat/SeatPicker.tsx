import type { ReactElement } from "react";
import { useWorkspace } from "~/app/workspace";
import { Menu } from "~/components";
import { useI18n } from "~/i18n";
import { chosenOf, peopleOf, type Somebody } from "./people";
import { useTakeSeat } from "./useTakeSeat";

/** « Je suis… »: who works at this machine now. What one may see follows from it. */
export function SeatPicker({ children }: { children: ReactElement }) {
  const { t } = useI18n();
  const { seat, candidates, call } = useWorkspace();
  const { staff, committee } = peopleOf(candidates, call?.id ?? null);
  const { sit } = useTakeSeat();
  const group = (id: string, title: string, people: readonly Somebody[]) => ({
    id,
    title,
    chosen: chosenOf(seat),
    entries: people.map((one) => ({
      id: one.id,
      label: one.name,
      hint: one.hint,
      onAction: () => void sit(one),
    })),
  });
  return (
    <Menu
      label={t("seat.iAm")}
      trigger={children}
      groups={[
        group("staff", t("seat.secretariat"), staff),
        group("members", t("seat.members"), committee),
      ].filter(({ entries }) => entries.length > 0)}
    />
  );
}
