import { Copy, FileInput, FileOutput, GitMerge, PackageCheck } from "lucide-react";
import type { Exchange } from "~/features/exchange/useExchange";
import { usePackActs } from "~/features/packs/PackActs";
import { useI18n } from "~/i18n";
import { useActions } from "./actions";
import { navigate } from "./router";
import { useWorkspace } from "./workspace";

/** What is done between copies of a workspace. The identifiers are those of the native menu. */
export function useExchangeActions({ makeCopy, writeChanges, takeChanges }: Exchange): void {
  const { t } = useI18n();
  const { isStaff, readOnly, home } = useWorkspace();
  const { takeReturns } = usePackActs();
  const section = "section.workspace";
  const isDisabled = readOnly;
  useActions(
    [
      {
        id: "returns.take",
        label: t("returns.take"),
        section,
        icon: PackageCheck,
        isDisabled: isDisabled || !isStaff,
        run: takeReturns,
      },
      {
        id: "copy.make",
        label: t("exchange.action.copy"),
        section,
        icon: Copy,
        // A copy holds everything.
        isDisabled: isDisabled || !isStaff,
        run: makeCopy,
      },
      {
        id: "changes.write",
        label: t("exchange.action.write"),
        section,
        icon: FileOutput,
        // What was done at home goes back as a return.
        isDisabled: isDisabled || home !== null,
        run: writeChanges,
      },
      {
        id: "changes.apply",
        label: t("exchange.action.take"),
        section,
        icon: FileInput,
        isDisabled: isDisabled || !isStaff,
        run: takeChanges,
      },
      {
        id: "go.conflicts",
        label: t("action.goTo", { place: t("conflicts.title") }),
        section: "section.go",
        icon: GitMerge,
        isDisabled: !isStaff,
        run: () => navigate({ name: "conflicts" }),
      },
    ],
    "frame",
  );
}
