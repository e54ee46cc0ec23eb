import { ChevronDown, Moon, Redo2, Search, Settings2, Undo2, UserRound } from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import { Badge, IconButton, Kbd, Menu } from "~/components";
import { SeatPicker } from "~/features/seat/SeatPicker";
import { LANGUAGES, useI18n } from "~/i18n";
import { setTheme, THEMES, type Theme, useTheme } from "~/theme/theme";
import { useUndo } from "../useUndo";
import { useWorkspace } from "../workspace";
import { ConflictCount } from "./ConflictCount";
import { SaveStatus } from "./SaveStatus";
import styles from "./Shell.module.css";

export interface HeaderProps {
  onPalette(): void;
}

/** What concerns the whole workspace: where one is, who one is, whether it is saved, what can be taken back. */
export function Header({ onPalette }: HeaderProps) {
  const { t } = useI18n();
  const { info, readOnly, call, calls, chooseCall } = useWorkspace();
  const undo = useUndo();
  return (
    <header className={styles.header} data-pane tabIndex={-1}>
      <div className={styles.where}>
        <span className={styles.workspaceName} title={info.name}>
          {info.name}
        </span>
        {calls.length > 1 && call ? (
          <Menu
            label={t("header.call")}
            trigger={
              <AriaButton className={styles.headerButton}>
                {call.name}
                <ChevronDown aria-hidden />
              </AriaButton>
            }
            groups={[
              {
                id: "calls",
                chosen: call.id,
                entries: calls.map(({ id, name }) => ({ id, label: name, onAction: () => chooseCall(id) })),
              },
            ]}
          />
        ) : call && !info.name.includes(call.name) ? (
          <span className={styles.callName} title={call.name}>
            {call.name}
          </span>
        ) : null}
        {readOnly ? <Badge tone="warning">{t("header.readOnly")}</Badge> : null}
      </div>
      <SaveStatus />
      <ConflictCount />
      <div className={styles.tools}>
        <IconButton
          icon={Undo2}
          label={undo.undoLabel}
          shortcut="Ctrl+Z"
          isDisabled={!undo.canUndo}
          onPress={undo.undo}
        />
        <IconButton
          icon={Redo2}
          label={undo.redoLabel}
          shortcut="Ctrl+Shift+Z"
          isDisabled={!undo.canRedo}
          onPress={undo.redo}
        />
        <AriaButton className={styles.search} onPress={onPalette}>
          <Search aria-hidden />
          <span className={styles.searchWord}>{t("palette.open")}</span>
          <Kbd keys="Ctrl+K" />
        </AriaButton>
        <Preferences />
        <SeatMenu />
      </div>
    </header>
  );
}

function SeatMenu() {
  const { t } = useI18n();
  const { seat, home } = useWorkspace();
  // A copy at home has one person.
  if (home) return <span className={styles.ownName}>{seat.name}</span>;
  return (
    <SeatPicker>
      <AriaButton className={styles.headerButton}>
        <UserRound aria-hidden />
        <span className={styles.seatName}>
          <span className="visually-hidden">{t("seat.iAm")} </span>
          {t("seat.named", { name: seat.name, part: t(`part.${seat.part}`) })}
        </span>
        <ChevronDown aria-hidden />
      </AriaButton>
    </SeatPicker>
  );
}

/** Language and appearance. */
export function Preferences() {
  const { t, language, setLanguage } = useI18n();
  const theme = useTheme();
  return (
    <Menu
      label={t("preferences.label")}
      trigger={<IconButton icon={Settings2} label={t("preferences.label")} />}
      groups={[
        {
          id: "language",
          title: t("preferences.language"),
          chosen: language,
          entries: LANGUAGES.map((id) => ({
            id,
            label: t(`preferences.language.${id}`),
            onAction: () => setLanguage(id),
          })),
        },
        {
          id: "theme",
          title: t("preferences.theme"),
          chosen: theme,
          entries: THEMES.map((id: Theme) => ({
            id,
            label: t(`preferences.theme.${id}`),
            icon: id === "dark" ? Moon : undefined,
            onAction: () => setTheme(id),
          })),
        },
      ]}
    />
  );
}
