import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { useQuery } from "~/api";
import { useCall } from "~/app/workspace";
import { TextField } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Reading.module.css";
import { fragmentAt, offered, taken } from "./remembered";

interface Props {
  dossier: string;
  criterion: string;
  label: string;
  placeholder: string | undefined;
  error: string | null;
  value: string;
  isReadOnly: boolean;
  onChange(comment: string): void;
  onBlur(): void;
}

/** A comment, with one's own former comments on the criterion that begin as what is typed does: Enter takes one, Esc sends them away. */
export function CommentField({ dossier, criterion, value, onChange, onBlur, ...field }: Props) {
  const { t } = useI18n();
  const call = useCall();
  const own = useQuery("scoring_own", field.isReadOnly ? null : { call_id: call.id });
  const area = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  /** Where the caret stands, while something is typed; none while nothing is offered. */
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const place = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (place.current !== null) area.current?.setSelectionRange(place.current, place.current);
    place.current = null;
  });
  const fragment = caret === null ? "" : fragmentAt(value, caret);
  const comments = own.data && fragment ? offered(own.data, dossier, criterion, fragment) : [];
  const at = Math.min(chosen, comments.length - 1);

  function take(comment: string) {
    if (caret === null) return;
    const next = taken(value, caret, comment);
    place.current = next.caret;
    setCaret(null);
    onChange(next.text);
  }
  function onKeyDown(event: KeyboardEvent) {
    const comment = comments[at];
    if (comment === undefined || event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    if (event.key === "ArrowDown") setChosen((at + 1) % comments.length);
    else if (event.key === "ArrowUp") setChosen((at - 1 + comments.length) % comments.length);
    else if (event.key === "Enter" && !event.shiftKey) take(comment);
    else if (event.key === "Escape") setCaret(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div onKeyDownCapture={onKeyDown}>
      <TextField
        {...field}
        rows={2}
        areaRef={area}
        value={value}
        aria-controls={comments.length > 0 ? list : undefined}
        onChange={(comment) => {
          setCaret(area.current?.selectionStart ?? comment.length);
          setChosen(0);
          onChange(comment);
        }}
        onBlur={() => {
          setCaret(null);
          onBlur();
        }}
      />
      {comments.length > 0 ? (
        <div className={styles.offered}>
          <p id={list} role="status">
            {t("scoring.remembered.title", { count: comments.length })}
          </p>
          <ul>
            {comments.map((comment, place) => (
              <li key={comment}>
                <button
                  type="button"
                  tabIndex={-1}
                  data-chosen={place === at || undefined}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => take(comment)}
                >
                  {comment}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
