import { Trash2 } from "lucide-react";
import { useState } from "react";
import { call, type PriorityRule, useQuery } from "~/api";
import { Button, IconButton, Section, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { CommuneField } from "../dossier/CommuneField";
import styles from "./Call.module.css";
import { LabelFields } from "./LabelFields";
import { newPriority, withCommunes } from "./rules";

interface Props {
  priority: PriorityRule | null;
  readOnly: boolean;
  onType(priority: PriorityRule): void;
  onChoose(priority: PriorityRule | null): void;
}

/** Who comes first among equals, by where they are: commune by commune, or all those of an EPCI. */
export function PrioritySection({ priority, readOnly, onType, onChoose }: Props) {
  const { t, f } = useI18n();
  const report = useReport();
  const [commune, setCommune] = useState<string | null>(null);
  const around = useQuery(
    "territory_search",
    priority ? { query: "", epci_of: priority.communes[0] ?? null } : null,
  );
  const names = new Map(around.data?.communes.map(({ insee, name }) => [insee, name]));

  /** All the communes of the EPCI of the one chosen. */
  async function whole(insee: string) {
    const { communes } = await call("territory_search", { query: "", epci_of: insee });
    return { insee: communes.map((one) => one.insee), epci: communes[0]?.epci_siren ?? null };
  }
  async function add(all: boolean) {
    if (!commune) return;
    try {
      const { insee, epci } = await whole(commune);
      const begun = priority ?? (epci ? newPriority(t("call.priority.new"), commune, epci) : null);
      if (begun)
        onChoose({ ...withCommunes(begun, all ? insee : [commune]), epci: all && epci ? epci : begun.epci });
      setCommune(null);
    } catch (thrown) {
      report(thrown as never);
    }
  }
  const communes = [...(priority?.communes ?? [])].sort((one, other) =>
    f.compare(names.get(one) ?? one, names.get(other) ?? other),
  );
  return (
    <Section
      title={t("call.section.priority")}
      description={t("call.priority.help", { count: communes.length })}
      actions={
        priority && !readOnly ? (
          <Button size="small" icon={Trash2} onPress={() => onChoose(null)}>
            {t("call.priority.remove")}
          </Button>
        ) : undefined
      }
    >
      {priority ? (
        <LabelFields
          label={priority.label}
          name={t("call.field.priority")}
          readOnly={readOnly}
          onType={(label) => onType({ ...priority, label })}
        />
      ) : null}
      {readOnly ? null : (
        <div className={styles.addCommune}>
          <CommuneField
            label={t("call.priority.commune")}
            insee={commune}
            names={Object.fromEntries(names)}
            onChange={(insee) => setCommune(insee)}
          />
          <Button isDisabled={!commune} onPress={() => void add(false)}>
            {t("call.priority.add")}
          </Button>
          <Button isDisabled={!commune} onPress={() => void add(true)}>
            {t("call.priority.addEpci")}
          </Button>
        </div>
      )}
      {priority ? (
        <details>
          <summary>{t("call.priority.list", { count: communes.length })}</summary>
          <ul className={styles.chips}>
            {communes.map((insee) => (
              <li key={insee} className={styles.chip}>
                {names.get(insee) ?? insee}
                {readOnly || communes.length === 1 ? null : (
                  <IconButton
                    icon={Trash2}
                    label={t("call.list.remove", { name: names.get(insee) ?? insee })}
                    onPress={() =>
                      onChoose({ ...priority, communes: priority.communes.filter((one) => one !== insee) })
                    }
                  />
                )}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Section>
  );
}
