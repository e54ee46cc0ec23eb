import { FolderOpen, Printer } from "lucide-react";
import { useCallback, useState } from "react";
import { ApiError, type MemberPacks, type PackMade, reveal } from "~/api";
import { useCall } from "~/app/workspace";
import {
  Banner,
  Button,
  CopyButton,
  describeError,
  Dialog,
  ProgressBar,
  useReport,
  useUnsaved,
} from "~/components";
import { useI18n } from "~/i18n";
import { fileName } from "./circulation";
import styles from "./Packs.module.css";
import { PrintedSlips } from "./PrintedSlips";
import { Slip } from "./Slip";
import type { Making } from "./useMaking";

interface Props {
  making: Making;
  /** Whose copy is known: it opens its packs without the words. */
  members: readonly MemberPacks[];
  onStop(): void;
  onClose(): void;
}

/** How far the packs have come, then what each is: its words are shown here, once. It stays until somebody says that they are noted. */
export function MakingDialog({ making, members, onStop, onClose }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const call = useCall();
  const report = useReport();
  const { total, current, made, failed } = making;
  /** The slips that were printed last. */
  const [paper, setPaper] = useState<readonly PackMade[]>([]);
  const title = current === null ? t("packs.made", { count: made.length }) : t("packs.making");
  const holds = current !== null || made.length > 0;
  // The words are nowhere else: the window does not close over them without a question.
  useUnsaved(useCallback(() => (holds ? title : null), [holds, title]));
  if (current !== null) {
    return (
      <Dialog title={title} isOpen>
        <ProgressBar
          label={t("packs.making")}
          done={made.length + failed.length}
          total={total}
          detail={current}
          onCancel={onStop}
        />
      </Dialog>
    );
  }
  const [first] = made;
  const left = total - made.length - failed.length;
  const everything = made
    .map(({ name, words, path }) =>
      t("packs.slip.text", { name, call: call.name, words, file: fileName(path) }),
    )
    .join("\n\n----------\n\n");
  return (
    <Dialog
      title={title}
      isOpen
      size="large"
      actions={
        <>
          {first ? (
            <>
              <Button
                icon={FolderOpen}
                onPress={() => void reveal(first.path).catch((thrown) => report(ApiError.from(thrown)))}
              >
                {t("exchange.reveal")}
              </Button>
              <CopyButton text={everything}>{t("packs.made.copyAll")}</CopyButton>
              <Button icon={Printer} onPress={() => setPaper([...made])}>
                {t("packs.made.printAll")}
              </Button>
            </>
          ) : null}
          <Button kind="primary" onPress={onClose}>
            {t(first ? "packs.made.noted" : "component.close")}
          </Button>
        </>
      }
    >
      {first ? (
        <Banner tone="warning" title={t("packs.made.once")}>
          {t("packs.made.onceText")}
        </Banner>
      ) : null}
      {failed.map(({ name, error }) => (
        <Banner key={name} tone="danger" title={t("packs.made.failed", { name })}>
          {describeError(error, i18n).text}
        </Banner>
      ))}
      {left > 0 ? <p className={styles.hint}>{t("packs.made.stopped", { count: left })}</p> : null}
      <ul className={styles.slips}>
        {made.map((pack) => (
          <Slip
            key={pack.member_id}
            made={pack}
            onPrint={() => setPaper([pack])}
            known={members.some(({ member, key_known }) => key_known && member === pack.member_id)}
          />
        ))}
      </ul>
      <PrintedSlips packs={paper} />
    </Dialog>
  );
}
