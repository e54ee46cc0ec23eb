import { useEffect, useState } from "react";
import { type ScoringItem, type ScoringView, useQuery } from "~/api";
import { ErrorState, LoadingState, SplitPane } from "~/components";
import { useI18n } from "~/i18n";
import { questionsOf } from "~/text/grid";
import { BesidePane } from "./BesidePane";
import { DocumentsPane } from "./DocumentsPane";
import { EvidenceProvider } from "./evidence/EvidenceContext";
import { markInput, takeWanted } from "./focus";
import { GridPane } from "./GridPane";
import { isOpen, nextBlank } from "./queue";
import { marksOf } from "./reading";
import { useReaderWindow } from "./reader/ReaderWindow";
import { RoomDialogs, type RoomDialog } from "./RoomDialogs";
import { RoomHeader } from "./RoomHeader";
import styles from "./Scoring.module.css";
import { usePanes } from "./usePanes";
import { useRoomActions } from "./useRoomActions";
import { useSheet } from "./useSheet";

interface Props {
  item: ScoringItem;
  items: readonly ScoringItem[];
}

/** The scoring room of a dossier whose question on interests is answered. */
export function Room({ item, items }: Props) {
  const query = useQuery("scoring_get", { dossier_id: item.dossier_id });
  if (query.data) return <OpenRoom view={query.data} item={item} items={items} />;
  return (
    <div className={styles.waiting}>
      <h1 className={styles.roomTitle}>{item.title}</h1>
      {query.error ? (
        <ErrorState error={query.error} on={{ retry: query.refetch, reload: query.refetch }} />
      ) : (
        <LoadingState lines={10} />
      )}
    </div>
  );
}

function OpenRoom({ view, item, items }: Props & { view: ScoringView }) {
  const { t } = useI18n();
  const { sheet, state } = useSheet(view);
  const [focused, setFocused] = useState<string | null>(questionsOf(view.grid)[0]?.code ?? null);
  const panes = usePanes();
  const reader = useReaderWindow();
  // Another dossier of one's own may stand beside the grid while the documents are in the second window.
  const apart = reader.isOpen && !panes.beside;
  const { follow } = reader;
  useEffect(() => follow(item.dossier_id), [follow, item.dossier_id]);
  const [dialog, setDialog] = useState<RoomDialog | null>(null);
  const [first] = useState(() => (isOpen(item) ? nextBlank(view.grid, marksOf(sheet, state), null) : null));
  useEffect(() => {
    // What led here says where; otherwise the first criterion without a mark.
    if (!takeWanted(item.dossier_id) && first) markInput(first)?.focus();
  }, [first, item.dossier_id]);
  const actions = useRoomActions({ view, item, items, sheet, state, focused, setDialog, panes });
  const room = (
    <div className={styles.room} data-reading-room>
      <RoomHeader item={item} items={items} actions={actions} panes={panes} />
      <div className={styles.split}>
        <SplitPane
          id="scoring.reading"
          initial={0.61}
          labels={[
            t(panes.beside ? "scoring.beside.choose" : "scoring.room.documents"),
            t("scoring.room.grid"),
          ]}
          swapped={panes.swapped}
          only={panes.alone || apart ? "second" : null}
          first={
            panes.beside ? (
              <BesidePane view={view} items={items} onClose={panes.onBeside} />
            ) : apart ? null : (
              <DocumentsPane documents={view.documents} counters={view.counters} grid={view.grid} />
            )
          }
          second={
            <GridPane
              view={view}
              sheet={sheet}
              state={state}
              focused={focused}
              onFocus={setFocused}
              onSubmit={() => setDialog("submit")}
              onReopen={actions.reopen}
              onLook={actions.look}
            />
          }
        />
      </div>
      <RoomDialogs
        open={dialog}
        onClose={() => setDialog(null)}
        view={view}
        item={item}
        items={items}
        sheet={sheet}
        state={state}
        onCriterion={actions.focusCriterion}
      />
    </div>
  );
  return (
    <EvidenceProvider
      view={view}
      sheet={sheet}
      onCriterion={actions.focusCriterion}
      onReveal={() => (panes.alone ? panes.onAlone() : panes.beside && panes.onBeside())}
      onElsewhere={
        reader.isOpen
          ? ({ id }) => reader.show({ dossier_id: item.dossier_id, document_id: null, evidence_id: id })
          : null
      }
    >
      {room}
    </EvidenceProvider>
  );
}
