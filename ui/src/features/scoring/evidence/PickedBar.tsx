import { X } from "lucide-react";
import { IconButton } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Evidence.module.css";
import { type Evidence, useEvidence } from "./EvidenceContext";
import { cited, pageName } from "./held";
import { Swatch } from "./Swatch";

/** Under the document while something of it is selected: for which criterion is it held? */
export function PickedBar({ codes }: { codes: readonly string[] }) {
  const evidence = useEvidence();
  if (!evidence?.picked || !evidence.writing) return null;
  return <Bar evidence={evidence} picked={evidence.picked} codes={codes} />;
}

function Bar({
  evidence,
  picked,
  codes,
}: {
  evidence: Evidence;
  picked: NonNullable<Evidence["picked"]>;
  codes: readonly string[];
}) {
  const { t } = useI18n();
  const said = picked.places.map(({ quote }) => (quote ? cited(quote.text) : t("evidence.area"))).join(" … ");
  return (
    <section className={styles.picked} aria-label={t("evidence.picked")}>
      <p className={styles.pickedText} role="status">
        <strong>{t("evidence.page", { page: picked.places.map(pageName).join(", ") })}</strong>{" "}
        <span>{said}</span>
      </p>
      <div className={styles.choices}>
        <span className={styles.hint}>{t("evidence.holdFor")}</span>
        {codes.map((code, at) => (
          <button
            key={code}
            type="button"
            className={styles.choice}
            title={at < 9 ? `Alt+${at + 1}` : undefined}
            aria-label={t("evidence.attachTo", { code, label: "" })}
            onClick={() => void evidence.attach(code)}
          >
            <Swatch number={at} />
            {code}
          </button>
        ))}
        <IconButton icon={X} label={t("evidence.drop")} onPress={() => evidence.pick(null)} />
      </div>
    </section>
  );
}
