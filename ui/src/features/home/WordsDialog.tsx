import { type FormEvent, useState } from "react";
import { ApiError } from "~/api";
import { Banner, Button, describeError, Dialog, TextField } from "~/components";
import { useI18n } from "~/i18n";
import type { Asked } from "./useOpening";
import styles from "./Home.module.css";
import { faultOf, unknownWord, WORDS, wordsIn } from "./words";

interface Props {
  asked: Asked;
  /** Rejects where the words or the file are refused. */
  onOpen(words: string): Promise<void>;
  /** Opens the copy that is there as it is. */
  onOpenKnown(): void;
  onClose(): void;
}

const FORM = "home-words";

/** For whom the pack is, and the six words that open it: seen as they are typed, and pasted if one likes. */
export function WordsDialog({ asked, onOpen, onOpenKnown, onClose }: Props) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { cover, known } = asked.cover;
  const [words, setWords] = useState("");
  const [error, setError] = useState<ApiError | null>(null);
  const [pending, setPending] = useState(false);
  const typed = wordsIn(words);
  const count = typed.length;
  const fault = error && faultOf(error);
  const unknown = (error && unknownWord(error)) ?? 0;
  const other = error && !fault ? describeError(error, i18n) : null;
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (count !== WORDS) {
      setError(new ApiError("invalid_input", { reason: "length" }, "passphrase"));
      return;
    }
    setPending(true);
    setError(null);
    try {
      await onOpen(words);
    } catch (thrown) {
      setError(ApiError.from(thrown));
      setPending(false);
    }
  }
  return (
    <Dialog
      title={t("home.words.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          {known ? <Button onPress={onOpenKnown}>{t("home.words.openKnown")}</Button> : null}
          <Button kind="primary" type="submit" form={FORM} isPending={pending}>
            {t("home.words.confirm")}
          </Button>
        </>
      }
    >
      <form id={FORM} className={styles.form} onSubmit={(event) => void submit(event)}>
        <p>
          {t("home.words.for", {
            member: cover.member_name,
            call: cover.call_name,
            version: cover.version,
            at: f.date(cover.made_at),
          })}
        </p>
        {known ? <p>{t("home.words.known")}</p> : null}
        {other ? (
          <Banner tone={other.tone} live title={other.title}>
            {other.text}
          </Banner>
        ) : null}
        <TextField
          label={t("home.words.label")}
          description={t("home.words.help")}
          error={fault ? t(fault, { count, number: unknown, word: typed[unknown - 1] ?? "" }) : null}
          value={words}
          onChange={(typed) => {
            setWords(typed);
            setError(null);
          }}
          autoFocus
          autoComplete="off"
          spellCheck="false"
        />
      </form>
    </Dialog>
  );
}
