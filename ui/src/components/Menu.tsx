import type { LucideIcon } from "lucide-react";
import { Check } from "lucide-react";
import type { ReactElement } from "react";
import { Menu as AriaMenu, Header, MenuItem, MenuSection, MenuTrigger, Popover } from "react-aria-components";
import { Kbd } from "./Kbd";
import styles from "./Menu.module.css";

export interface MenuEntry {
  id: string;
  label: string;
  icon?: LucideIcon;
  shortcut?: string;
  hint?: string;
  danger?: boolean;
  isDisabled?: boolean;
  onAction?(): void;
}

export interface MenuGroup {
  id: string;
  title?: string;
  entries: readonly MenuEntry[];
  /** Marks one entry of the group as the present choice. */
  chosen?: string;
}

function Entry({ entry, chosen }: { entry: MenuEntry; chosen?: string }) {
  const Icon = chosen === entry.id ? Check : entry.icon;
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      isDisabled={entry.isDisabled}
      onAction={entry.onAction}
      data-danger={entry.danger || undefined}
      className={styles.entry}
    >
      <span className={styles.lead}>{Icon ? <Icon aria-hidden /> : null}</span>
      <span className={styles.label}>
        {entry.label}
        {entry.hint ? <span className={styles.hint}>{entry.hint}</span> : null}
      </span>
      {entry.shortcut ? <Kbd keys={entry.shortcut} /> : null}
    </MenuItem>
  );
}

export function Menu({
  trigger,
  groups,
  label,
}: {
  trigger: ReactElement;
  groups: readonly MenuGroup[];
  label: string;
}) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover offset={4} className={styles.popover}>
        <AriaMenu aria-label={label} className={styles.menu}>
          {groups.map((group) => (
            <MenuSection
              key={group.id}
              aria-label={group.title ?? label}
              selectionMode={group.chosen === undefined ? undefined : "single"}
              selectedKeys={group.chosen === undefined ? undefined : [group.chosen]}
              className={styles.section}
            >
              {group.title ? <Header className={styles.title}>{group.title}</Header> : null}
              {group.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} chosen={group.chosen} />
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
