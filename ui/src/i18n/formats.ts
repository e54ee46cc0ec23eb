import type { Language } from "./catalogue";
import { LOCALES, TIME_ZONE } from "./translate";

/** What a person reads for dates, times, amounts and figures; every argument comes from the wire as it is. */
export interface Formats {
  /** `12 mars 2026`, from an RFC 3339 time or an ISO date. */
  date(value: string): string;
  /** `12/03/2026`, for columns. */
  dateShort(value: string): string;
  /** `jeudi 12 mars 2026`. */
  dateLong(value: string): string;
  /** `14 h 02`, as French papers say it; `14:02` in English. */
  time(value: string | Date): string;
  /** A time of the day as it is stored (`14:00`), in the same form. */
  timeOfDay(value: string): string;
  /** `12/03/2026 14:02`. */
  dateTime(value: string): string;
  /** `mars 2026`, from `2026-03`. */
  month(value: string): string;
  /** `45 000,00 €`, from integer cents. */
  money(cents: number): string;
  /** `45 000 €` when the amount has no cents. */
  moneyShort(cents: number): string;
  /** `12 345,67`; digits after the comma are at most `digits` and at least `least`. */
  number(value: number, digits?: number, least?: number): string;
  /** An exact decimal as the core wrote it (`67.50`), with this language's comma. */
  decimal(text: string): string;
  /** `3,2 Mo`. */
  bytes(value: number): string;
  /** `BriqLys, TriBoucle et CaptArtois`. */
  list(items: string[]): string;
  /** Orders people and things as a dictionary of this language would. */
  compare(first: string, second: string): number;
}

function day(value: string): Date {
  // A date without a time is that day where the committee sits, not midnight in Greenwich.
  return new Date(value.length === 10 ? `${value}T12:00:00Z` : value);
}

function build(language: Language): Formats {
  const locale = LOCALES[language];
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, ...options });
    return (value: string) => format.format(day(value));
  };
  const clock = new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, hour: "2-digit", minute: "2-digit" });
  const money = new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" });
  const whole = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: "EUR",
    maximumFractionDigits: 0,
  });
  const lists = new Intl.ListFormat(locale);
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const short = dates({ day: "2-digit", month: "2-digit", year: "numeric" });
  const months = dates({ month: "long", year: "numeric" });
  const units = language === "fr" ? ["o", "ko", "Mo", "Go"] : ["B", "kB", "MB", "GB"];
  const number = (value: number, digits = 2, least = 0) =>
    value.toLocaleString(locale, { maximumFractionDigits: digits, minimumFractionDigits: least });
  const timeOfDay = (value: string) =>
    language === "fr" ? value.replace(/^(\d\d):(\d\d)$/, "$1\u00a0h\u00a0$2") : value;
  const time = (value: string | Date) =>
    timeOfDay(clock.format(typeof value === "string" ? new Date(value) : value));
  return {
    date: dates({ day: "numeric", month: "long", year: "numeric" }),
    dateShort: short,
    dateLong: dates({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    time,
    timeOfDay,
    dateTime: (value) => `${short(value)} ${time(value)}`,
    month: (value) => months(`${value.slice(0, 7)}-15`),
    money: (cents) => money.format(cents / 100),
    moneyShort: (cents) => (cents % 100 === 0 ? whole : money).format(cents / 100),
    number,
    decimal: (text) => (language === "fr" ? text.replace(".", ",") : text),
    bytes(value) {
      const rank = value < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(value) / 3));
      return `${number(value / 1000 ** rank, rank ? 1 : 0)}\u00a0${units[rank]}`;
    },
    list: (items) => lists.format(items),
    compare: (first, second) => collator.compare(first, second),
  };
}

const built = new Map<Language, Formats>();

export function formatsOf(language: Language): Formats {
  const known = built.get(language) ?? build(language);
  built.set(language, known);
  return known;
}
