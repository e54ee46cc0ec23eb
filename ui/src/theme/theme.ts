import { useSyncExternalStore } from "react";

/** What the person may choose; `system` follows the desktop, live. */
export const THEMES = ["system", "light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "palmares.theme";
const listeners = new Set<() => void>();

function stored(): Theme {
  const value = localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === value) ?? "system";
}

/** Puts the choice on the root element, where the tokens look for it. */
export function applyTheme(theme: Theme = stored()): void {
  const { dataset } = document.documentElement;
  const more = theme === "contrast" || (theme === "system" && matchMedia("(prefers-contrast: more)").matches);
  if (theme === "light" || theme === "dark") dataset.theme = theme;
  else delete dataset.theme;
  if (more) dataset.contrast = "more";
  else delete dataset.contrast;
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  applyTheme(theme);
  for (const listener of listeners) listener();
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, stored);
}
