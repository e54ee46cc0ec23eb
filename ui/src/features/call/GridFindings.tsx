import type { GridChecked } from "~/api";
import { Banner } from "~/components";
import { type I18n, isMessageKey, useI18n } from "~/i18n";
import { placeInGrid } from "./place";

/** What does not hold together, which keeps the grid from being saved, and what deserves a look. */
export function GridFindings({ checked }: { checked: GridChecked }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { problems, warnings } = checked;
  return (
    <>
      {problems.length > 0 ? (
        <Banner tone="danger" title={t("call.grid.problems")}>
          <ul>
            {problems.map(({ field, reason }) => {
              const key = `error.invalid_input.${reason}`;
              return (
                <li key={`${field} ${reason}`}>
                  {t("component.told", {
                    of: placeInGrid(field, i18n),
                    words: isMessageKey(key) ? t(key) : t("error.invalid_input.form"),
                  })}
                </li>
              );
            })}
          </ul>
        </Banner>
      ) : null}
      {warnings.length > 0 ? (
        <Banner tone="info" title={t("call.grid.warnings")}>
          <ul>
            {warnings.map((warning) => (
              <li key={JSON.stringify(warning)}>{warned(warning, i18n)}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
    </>
  );
}

function warned(warning: GridChecked["warnings"][number], { t }: I18n): string {
  switch (warning.kind) {
    case "many_questions":
      return t("call.warning.many_questions", { count: warning.questions, comfortable: warning.comfortable });
    case "full_score_only":
      return t("call.warning.full_score_only");
    case "more_members_than_asked":
      return t("call.warning.more_members_than_asked", {
        atLeast: warning.at_least,
        evaluations: warning.evaluations,
      });
    default:
      return t(`call.warning.${warning.kind}`, { criterion: warning.criterion });
  }
}
