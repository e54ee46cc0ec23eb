import {
  ArrowLeftRight,
  ChevronLeft,
  ChevronRight,
  CircleSlash,
  Columns2,
  EllipsisVertical,
  Flag,
  ListTodo,
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
import { CellStatus, ToReview } from "./CellStatus";
import styles from "./Scoring.module.css";
import { useReaderAct } from "./reader/useReaderAct";
import type { Panes } from "./usePanes";
import type { RoomActions } from "./useRoomActions";

interface Props {
  item: ScoringItem;
  items: readonly ScoringItem[];
  actions: RoomActions;
  panes: Panes;
}

/** Which dossier this is, where it stands in the list, and what can be done. One line and a half, no more. */
export function RoomHeader({ item, items, actions, panes }: Props) {
  const { t } = useI18n();
  const { at } = neighbours(items, item.dossier_id);
  const reader = useReaderAct(item.dossier_id);
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
          <Button icon={ListTodo} size="small" onPress={actions.finish}>
            {t("scoring.finish.action")}
          </Button>
          <Button icon={ShieldAlert} size="small" isDisabled={actions.readOnly} onPress={actions.conflict}>
            {t("scoring.conflict.action")}
          </Button>
          <IconButton
            icon={Flag}
            label={t(item.to_review ? "scoring.flag.off" : "scoring.flag.on")}
            shortcut="F"
            pressed={item.to_review}
            isDisabled={!actions.writing}
            onPress={actions.flag}
          />
          <IconButton
            icon={Columns2}
            label={t(panes.beside ? "scoring.beside.close" : "scoring.beside.action")}
            shortcut="F8"
            pressed={panes.beside}
            onPress={panes.onBeside}
          />
          <IconButton
            icon={panes.alone ? PanelLeftOpen : PanelLeftClose}
            label={t(panes.alone ? "scoring.room.bothPanes" : "scoring.room.onlyGrid")}
            shortcut="F9"
            onPress={panes.onAlone}
          />
          <IconButton
            icon={ArrowLeftRight}
            label={t("scoring.room.swap")}
            shortcut="Shift+F9"
            pressed={panes.swapped}
            isDisabled={panes.alone}
            onPress={panes.onSwap}
          />
          <Menu
            label={t("scoring.more")}
            trigger={<IconButton icon={EllipsisVertical} label={t("scoring.more")} />}
            groups={[
              {
                id: "acts",
                entries: [
                  {
                    id: "reader",
                    label: reader.label,
                    icon: reader.icon,
                    shortcut: reader.shortcut,
                    isDisabled: reader.isDisabled,
                    onAction: reader.run,
                  },
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
        {item.to_review ? <ToReview /> : null}
      </div>
    </header>
  );
}
