import { ScrollText } from "lucide-react";
import type { AgendaItemView, CallView, DecisionKind } from "~/api";
import { useI18n } from "~/i18n";
import { type Draft, tallyOf } from "./decision";
import { MinutesWords } from "./MinutesWords";
import styles from "./Sessions.module.css";

interface Props {
  draft: Draft;
  kind: DecisionKind;
  item: AgendaItemView;
  call: CallView;
}

/** What the minutes will say of this decision, word for word. */
export function MinutesPreview({ draft, kind, item, call }: Props) {
  const { t } = useI18n();
  const tally = tallyOf(draft, item.quorum, call.rules);
  return (
    <figure className={styles.preview}>
      <figcaption>
        <ScrollText aria-hidden /> {t("session.pv.caption")}
      </figcaption>
      <MinutesWords
        kind={kind}
        mode={draft.mode}
        votes={
          tally
            ? {
                votes_for: draft.votesFor ?? 0,
                against: draft.against ?? 0,
                abstentions: draft.abstentions ?? 0,
                chair_for: draft.chairFor,
              }
            : null
        }
        castingVote={Boolean(tally?.needsChair && draft.chairFor !== null)}
        motive={draft.motive}
        departure={draft.departure}
        reservations={draft.reservations.map(({ text, due }) => ({ text, due_on: due }))}
        amount={draft.amount}
        support={draft.support}
        quorum={item.quorum}
        away={item.recused.length}
        call={call}
      />
    </figure>
  );
}
