import { TIME_ZONE } from "~/i18n";

/** The day of an instant where the committee sits, as an ISO day. */
export function parisDay(at: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: TIME_ZONE }).format(at);
}

/** The time of an instant where the committee sits (`14:05`). */
export function parisTime(at: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: TIME_ZONE, hour: "2-digit", minute: "2-digit" }).format(
    at,
  );
}

/** Today where the committee sits. */
export const today = () => parisDay(new Date());
