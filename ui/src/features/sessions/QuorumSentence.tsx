import type { QuorumResult } from "~/api";
import { type I18n, useI18n } from "~/i18n";

/** The quorum as the minutes will print it. */
export function quorumSentence(quorum: QuorumResult, t: I18n["t"]): string {
  const { present, base, represented, recused } = quorum;
  const required = quorum.waived ? 0 : quorum.required;
  const values = {
    present: t("session.pv.present", { count: present }),
    required,
    office: t("session.pv.office", { count: base }),
  };
  const sentence =
    required === 0
      ? t("session.pv.quorumNone", { present: values.present, office: values.office })
      : t(quorum.reached ? "session.pv.quorumReached" : "session.pv.quorumMissed", values);
  return [
    sentence,
    represented > 0 ? t("session.pv.represented", { represented }) : null,
    recused > 0 ? t("session.pv.recused", { recused }) : null,
  ]
    .filter(Boolean)
    .join(" ");
}

export function QuorumSentence({ quorum }: { quorum: QuorumResult }) {
  const { t } = useI18n();
  return <>{quorumSentence(quorum, t)}</>;
}
