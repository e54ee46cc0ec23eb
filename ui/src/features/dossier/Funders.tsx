import { HandCoins, Plus } from "lucide-react";
import { useState } from "react";
import { type CallRules, type FunderView, useCommand, useQuery } from "~/api";
import { useWorkspace } from "~/app/workspace";
import { Button, Section, useReport } from "~/components";
import { useI18n } from "~/i18n";
import styles from "../labels/Labels.module.css";
import { funderLine } from "../labels/LabelTable";
import { FunderDialog } from "./FunderDialog";

/** The funders that the project turns to, and how far it has come with each. */
export function Funders({ dossierId, rules }: { dossierId: string; rules: CallRules }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { isStaff, readOnly } = useWorkspace();
  const [asked, setAsked] = useState<FunderView | "new" | null>(null);
  const remove = useCommand("funder_remove", useReport());
  const funders =
    useQuery("funder_list", rules.funders ? { dossier_id: dossierId } : null).data?.funders ?? [];
  if (!rules.funders) return null;
  const editable = isStaff && !readOnly;
  const full = rules.funders.at_most !== null && funders.length >= rules.funders.at_most;
  return (
    <Section
      title={t("funder.title")}
      description={rules.label?.ends_with_funder ? t("funder.ends") : undefined}
      actions={
        editable && !full ? (
          <Button size="small" icon={Plus} onPress={() => setAsked("new")}>
            {t("funder.add")}
          </Button>
        ) : undefined
      }
    >
      {funders.length === 0 ? <p className={styles.muted}>{t("funder.none")}</p> : null}
      <ul className={styles.lines}>
        {funders.map((funder) => (
          <li key={funder.id} className={styles.line}>
            <span className={styles.facts}>
              <HandCoins aria-hidden size="1em" />
              {funderLine(funder, i18n)}
              <span className={styles.muted}>{f.date(funder.status_on)}</span>
            </span>
            {editable ? (
              <span className={styles.facts}>
                <Button
                  size="small"
                  aria-label={t("funder.changeOf", { name: funder.name })}
                  onPress={() => setAsked(funder)}
                >
                  {t("funder.change")}
                </Button>
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t("funder.removeOf", { name: funder.name })}
                  onPress={() => void remove.run({ funder_id: funder.id })}
                >
                  {t("funder.remove")}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {asked ? (
        <FunderDialog
          dossierId={dossierId}
          funder={asked === "new" ? null : asked}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Section>
  );
}
