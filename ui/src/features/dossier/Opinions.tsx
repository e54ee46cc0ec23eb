import { MessagesSquare, Plus } from "lucide-react";
import { useState } from "react";
import { type CallRules, type OpinionView, useCommand, useQuery } from "~/api";
import { useWorkspace } from "~/app/workspace";
import { Button, Section, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import styles from "../labels/Labels.module.css";
import { OpinionLine } from "../shared/OpinionLine";
import { OpinionDialog } from "./OpinionDialog";

/** What the council advises on the dossier, before the committee decides. */
export function Opinions({ dossierId, rules }: { dossierId: string; rules: CallRules }) {
  const { t, f, language } = useI18n();
  const { readOnly } = useWorkspace();
  const [asked, setAsked] = useState<OpinionView | "new" | null>(null);
  const remove = useCommand("opinion_remove", useReport());
  const known = useQuery("opinion_list", rules.council ? { dossier_id: dossierId } : null).data;
  if (!rules.council) return null;
  const list = known?.opinions ?? [];
  const editable = known?.may_change === true && !readOnly;
  const name = labelIn(rules.council.name, language);
  return (
    <Section
      title={t("opinion.title")}
      description={t("opinion.text", { council: name, count: rules.council.advisers_min })}
      actions={
        editable ? (
          <Button size="small" icon={Plus} onPress={() => setAsked("new")}>
            {t("opinion.add")}
          </Button>
        ) : undefined
      }
    >
      {list.length === 0 ? (
        <p className={styles.muted}>
          <MessagesSquare aria-hidden size="1em" /> {t("opinion.none")}
        </p>
      ) : null}
      <ul className={styles.lines}>
        {list.map((opinion) => (
          <li key={opinion.id} className={styles.line}>
            <OpinionLine opinion={opinion} />
            {editable ? (
              <span className={styles.facts}>
                <Button
                  size="small"
                  aria-label={t("opinion.changeOf", { date: f.date(opinion.given_on) })}
                  onPress={() => setAsked(opinion)}
                >
                  {t("opinion.change")}
                </Button>
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t("opinion.removeOf", { date: f.date(opinion.given_on) })}
                  onPress={() => void remove.run({ opinion_id: opinion.id })}
                >
                  {t("opinion.remove")}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {asked ? (
        <OpinionDialog
          dossierId={dossierId}
          opinion={asked === "new" ? null : asked}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Section>
  );
}
