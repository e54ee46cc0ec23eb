import { SquarePen } from "lucide-react";
import { type DossierResult, type RankingView, useQuery } from "~/api";
import { addressOf } from "~/app/route";
import { navigate } from "~/app/router";
import { useCall } from "~/app/workspace";
import { Badge, EmptyState, ErrorState, LoadingState, Section, Status } from "~/components";
import { useI18n } from "~/i18n";
import { lackingIn } from "~/text/expertise";
import { answersIn, criterionIn, levelsOf, valueOn } from "~/text/grid";
import { labelIn } from "~/text/label";
import { namesIn } from "~/text/names";
import { Figure } from "../ranking/Figure";
import styles from "./Dossier.module.css";
import { DossierShortfall } from "./DossierShortfall";
import { Evaluators } from "./Evaluators";
import { ScoredOn } from "./ScoredOn";

/** The marks as they stand in the ranking; every figure opens its explanation. */
export function MarksTab({ dossierId }: { dossierId: string }) {
  const { t } = useI18n();
  const call = useCall();
  const { data, error, loading, refetch } = useQuery("ranking_get", {
    call_id: call.id,
    dossier_id: dossierId,
  });
  if (error)
    return (
      <ErrorState
        error={error}
        on={{ retry: refetch, score: () => navigate({ name: "scoring", id: dossierId }) }}
      />
    );
  if (loading) return <LoadingState />;
  const result = data?.results.find(({ dossier }) => dossier === dossierId);
  if (!data || !result) {
    return (
      <>
        <DossierShortfall dossierId={dossierId} />
        <ScoredOn dossierId={dossierId} />
        <EmptyState icon={SquarePen} title={t("dossier.marks.empty")}>
          {t("dossier.marks.emptyText")}
        </EmptyState>
      </>
    );
  }
  return <Result result={result} ranking={data} />;
}

function Result({ result, ranking }: { result: DossierResult; ranking: RankingView }) {
  const i18n = useI18n();
  const { t, f, language } = i18n;
  const { grid } = ranking;
  const place = ranking.ranking.ranked.find(({ dossier }) => dossier === result.dossier);
  const nameOf = (id: string) => namesIn(ranking.members)(id) ?? id;
  const lacking = lackingIn(result.flags, i18n);
  const ways = { grid, memberName: nameOf };
  return (
    <div className={styles.form}>
      <div className={styles.figures}>
        <p className={styles.figure}>
          <span className={styles.figureValue}>
            {result.official ? (
              <Figure
                {...ways}
                result={result}
                of={(one) => one.official}
                label={t("dossier.decisions.score")}
                each
              />
            ) : (
              "—"
            )}
          </span>
          <span className={styles.quiet}>{t("dossier.marks.outOf", { total: grid.score_out_of })}</span>
        </p>
        {place ? <Badge>{t("dossier.marks.rank", { rank: place.rank })}</Badge> : null}
        {result.threshold ? (
          <Status tone={result.threshold.passed ? "success" : "danger"}>
            {t(result.threshold.passed ? "dossier.marks.above" : "dossier.marks.below", {
              threshold: f.decimal(result.threshold.threshold),
            })}
          </Status>
        ) : null}
        <span className={styles.quiet}>
          {t("dossier.marks.submitted", { submitted: result.submitted, assigned: result.assigned })}
        </span>
        {lacking.length > 0 ? (
          <Status tone="warning">{t("expertise.lacking", { fields: f.list(lacking) })}</Status>
        ) : null}
        {result.individual ? (
          <>
            <Badge>{t("dossier.marks.byConsensus")}</Badge>
            <span className={styles.quiet}>
              {t("dossier.marks.individual", { score: f.decimal(result.individual.value) })}
            </span>
          </>
        ) : null}
        <a href={`#${addressOf({ name: "ranking" })}`}>{t("dossier.marks.explain")}</a>
      </div>
      <DossierShortfall dossierId={result.dossier} />
      <ScoredOn dossierId={result.dossier} />
      <Section title={t("dossier.marks.criteria")}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("dossier.marks.criterion")}</th>
              <th scope="col">{t("dossier.marks.weight")}</th>
              <th scope="col">{t("dossier.marks.mean")}</th>
              <th scope="col">{t("dossier.marks.range")}</th>
              <th scope="col">{t("dossier.marks.floor")}</th>
            </tr>
          </thead>
          <tbody>
            {result.criteria.map((criterion) => {
              const known = criterionIn(grid, criterion.code);
              const answers = known ? answersIn(levelsOf(grid, known), i18n) : String;
              const value = valueOn(grid, criterion.code, i18n);
              return (
                <tr key={criterion.code} data-depth={criterion.depth || undefined}>
                  <th scope="row">
                    <span className={styles.code}>{criterion.code}</span>{" "}
                    {known ? labelIn(known.label, language) : null}
                  </th>
                  <td>{known?.role === "apart" ? "—" : criterion.weight}</td>
                  <td>
                    {criterion.mean ? (
                      <Figure
                        {...ways}
                        result={result}
                        of={(one) => one.criteria.find(({ code }) => code === criterion.code)?.mean}
                        label={known ? labelIn(known.label, language) : criterion.code}
                      />
                    ) : (
                      "—"
                    )}
                  </td>
                  <td>
                    {criterion.minimum === null
                      ? "—"
                      : `${answers(criterion.minimum)} – ${answers(criterion.maximum)}`}
                  </td>
                  <td>
                    {criterion.floor === null ? (
                      "—"
                    ) : criterion.floor_failed ? (
                      <Status tone="danger">
                        {t("dossier.marks.floorFailed", { floor: value(criterion.floor) })}
                      </Status>
                    ) : (
                      value(criterion.floor)
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Section>
      <Evaluators result={result} ranking={ranking} />
    </div>
  );
}
