import type { DossierMarks, FormerRound } from "~/api";
import { Explain, ExplanationView } from "~/components";
import { useI18n } from "~/i18n";
import { namesIn } from "~/text/names";
import { totalWays } from "../ranking/ranking";
import styles from "./Dossier.module.css";

/** What came of the rounds before; every figure opens the way that led to it, as it was then. */
export function FormerRounds({ marks }: { marks: DossierMarks }) {
  if (marks.former.length === 0) return null;
  return (
    <ul className={styles.quiet}>
      {marks.former.map((former) => (
        <Round key={former.round} former={former} memberName={namesIn(marks.members)} />
      ))}
    </ul>
  );
}

interface Props {
  former: FormerRound;
  memberName(id: string): string | undefined;
}

function Round({ former: { round, result, grid }, memberName }: Props) {
  const { t, f } = useI18n();
  const shared = { grid, memberName };
  const means = result.criteria.filter(({ depth, mean }) => depth === 0 && mean !== null);
  return (
    <li>
      {t("dossier.round.former", { round, count: result.submitted })}{" "}
      {result.official ? (
        <Explain
          strong
          value={f.decimal(result.official.value)}
          label={t("dossier.round.formerScore", { round, total: grid.score_out_of })}
        >
          <ExplanationView {...shared} why={result.official.why} each={totalWays(result)} />
        </Explain>
      ) : (
        "—"
      )}
      {means.map(({ code, mean }) =>
        mean ? (
          <span key={code}>
            {" · "}
            {code}{" "}
            <Explain value={f.decimal(mean.value)} label={t("dossier.round.formerMean", { round, code })}>
              <ExplanationView {...shared} why={mean.why} />
            </Explain>
          </span>
        ) : null,
      )}
    </li>
  );
}
