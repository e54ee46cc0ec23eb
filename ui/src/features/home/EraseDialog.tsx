import { useState } from "react";
import { ApiError } from "~/api";
import { Banner, Checkbox, ConfirmDialog, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { usePackActs } from "../packs/PackActs";

/** Asks before everything at home is erased, and says what would be lost. */
export function EraseDialog({ unreturned, onClose }: { unreturned: number; onClose(): void }) {
  const { t } = useI18n();
  const report = useReport();
  const { erase } = usePackActs();
  const [sure, setSure] = useState(false);
  const [pending, setPending] = useState(false);
  async function run() {
    setPending(true);
    try {
      // The page goes with what it showed.
      await erase();
    } catch (thrown) {
      setPending(false);
      report(ApiError.from(thrown));
    }
  }
  return (
    <ConfirmDialog
      title={t("home.erase.title")}
      isOpen
      onClose={onClose}
      onConfirm={() => void run()}
      confirmLabel={t("home.erase.confirm")}
      danger
      // Pending, it would be announced after it has gone with its page.
      isDisabled={!sure || pending}
    >
      <p>{t("home.erase.text")}</p>
      {unreturned > 0 ? (
        <Banner tone="danger" title={t("home.erase.lost", { count: unreturned })} />
      ) : (
        <p>{t("home.erase.none")}</p>
      )}
      <Checkbox isSelected={sure} onChange={setSure}>
        {unreturned > 0 ? t("home.erase.sure", { count: unreturned }) : t("home.erase.sureNone")}
      </Checkbox>
    </ConfirmDialog>
  );
}
