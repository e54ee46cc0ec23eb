import { useCallback } from "react";
import { type ApiError, lookAround } from "~/api";
import { useI18n } from "~/i18n";
import { describeError } from "./errors";
import { toast } from "./Toast";

/** Tells a refusal where no field or page stands for it. What the person cancelled is not told. */
export function useReport(): (error: ApiError) => void {
  const i18n = useI18n();
  return useCallback(
    (error) => {
      if (error.code === "cancelled") return;
      const { tone, title, text, action } = describeError(error, i18n);
      // The one action that means the same everywhere is offered here too.
      const offered =
        action === "lookAround" ? { label: i18n.t("error.action.lookAround"), run: lookAround } : undefined;
      toast({ tone, title, text, action: offered });
    },
    [i18n],
  );
}
