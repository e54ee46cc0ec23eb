import { Dialog, Kbd } from "~/components";
import { useI18n } from "~/i18n";
import { useAllActions } from "../actions";
import { useLoadedWorkspace, useWorkspace } from "../workspace";
import styles from "./HelpDialogs.module.css";

interface LayerProps {
  isOpen: boolean;
  onClose(): void;
}

/** The keys of everything that can be done from here. */
export function KeysDialog(props: LayerProps) {
  const { t } = useI18n();
  const actions = useAllActions().filter(({ shortcut }) => shortcut);
  const everywhere = [
    { id: "f6", label: t("keys.panes"), shortcut: "F6" },
    { id: "esc", label: t("keys.escape"), shortcut: "Escape" },
    { id: "arrows", label: t("keys.table"), shortcut: "↑+↓" },
    { id: "enter", label: t("keys.open"), shortcut: "Enter" },
  ];
  return (
    <Dialog {...props} title={t("keys.title")} size="normal">
      <ul className={styles.keys}>
        {[...actions, ...everywhere].map(({ id, label, shortcut }) => (
          <li key={id}>
            <span>{label}</span>
            <Kbd keys={shortcut ?? ""} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

export function AboutDialog(props: LayerProps) {
  const { t } = useI18n();
  const { status } = useLoadedWorkspace();
  const { info } = useWorkspace();
  return (
    <Dialog {...props} title={t("about.title")} size="small">
      <p>{t("about.text")}</p>
      <p>{t("about.offline")}</p>
      <dl className={styles.facts}>
        <dt>{t("about.version")}</dt>
        <dd>{status?.version}</dd>
        <dt>{t("about.folder")}</dt>
        <dd>{info.path}</dd>
        <dt>{t("about.licence")}</dt>
        <dd>EUPL-1.2</dd>
      </dl>
    </Dialog>
  );
}
