import { Dialog } from "~/components";
import { VerificationResult } from "~/features/journal/VerificationResult";
import { useI18n } from "~/i18n";

export function Verification({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const { t } = useI18n();
  return (
    <Dialog title={t("verify.title")} isOpen={isOpen} onClose={onClose}>
      {isOpen ? <VerificationResult /> : null}
    </Dialog>
  );
}
