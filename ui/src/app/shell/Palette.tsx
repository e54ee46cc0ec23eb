import { FileText, FolderOpen } from "lucide-react";
import { type ReactNode, useState } from "react";
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import { Kbd } from "~/components";
import { type MessageKey, useI18n } from "~/i18n";
import { type Action, useAllActions } from "../actions";
import type { Route } from "../route";
import { navigate } from "../router";
import styles from "./Palette.module.css";
import { narrowActions } from "./palette";
import { useWorkspace } from "../workspace";
import { type Found, useSearch } from "./useSearch";

/** Every action and everything that is written, from one field. */
export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const { t } = useI18n();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={styles.overlay}
    >
      <Modal className={styles.modal}>
        <Dialog aria-label={t("palette.label")} className={styles.dialog}>
          <PaletteList onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteList({ onClose }: { onClose(): void }) {
  const { t } = useI18n();
  const { home } = useWorkspace();
  const [query, setQuery] = useState("");
  const actions = narrowActions(useAllActions(), query);
  const { hits, unread, searching } = useSearch(query);
  const sections = [...new Set(actions.map(({ section }) => section))];

  function choose(key: string) {
    onClose();
    const action = actions.find(({ id }) => id === key);
    if (action) return action.run();
    const hit = hits.find((found) => found.key === key);
    if (hit) navigate(home ? listed(hit) : hit.route);
  }
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchField aria-label={t("palette.label")} autoFocus className={styles.field}>
        <Input placeholder={t("palette.placeholder")} className={styles.input} />
      </SearchField>
      <ListBox
        aria-label={t("palette.results")}
        className={styles.list}
        onAction={(key) => choose(String(key))}
        renderEmptyState={() => (
          <p className={styles.nothing}>{t(searching ? "palette.searching" : "palette.nothing")}</p>
        )}
      >
        {sections.map((section) => (
          <Group key={section} title={section}>
            {actions
              .filter((action) => action.section === section)
              .map((action) => (
                <ActionItem key={action.id} action={action} />
              ))}
          </Group>
        ))}
        {hits.length > 0 ? (
          <Group title="palette.found">
            {hits.map((hit) => (
              <ListBoxItem
                key={hit.key}
                id={hit.key}
                textValue={`${hit.title} ${query}`}
                className={styles.item}
              >
                {hit.document ? <FileText aria-hidden /> : <FolderOpen aria-hidden />}
                <span className={styles.words}>
                  <span>{hit.title}</span>
                  <span className={styles.excerpt}>{hit.excerpt}</span>
                </span>
                {hit.place ? (
                  <span className={styles.place}>{t("palette.page", { page: hit.place })}</span>
                ) : null}
              </ListBoxItem>
            ))}
          </Group>
        ) : null}
      </ListBox>
      {unread > 0 ? <p className={styles.unread}>{t("palette.unread", { count: unread })}</p> : null}
    </Autocomplete>
  );
}

/** At home a dossier is where it is scored. */
function listed({ route }: Found): Route {
  return route.name === "dossier" ? { name: "scoring", id: route.id } : route;
}

function Group({ title, children }: { title: MessageKey; children: ReactNode }) {
  const { t } = useI18n();
  return (
    <ListBoxSection className={styles.section}>
      <Header className={styles.title}>{t(title)}</Header>
      {children}
    </ListBoxSection>
  );
}

function ActionItem({ action }: { action: Action }) {
  const { icon: Icon, label, shortcut, isDisabled, id } = action;
  return (
    <ListBoxItem id={id} textValue={label} isDisabled={isDisabled} className={styles.item}>
      {Icon ? <Icon aria-hidden /> : <span className={styles.noIcon} />}
      <span className={styles.words}>{label}</span>
      {shortcut ? <Kbd keys={shortcut} /> : null}
    </ListBoxItem>
  );
}
