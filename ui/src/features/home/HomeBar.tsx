import { EllipsisVertical, FolderOpen, PackageCheck, Trash2 } from "lucide-react";
import { useState } from "react";
import { ApiError, type HomeView, reveal } from "~/api";
import { useActions } from "~/app/actions";
import { useWorkspace } from "~/app/workspace";
import { Banner, Button, IconButton, Menu, Status, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { usePackActs } from "../packs/PackActs";
import { sendWhatWaits } from "../shared/useAutosave";
import { EraseDialog } from "./EraseDialog";
import styles from "./Home.module.css";
import { newsSentence } from "./news";
import { ReturnDialog } from "./ReturnDialog";
import { useGiveBack } from "./useGiveBack";

/** In a copy at home: where it lies, what was not sent back yet, and the way back. Elsewhere there is nothing to say. */
export function HomeBar({ left }: { left: number }) {
  const { home } = useWorkspace();
  return home ? <Bar home={home} left={left} /> : null;
}

function Bar({ home, left }: { home: HomeView; left: number }) {
  const i18n = useI18n();
  const { t } = i18n;
  const report = useReport();
  const packs = usePackActs();
  const { giveBack, written, running, forget } = useGiveBack();
  const [erasing, setErasing] = useState(false);
  const failed = (thrown: unknown) => report(ApiError.from(thrown));
  const isEmpty = home.unreturned === 0 && home.returned === 0;
  const back = () => void giveBack().catch(failed);
  const ask = () => void sendWhatWaits().then(() => setErasing(true), failed);
  useActions([
    {
      id: "home.return",
      label: t("home.return"),
      section: "section.scoring",
      // Ctrl+Shift+E lists what is left before anything is handed in or sent.
      icon: PackageCheck,
      isDisabled: isEmpty || running,
      run: back,
    },
    { id: "home.erase", label: t("home.erase"), section: "section.scoring", icon: Trash2, run: ask },
  ]);
  const news = packs.news && newsSentence(packs.news, i18n);
  return (
    <>
      {news ? (
        <Banner tone="info" onClose={packs.forgetNews}>
          {news}
        </Banner>
      ) : null}
      <section className={styles.bar} aria-label={t("home.bar")}>
        <div className={styles.place}>
          <p className={styles.folder}>{t("home.folder", { folder: home.folder })}</p>
          <p className={styles.hint}>{t("home.notEncrypted")}</p>
        </div>
        <div className={styles.back}>
          <span className={styles.count}>
            <Status tone={home.unreturned > 0 ? "warning" : isEmpty ? "neutral" : "success"}>
              {isEmpty ? t("home.never") : t("home.unreturned", { count: home.unreturned })}
            </Status>
            {home.returned > 0 ? (
              <span className={styles.hint}>{t("home.returned", { version: home.returned })}</span>
            ) : null}
          </span>
          <Button
            kind={left === 0 && !isEmpty ? "primary" : "secondary"}
            icon={PackageCheck}
            isDisabled={isEmpty}
            isPending={running}
            onPress={back}
          >
            {t("home.return")}
          </Button>
          <Menu
            label={t("home.more")}
            trigger={<IconButton icon={EllipsisVertical} label={t("home.more")} />}
            groups={[
              {
                id: "home",
                entries: [
                  {
                    id: "reveal",
                    label: t("home.reveal"),
                    icon: FolderOpen,
                    onAction: () => void reveal(home.folder).catch(failed),
                  },
                  {
                    id: "erase",
                    label: t("home.erase"),
                    icon: Trash2,
                    danger: true,
                    onAction: ask,
                  },
                ],
              },
            ]}
          />
        </div>
      </section>
      {written ? <ReturnDialog written={written} left={left} onClose={forget} /> : null}
      {erasing ? <EraseDialog unreturned={home.unreturned} onClose={() => setErasing(false)} /> : null}
    </>
  );
}
