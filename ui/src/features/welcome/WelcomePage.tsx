import {
  FilePlus2,
  FolderOpen,
  GraduationCap,
  type LucideIcon,
  PackageOpen,
  Pin,
  PinOff,
  X,
} from "lucide-react";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { Laurel } from "~/app/shell/Laurel";
import { Preferences } from "~/app/shell/Header";
import { IconButton } from "~/components";
import { useI18n } from "~/i18n";
import { usePackActs } from "../packs/PackActs";
import { type Recent, storedRecents, storeRecents, without, withPinned } from "./recent";
import { useWorkspaceActs } from "./useWorkspaceActs";
import styles from "./Welcome.module.css";

/** The start: make a workspace, open one, or look around in the sample. */
export function WelcomePage() {
  const { t } = useI18n();
  const acts = useWorkspaceActs();
  const packs = usePackActs();
  return (
    <main className={styles.welcome}>
      <div className={styles.preferences}>
        <Preferences />
      </div>
      <div className={styles.sheet}>
        <header className={styles.head}>
          <Laurel className={styles.laurel} />
          <h1 className={styles.title}>{t("app.name")}</h1>
          <p className={styles.motto}>{t("welcome.motto")}</p>
        </header>
        <div className={styles.doors}>
          <Door icon={FilePlus2} title={t("welcome.new")} text={t("welcome.newText")} onPress={acts.create} />
          <Door
            icon={FolderOpen}
            title={t("welcome.open")}
            text={t("welcome.openText")}
            onPress={acts.open}
          />
          <Door icon={PackageOpen} title={t("home.door")} text={t("home.doorText")} onPress={packs.open} />
          <Door
            icon={GraduationCap}
            title={t("welcome.sample")}
            text={t("welcome.sampleText")}
            onPress={acts.sample}
          />
        </div>
        {acts.busy || packs.busy ? (
          <p role="status" className={styles.busy}>
            {acts.busy ? t(`welcome.busy.${acts.busy}`) : t("home.opening")}
          </p>
        ) : null}
        <Recents onOpen={acts.openPath} />
        <p className={styles.local}>{t("welcome.local")}</p>
      </div>
    </main>
  );
}

function Door({
  icon: Icon,
  title,
  text,
  onPress,
}: {
  icon: LucideIcon;
  title: string;
  text: string;
  onPress(): void;
}) {
  return (
    <AriaButton className={styles.door} onPress={onPress}>
      <Icon aria-hidden className={styles.doorIcon} />
      <span className={styles.doorTitle}>{title}</span>
      <span className={styles.doorText}>{text}</span>
    </AriaButton>
  );
}

function Recents({ onOpen }: { onOpen(path: string): void }) {
  const { t, f } = useI18n();
  const [recents, setRecents] = useState<readonly Recent[]>(storedRecents);
  const keep = (next: Recent[]) => {
    storeRecents(next);
    setRecents(next);
  };
  if (recents.length === 0) return null;
  return (
    <section aria-labelledby="recents">
      <h2 id="recents" className={styles.recentsTitle}>
        {t("welcome.recent")}
      </h2>
      <ul className={styles.recents}>
        {recents.map(({ path, name, openedAt, pinned }) => (
          <li key={path} className={styles.recent}>
            <AriaButton className={styles.recentButton} onPress={() => onOpen(path)}>
              <span className={styles.recentName}>{name}</span>
              <span className={styles.path}>{path}</span>
              <span className={styles.recentDate}>{f.date(openedAt)}</span>
            </AriaButton>
            <IconButton
              icon={pinned ? PinOff : Pin}
              label={t(pinned ? "welcome.unpin" : "welcome.pin", { name })}
              pressed={pinned}
              onPress={() => keep(withPinned(recents, path, !pinned))}
            />
            <IconButton
              icon={X}
              label={t("welcome.forget", { name })}
              onPress={() => keep(without(recents, path))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
