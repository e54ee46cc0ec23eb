// @vitest-environment jsdom
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { forget, useQuery } from "~/api";
import { I18nProvider } from "~/i18n";
import { answering } from "~/test/render";
import { useBackup } from "./useBackup";

const French = ({ children }: { children: ReactNode }) => (
  <I18nProvider language="fr">{children}</I18nProvider>
);

it("a backup made by hand takes the warning of the failed one away", async () => {
  let failure: "disk_full" | null = "disk_full";
  answering({
    workspace_status: () => ({ backup_failure: failure }),
    workspace_backup: () => {
      failure = null;
      return { backups: [] };
    },
  });
  const hooks = () => ({ status: useQuery("workspace_status", {}), backup: useBackup() });
  const { result } = renderHook(hooks, { wrapper: French });
  await waitFor(() => expect(result.current.status.data?.backup_failure).toBe("disk_full"));
  await act(() => result.current.backup.run());
  await waitFor(() => expect(result.current.status.data?.backup_failure).toBeNull());
  forget();
});
