import type { AgendaItemView } from "~/api";
import { Badge } from "~/components";
import { Figure } from "~/features/ranking/Figure";
import { useRankingOf } from "~/features/ranking/useRankingOf";
import { useI18n } from "~/i18n";
import { lackingIn } from "~/text/expertise";
import { criterionIn, levelsOf } from "~/text/grid";
import { pointsIn } from "~/text/points";
import { namesIn, shortTitle } from "~/text/names";
import styles from "./Sessions.module.css";

/** The score and the rank of an item as they stand, the spread first: what the committee should talk about. */
export function ItemScore({ item, callId }: { item: AgendaItemView; callId: string }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const view = useRankingOf(callId, item.dossier_id);
  const result = view?.results.find(({ dossier }) => dossier === item.dossier_id);
  if (!item.score) return <span className={styles.muted}>{t("session.item.noScore")}</span>;
  const gaps = result?.flags.filter((flag) => flag.kind === "gap") ?? [];
  const lacking = lackingIn(result?.flags ?? [], i18n);
  return (
    <>
      {lacking.length > 0 ? (
        <Badge tone="warning">{t("expertise.lacking", { fields: f.list(lacking) })}</Badge>
      ) : null}
      {view && gaps.length > 0 ? (
        <Badge tone="warning">
          {f.list(
            gaps.map(({ criterion, minimum, maximum }) => {
              const known = criterionIn(view.grid, criterion);
              const scale = known ? levelsOf(view.grid, known) : view.grid.scale;
              return t("session.item.gap", { criterion, gap: pointsIn(scale, f)(maximum - minimum) });
            }),
          )}
        </Badge>
      ) : null}
      <span>
        {t("session.item.score")}{" "}
        {view && result?.official ? (
          <Figure
            strong
            result={result}
            of={(one) => one.official}
            label={t("ranking.figure.official", { title: shortTitle(item.title) })}
            grid={view.grid}
            memberName={namesIn(view.members)}
            each
          />
        ) : (
          <strong>{f.decimal(item.score)}</strong>
        )}
      </span>
      {item.other_version === null ? null : (
        <Badge tone="warning">{t("session.item.otherVersion", { number: item.other_version })}</Badge>
      )}
      {result?.individual ? <Badge>{t("session.item.consensus")}</Badge> : null}
      <span>
        {item.rank === null ? t("session.item.noRank") : t("session.item.rank", { rank: item.rank })}
      </span>
    </>
  );
}
