import { ArrowDown, ArrowUp } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { type MemberView, type RankingView, type TieToOrder, useCommand } from "~/api";
import { useCall } from "~/app/workspace";
import { IconButton, Select } from "~/components";
import { useI18n } from "~/i18n";
import { moved } from "../sessions/agenda";
import { MotiveDialog } from "../shared/MotiveDialog";
import styles from "./Ranking.module.css";
import { inOrder } from "./ties";

interface Props {
  view: RankingView;
  set: TieToOrder;
  /** Those who may decide, the one who does first. */
  chairs: readonly MemberView[];
  onClose(): void;
}

/** The chair orders dossiers that nothing published separates; the order changes with the arrows too. */
export function TieDialog({ view, set, chairs, onClose }: Props) {
  const { t, f } = useI18n();
  const call = useCall();
  const command = useCommand("tie_order");
  const [order, setOrder] = useState(() => inOrder(view, set));
  const [chair, setChair] = useState(chairs[0]?.id ?? null);
  const title = (id: string) => view.dossiers.find((one) => one.id === id)?.title ?? "";
  const move = (id: string, by: number) => setOrder((now) => moved(now, id, by));
  function onKeyDown(event: KeyboardEvent, id: string) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(id, by);
  }
  async function confirm(motive: string) {
    if (chair === null) return;
    if (await command.run({ call_id: call.id, chair_id: chair, dossiers: order, motive })) onClose();
  }
  return (
    <MotiveDialog
      title={t("act.tie.title")}
      text={t("act.tie.text", { official: f.decimal(set.official) })}
      confirmLabel={t("act.tie.confirm")}
      error={command.error}
      isPending={command.running}
      isDisabled={chair === null}
      onClose={onClose}
      onConfirm={(motive) => void confirm(motive)}
    >
      <ol className={styles.order} aria-label={t("act.tie.order")}>
        {order.map((id, at) => (
          <li key={id} onKeyDownCapture={(event) => onKeyDown(event, id)}>
            <span className={styles.orderPlace}>{at + 1}</span>
            <span className={styles.orderTitle}>{title(id)}</span>
            <IconButton
              icon={ArrowUp}
              label={t("act.tie.up", { title: title(id) })}
              shortcut="Alt+↑"
              onPress={() => move(id, -1)}
            />
            <IconButton
              icon={ArrowDown}
              label={t("act.tie.down", { title: title(id) })}
              autoFocus={at === 0}
              shortcut="Alt+↓"
              onPress={() => move(id, 1)}
            />
          </li>
        ))}
      </ol>
      <p className={styles.muted}>{t("act.tie.keys")}</p>
      <Select
        label={t("act.tie.chair")}
        options={chairs.map(({ id, name }) => ({ id, label: name }))}
        value={chair}
        onChange={setChair}
        error={chairs.length === 0 ? t("act.tie.noChair") : null}
      />
    </MotiveDialog>
  );
}
