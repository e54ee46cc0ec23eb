/** Amounts as people type them, by the rules of the command line (`crates/cli/src/typed.rs`). */

/** Digits of euros beyond which nobody means it. */
const MOST_DIGITS = 12;

export type Amount = { cents: number } | { fault: "ambiguous" | "unreadable" };

const UNREADABLE: Amount = { fault: "unreadable" };

/**
 * An amount in euros (`45000`, `45 000 €`, `1250,50`, `1 250.50`) in cents. A point or a comma before three last digits may part
 * thousands or cents: it is refused as ambiguous.
 */
export function amountIn(typed: string): Amount {
  const number = typed
    .trim()
    .replace(/\s/g, " ")
    .replace(/^€ */, "")
    .replace(/ *(?:euros?|eur|€)$/i, "");
  const marks: string[] = number.match(/[.,]/g) ?? [];
  const [mark = " "] = marks;
  if (marks.length > 0 && grouped(number, mark) !== null) return { fault: "ambiguous" };
  const decimal = marks.pop();
  if (decimal && marks.includes(decimal)) return UNREADABLE;
  const at = decimal ? number.lastIndexOf(decimal) : number.length;
  const cents = number.slice(at + 1);
  if (decimal && !/^\d{1,2}$/.test(cents)) return UNREADABLE;
  const euros = grouped(number.slice(0, at), marks.length > 0 ? mark : " ");
  return euros === null ? UNREADABLE : { cents: Number(euros) * 100 + Number(cents.padEnd(2, "0")) };
}

/** The digits of whole euros, whose groups, if there are any, are thousands. */
function grouped(euros: string, group: string): string | null {
  const [first = "", ...thousands] = euros.split(group);
  const holds =
    /^\d+$/.test(first) &&
    (thousands.length === 0 || first.length <= 3) &&
    thousands.every((digits) => /^\d{3}$/.test(digits));
  const digits = first + thousands.join("");
  return holds && digits.length <= MOST_DIGITS ? digits : null;
}
