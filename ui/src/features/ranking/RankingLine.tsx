import { House, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { CriterionResult, RankingView } from "~/api";
import { navigate } from "~/app/router";
import { Badge } from "~/components";
import { type I18n, useI18n } from "~/i18n";
import { answersIn, criterionIn, levelsOf, valueOn } from "~/text/grid";
import { labelIn } from "~/text/label";
import { namesIn, shortTitle } from "~/text/names";
import { Figure } from "./Figure";
import styles from "./Ranking.module.css";
import { Reasons } from "./Reasons";
import { gapOn, type Line, pendingOf } from "./ranking";
import { Spread } from "./Spread";

interface Props {
  view: RankingView;
  line: Line;
  /** Which row of the table it is, the headings being the first. */
  at: number;
}

/** One dossier: its place, its figures, how far the members are apart. What scrolls past is not drawn anew. */
export const RankingLine = memo(function RankingLine({ view, line, at }: Props) {
  const { t, language } = useI18n();
  const { dossier, result, place, reasons } = line;
  const memberName = namesIn(view.members);
  const short = shortTitle(dossier.title);
  const shared = { grid: view.grid, memberName };
  const pending = pendingOf(result);
  return (
    <tr aria-rowindex={at}>
      <td className={styles.rankCell}>
        {place ? (
          <>
            <span className={styles.rank}>{place.rank}</span>
            {place.ex_aequo ? <span className={styles.exAequo}>{t("ranking.exAequo")}</span> : null}
          </>
        ) : (
          <span className={styles.noRank} title={t("ranking.noRank")}>
            —
          </span>
        )}
      </td>
      <th scope="row" className={styles.project}>
        <AriaButton className={styles.title} onPress={() => navigate({ name: "dossier", id: dossier.id })}>
          <span className={styles.number}>{dossier.number}</span> {dossier.title}
        </AriaButton>
        <span className={styles.applicant}>
          {dossier.applicant}
          {dossier.priority ? (
            <Badge tone="info">
              <House aria-hidden className={styles.badgeIcon} /> {t("ranking.priority")}
            </Badge>
          ) : null}
        </span>
        <Reasons reasons={reasons} grid={view.grid} />
      </th>
      <td className={styles.figure}>
        {result.official ? (
          <Figure
            {...shared}
            strong
            result={result}
            of={(one) => one.official}
            label={t("ranking.figure.official", { title: short })}
            each
          />
        ) : (
          "—"
        )}
        {result.ranked_by ? (
          <span className={styles.pending}>
            {t("ranking.rankedBy")}{" "}
            <Figure
              {...shared}
              result={result}
              of={(one) => one.ranked_by}
              label={t("ranking.figure.rankedBy", { title: short })}
            />
          </span>
        ) : null}
        {result.individual ? (
          <span className={styles.pending}>
            {t("ranking.consensus")}{" "}
            <Figure
              {...shared}
              result={result}
              of={(one) => one.individual}
              label={t("ranking.figure.individual", { title: short })}
            />
          </span>
        ) : null}
        {result.other_order ? (
          <span className={styles.pending}>
            {t("ranking.otherOrder")}{" "}
            <Figure
              {...shared}
              result={result}
              of={(one) => one.other_order}
              label={t("ranking.figure.otherOrder", { title: short })}
            />
          </span>
        ) : null}
        {result.band ? <Badge>{bandIn(view.grid, result.band, language)}</Badge> : null}
      </td>
      {result.criteria
        .filter(({ depth }) => depth === 0)
        .map((criterion) => (
          <td
            key={criterion.code}
            className={styles.figure}
            data-failed={criterion.floor_failed || undefined}
          >
            <Mean view={view} line={line} criterion={criterion} short={short} />
          </td>
        ))}
      <td>
        <Spread result={result} short={short} {...shared} />
      </td>
      <td className={styles.figure}>
        {t("ranking.evaluations", { submitted: result.submitted, assigned: result.assigned })}
        {pending > 0 ? (
          <span className={styles.pending}>{t("ranking.awaited", { count: pending })}</span>
        ) : null}
      </td>
    </tr>
  );
});

function bandIn({ bands }: RankingView["grid"], code: string, language: I18n["language"]): string {
  const band = bands.find((one) => one.code === code);
  return band ? labelIn(band.label, language) : code;
}

function Mean({
  view,
  line,
  criterion,
  short,
}: Omit<Props, "at"> & { criterion: CriterionResult; short: string }) {
  const i18n = useI18n();
  const { t } = i18n;
  const memberName = namesIn(view.members);
  const gap = gapOn(line.result, criterion.code);
  const known = criterionIn(view.grid, criterion.code);
  const points = known ? answersIn(levelsOf(view.grid, known), i18n) : String;
  if (!criterion.mean) return "—";
  return (
    <>
      <Figure
        result={line.result}
        of={(one) => one.criteria.find(({ code }) => code === criterion.code)?.mean}
        label={t("ranking.figure.criterion", { code: criterion.code, title: short })}
        grid={view.grid}
        memberName={memberName}
      />
      {criterion.floor_failed && criterion.floor ? (
        <span className={styles.underFloor}>
          <TriangleAlert aria-hidden />{" "}
          {t("ranking.underFloor", { floor: valueOn(view.grid, criterion.code, i18n)(criterion.floor) })}
        </span>
      ) : null}
      {gap ? (
        <span className={styles.gap}>
          {t("ranking.gap", { minimum: points(gap.minimum), maximum: points(gap.maximum) })}
        </span>
      ) : null}
    </>
  );
}
