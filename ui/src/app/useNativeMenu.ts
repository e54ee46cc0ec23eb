import { useEffect } from "react";
import { MENU_ACTIONS, tellMenu, useHostEvent } from "~/api";
import { useI18n } from "~/i18n";
import { currentActions, useAllActions } from "./actions";

/** The native menu: in the language of the page, enabled where something can be done, and doing it. */
export function useNativeMenu(): void {
  const { language } = useI18n();
  const doable = new Set(useAllActions().flatMap(({ id, isDisabled }) => (isDisabled ? [] : [id])));
  const enabled = MENU_ACTIONS.filter((id) => doable.has(id)).join(" ");
  useEffect(() => {
    // A menu that is behind the page is no reason to disturb anybody.
    tellMenu(language, enabled.split(" ")).catch(() => undefined);
  }, [language, enabled]);
  useHostEvent("menu", (id) =>
    currentActions()
      .findLast((action) => action.id === id && !action.isDisabled)
      ?.run(),
  );
}
