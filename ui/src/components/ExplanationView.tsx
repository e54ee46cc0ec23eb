import type { Explanation, Grid, Operand } from "~/api";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { answersIn, criterionIn, levelsOf } from "~/text/grid";
import styles from "./ExplanationView.module.css";

export interface ExplanationProps {
  /** None where the figure came without its way: nothing is drawn. */
  why: Explanation | undefined;
  grid: Grid;
  /** What to call a member. */
  memberName(id: string): string | undefined;
  /** The way to one operand, for a figure made of figures (each member's total). */
  each?(operand: Operand): Explanation | null | undefined;
}

/** The figures that are made of criteria; all others are made of members. */
const OF_CRITERIA: ReadonlySet<Explanation["formula"]> = new Set([
  "weighted_total",
  "equal_total",
  "total_of_criteria",
  "consensus_total",
  "category_of_parts",
]);

/** `631/8` with room around its bar, never broken over a line. */
function fraction(exact: string): string {
  return exact.replace("/", "\u202f/\u202f");
}

/** The way from marks to a figure in clear words: formula, what went in, the exact result, its one rounding, who is left out. */
export function ExplanationView({ why, ...shared }: ExplanationProps) {
  return why ? <Told why={why} {...shared} /> : null;
}

type ToldProps = ExplanationProps & { why: Explanation };

function Told({ why, grid, memberName, each }: ToldProps) {
  const { t, f } = useI18n();
  const count = why.operands.length;
  const how = t(`explain.how.${why.formula}`, {
    count,
    divisor: Math.max(1, count - 1),
    outOf: grid.score_out_of,
  });
  const name = (id: string) => memberName(id) ?? t("explain.unknownMember");
  return (
    <div className={styles.explanation}>
      <p>
        <strong>{t(`explain.formula.${why.formula}`, { outOf: grid.score_out_of })}</strong>
        <br />
        <span className={styles.how}>{how}</span>
      </p>
      {count > 0 ? <Operands why={why} grid={grid} name={name} /> : null}
      <p className={styles.result}>
        {t(why.formula === "sample_deviation" ? "explain.variance" : "explain.exact")}{" "}
        <span className={styles.fraction}>{fraction(why.exact)}</span>
        <span aria-hidden> → </span>
        {t("explain.rounded")} <strong>{f.decimal(why.rounded)}</strong>
      </p>
      {why.left_out.length > 0 ? (
        <div>
          <h4 className={styles.heading}>{t("explain.leftOut")}</h4>
          <ul className={styles.list}>
            {why.left_out.map(({ member, reason }) => (
              <li key={member}>
                {name(member)} — {t(`explain.reason.${reason}`)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div>
        <h4 className={styles.heading}>{t("explain.rules")}</h4>
        <ul className={styles.list}>
          {why.rules.map((rule) => (
            <li key={rule}>{t(`explain.rule.${rule}`)}</li>
          ))}
        </ul>
      </div>
      {each ? <Each why={why} grid={grid} memberName={memberName} each={each} /> : null}
    </div>
  );
}

function Operands({ why, grid, name }: { why: Explanation; grid: Grid; name(id: string): string }) {
  const i18n = useI18n();
  const { t, f, language } = i18n;
  // What is made of criteria names them; what is made of members names these.
  const weighted = OF_CRITERIA.has(why.formula);
  const answered = ({ criterion, mark }: Operand) => {
    const known = criterionIn(grid, criterion);
    return known ? answersIn(levelsOf(grid, known), i18n)(mark) : "—";
  };
  const marked = why.operands.some(({ mark }) => mark !== null);
  const label = (operand: Operand) => {
    if (!weighted) return operand.member ? name(operand.member) : "—";
    const criterion = criterionIn(grid, operand.criterion);
    return criterion ? `${criterion.code} ${labelIn(criterion.label, language)}` : (operand.criterion ?? "—");
  };
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t(weighted ? "explain.column.criterion" : "explain.column.member")}</th>
          {weighted ? <th scope="col">{t("explain.column.weight")}</th> : null}
          {marked ? <th scope="col">{t("explain.column.mark")}</th> : null}
          <th scope="col">{t(weighted ? "explain.column.contribution" : "explain.column.value")}</th>
        </tr>
      </thead>
      <tbody>
        {why.operands.map((operand) => (
          <tr key={`${operand.member} ${operand.criterion}`} data-dropped={operand.dropped || undefined}>
            <th scope="row">{label(operand)}</th>
            {weighted ? <td>{operand.weight ?? "—"}</td> : null}
            {marked ? <td>{answered(operand)}</td> : null}
            <td>
              {operand.exact.includes("/") ? (
                <span className={styles.operandFraction}>{fraction(operand.exact)} =</span>
              ) : null}{" "}
              {f.decimal(operand.rounded)}
              {operand.dropped ? ` (${t("explain.dropped")})` : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Each({ why, grid, memberName, each }: ToldProps) {
  const { t, f } = useI18n();
  const ways = why.operands.flatMap((operand) => {
    const way = each?.(operand);
    return way ? [{ operand, way }] : [];
  });
  if (ways.length === 0) return null;
  return (
    <div>
      <h4 className={styles.heading}>{t("explain.each")}</h4>
      {ways.map(({ operand, way }) => (
        <details key={operand.member} className={styles.each}>
          <summary>
            {(operand.member && memberName(operand.member)) || t("explain.unknownMember")} —{" "}
            {f.decimal(operand.rounded)}
          </summary>
          <ExplanationView why={way} grid={grid} memberName={memberName} />
        </details>
      ))}
    </div>
  );
}
