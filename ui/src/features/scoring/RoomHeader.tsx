import {
  ArrowLeftRight,
  ChevronLeft,
  ChevronRight,
  CircleSlash,
  EllipsisVertical,
  PanelLeftClose,
  PanelLeftOpen,
  ShieldAlert,
  SkipForward,
} from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import type { ScoringItem } from "~/api";
import { navigate } from "~/app/router";
import { Button, IconButton, Menu } from "~/components";
import { useI18n } from "~/i18n";
import { neighbours, summaryOf } from "./queue";
import { QueueProgress } from "./QueueProgress";
import { CellStatus } from "./QueueView";
import styles from "./Scoring.module.css";
import type { RoomActions } from "./useRoomActions";

interface Props {
  item: ScoringItem;
  items: readonly ScoringItem[];
  actions: RoomActions;
  swapped: boolean;
  onSwap(): void;
  alone: boolean;
  onAlone(): void;
}

/** Which dossier this is, where it stands in the list, and what can be done. One line and a half, no more. */
export function RoomHeader({ item, items, actions, swapped, onSwap, alone, onAlone }: Props) {
  const { t } = useI18n();
  const { at } = neighbours(items, item.dossier_id);
  return (
    <header className={styles.roomHeader}>
      <div className={styles.roomTop}>
        <AriaButton className={styles.back} onPress={() => navigate({ name: "scoring" })}>
          <ChevronLeft aria-hidden />
          {t("scoring.back")}
        </AriaButton>
        <div className={styles.walk}>
          <IconButton
            icon={ChevronLeft}
            label={t("scoring.room.previous")}
            shortcut="Alt+PageUp"
            isDisabled={!actions.previous}
            onPress={() => actions.previous?.()}
          />
          <span>{t("scoring.room.position", { at: at + 1, count: items.length })}</span>
          <IconButton
            icon={ChevronRight}
            label={t("scoring.room.next")}
            shortcut="Alt+PageDown"
            isDisabled={!actions.next}
            onPress={() => actions.next?.()}
          />
        </div>
        <QueueProgress summary={summaryOf(items)} total={items.length} compact />
        <div className={styles.roomActions}>
          <Button icon={SkipForward} size="small" onPress={actions.nextUnmarked}>
            {t("scoring.room.nextUnscored")}
          </Button>
          <Button icon={ShieldAlert} size="small" isDisabled={actions.readOnly} onPress={actions.conflict}>
            {t("scoring.conflict.action")}
          </Button>
          <IconButton
            icon={alone ? PanelLeftOpen : PanelLeftClose}
            label={t(alone ? "scoring.room.bothPanes" : "scoring.room.onlyGrid")}
            onPress={onAlone}
          />
          <IconButton
            icon={ArrowLeftRight}
            label={t("scoring.room.swap")}
            pressed={swapped}
            isDisabled={alone}
            onPress={onSwap}
          />
          <Menu
            label={t("scoring.more")}
            trigger={<IconButton icon={EllipsisVertical} label={t("scoring.more")} />}
            groups={[
              {
                id: "acts",
                entries: [
                  {
                    id: "abstain",
                    label: t("scoring.abstain.action"),
                    icon: CircleSlash,
                    isDisabled: !actions.writing,
                    onAction: actions.abstain,
                  },
                ],
              },
            ]}
          />
        </div>
      </div>
      <div className={styles.roomTitleLine}>
        <h1 className={styles.roomTitle}>
          <span className={styles.roomNumber}>{item.number}</span> {item.title}
        </h1>
        <span className={styles.roomApplicant}>{item.applicant}</span>
        <CellStatus state={item.state} />
      </div>
    </header>
  );
}
