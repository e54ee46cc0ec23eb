import { useState } from "react";
import { type Comparison as Bench, useQuery } from "~/api";
import { addressOf } from "~/app/route";
import { useCall } from "~/app/workspace";
import { Button, describeError, LoadingState, Section } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Ranking.module.css";

/** The bench of comparison, asked for when it is wanted: it looks at every dossier that was decided on the same version of the grid. */
export function Comparison({ gridId }: { gridId: string | null }) {
  const i18n = useI18n();
  const { t } = i18n;
  const call = useCall();
  const [shown, setShown] = useState(false);
  const query = useQuery("comparison_get", shown ? { call_id: call.id, grid_id: gridId } : null);
  return (
    <Section
      title={t("ranking.bench.title")}
      description={t("ranking.bench.text")}
      actions={
        shown ? null : (
          <Button size="small" onPress={() => setShown(true)}>
            {t("ranking.bench.action")}
          </Button>
        )
      }
    >
      {query.error ? <p role="alert">{describeError(query.error, i18n).text}</p> : null}
      {shown && query.loading ? <LoadingState lines={4} /> : null}
      {query.data ? <Tables bench={query.data} /> : null}
    </Section>
  );
}

function Tables({ bench }: { bench: Bench }) {
  const { t, f } = useI18n();
  if (bench.dossiers.length === 0) return <p>{t("ranking.bench.empty")}</p>;
  const signed = (score: string) => `${score.startsWith("-") ? "" : "+"}${f.decimal(score)}`;
  return (
    <>
      <p>
        {t("ranking.bench.summary", {
          number: bench.grid_number,
          count: bench.dossiers.length,
          mean: bench.mean === null ? "—" : f.decimal(bench.mean),
          total: bench.out_of,
        })}{" "}
        {bench.other_versions > 0 ? t("ranking.bench.others", { count: bench.other_versions }) : null}
      </p>
      <table className={styles.bench}>
        <caption>{t("ranking.bench.dossiers")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("ranking.bench.score")}</th>
            <th scope="col">{t("ranking.bench.dossier")}</th>
            <th scope="col">{t("ranking.bench.decision")}</th>
            <th scope="col">{t("ranking.bench.session")}</th>
          </tr>
        </thead>
        <tbody>
          {bench.dossiers.map((one) => (
            <tr key={one.dossier_id}>
              <td>{f.decimal(one.score)}</td>
              <th scope="row">
                <a href={`#${addressOf({ name: "dossier", id: one.dossier_id, tab: "marks" })}`}>
                  {one.number} · {one.title}
                </a>
              </th>
              <td>{t(`decision.kind.${one.kind}`)}</td>
              <td>{one.session_number}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className={styles.bench}>
        <caption>{t("ranking.bench.sessions")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("ranking.bench.session")}</th>
            <th scope="col">{t("ranking.bench.date")}</th>
            <th scope="col">{t("ranking.bench.count")}</th>
            <th scope="col">{t("ranking.bench.mean")}</th>
            <th scope="col">{t("ranking.bench.difference")}</th>
          </tr>
        </thead>
        <tbody>
          {bench.sessions.map((one) => (
            <tr key={one.number}>
              <th scope="row">{one.number}</th>
              <td>{f.date(one.held_on)}</td>
              <td>{one.dossiers}</td>
              <td>{f.decimal(one.mean)}</td>
              <td>{signed(one.difference)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Evaluators bench={bench} signed={signed} />
      <p className={styles.quiet}>{t("ranking.bench.caution")}</p>
    </>
  );
}

/** How each evaluator marks beside the others, over all sessions and session by session. */
function Evaluators({ bench, signed }: { bench: Bench; signed(score: string): string }) {
  const { t } = useI18n();
  return (
    <table className={styles.bench}>
      <caption>{t("ranking.bench.members")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("ranking.bench.member")}</th>
          <th scope="col">{t("ranking.bench.evaluations")}</th>
          <th scope="col">{t("ranking.bench.all")}</th>
          {bench.sessions.map(({ number }) => (
            <th key={number} scope="col">
              {t("ranking.bench.in", { number })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bench.members.map((one) => (
          <tr key={one.member_id}>
            <th scope="row">{one.name}</th>
            <td>{one.all.evaluations}</td>
            <td>{signed(one.all.difference)}</td>
            {bench.sessions.map(({ number }) => {
              const within = one.sessions.find((session) => session.number === number);
              return <td key={number}>{within ? signed(within.drift.difference) : "—"}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
