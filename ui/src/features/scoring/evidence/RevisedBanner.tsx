import type { DocumentView } from "~/api";
import { Banner, Button } from "~/components";
import { useI18n } from "~/i18n";
import { type Evidence, useEvidence } from "./EvidenceContext";
import { soughtIn } from "./held";

/** Above a document that changed since something of it was held: what was found again, and what asks for an answer. */
export function RevisedBanner({ document }: { document: DocumentView }) {
  const evidence = useEvidence();
  if (!evidence) return null;
  const later = evidence.all.filter(
    ({ document_id, revised_id, state }) =>
      document_id === document.id && revised_id !== null && state !== "orphan",
  );
  const sought = soughtIn(document, evidence.all);
  const refound = sought
    .map(({ id }) => evidence.refound.get(id))
    .filter((one) => one?.documentId === document.id);
  if (sought.length > 0 && refound.length === sought.length) {
    return <Found evidence={evidence} document={document} ids={sought.map(({ id }) => id)} />;
  }
  const [first] = later;
  return first ? <Later evidence={evidence} count={later.length} to={first.revised_id as string} /> : null;
}

/** In the later version: how many were found. */
function Found({
  evidence,
  document,
  ids,
}: {
  evidence: Evidence;
  document: DocumentView;
  ids: readonly string[];
}) {
  const { t } = useI18n();
  const of = (kind: string) => ids.filter((id) => evidence.refound.get(id)?.kind === kind);
  const exact = of("exact");
  async function take() {
    for (const id of exact) {
      const place = evidence.refound.get(id)?.place;
      if (place) await evidence.confirm(id, { document, place });
    }
  }
  return (
    <Banner
      tone="warning"
      live
      title={t("evidence.revised.title")}
      actions={
        evidence.writing && exact.length > 0 ? (
          <Button size="small" onPress={() => void take()}>
            {t("evidence.revised.take", { count: exact.length })}
          </Button>
        ) : undefined
      }
    >
      {t("evidence.revised.found", {
        exact: exact.length,
        doubtful: of("doubtful").length,
        lost: of("lost").length,
      })}
    </Banner>
  );
}

/** In the version that was read: that there is a later one. */
function Later({ evidence, count, to }: { evidence: Evidence; count: number; to: string }) {
  const { t } = useI18n();
  return (
    <Banner
      tone="warning"
      title={t("evidence.revised.title")}
      actions={
        <Button size="small" onPress={() => evidence.choose(to)}>
          {t("evidence.revised.open")}
        </Button>
      }
    >
      {t("evidence.revised.later", { count })}
    </Banner>
  );
}
