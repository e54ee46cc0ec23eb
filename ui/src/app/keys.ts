/** What of a keyboard event says which keys are down. */
export type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** The digit of a key of a shortcut, on a French keyboard too, where digits want Shift and the key without it says `&` or `é`. */
export function digitOf(event: Pick<Pressed, "key" | "code">): number | null {
  if (/^[0-9]$/.test(event.key)) return Number(event.key);
  const digit = /^Digit([0-9])$/.exec(event.code)?.[1];
  return digit === undefined ? null : Number(digit);
}

/** Whether the keys of a shortcut (`Ctrl+Shift+Z`, `F6`, `Ctrl+1`) are those pressed. */
export function matches(event: Pressed, shortcut: string): boolean {
  const parts = shortcut.split("+");
  const key = shortcut.endsWith("++") ? "+" : (parts.at(-1) ?? "");
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  if (wants("Ctrl") !== (event.ctrlKey || event.metaKey) || wants("Alt") !== event.altKey) return false;
  if (/^[0-9]$/.test(key)) return digitOf(event) === Number(key);
  if (wants("Shift") !== event.shiftKey && !/^[?+]$/.test(key)) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

/** Whether the person is writing, so that a letter is a letter and no command. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.matches("input, textarea, select, [role=textbox], [role=spinbutton]")
  );
}
