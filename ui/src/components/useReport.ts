import { useCallback } from "react";
import type { ApiError } from "~/api";
import { useI18n } from "~/i18n";
import { describeError } from "./errors";
import { toast } from "./Toast";

/** Tells a refusal where no field or page stands for it. What the person cancelled is not told. */
export function useReport(): (error: ApiError) => void {
  const i18n = useI18n();
  return useCallback(
    (error) => {
      if (error.code === "cancelled") return;
      const { tone, title, text } = describeError(error, i18n);
      toast({ tone, title, text });
    },
    [i18n],
  );
}
