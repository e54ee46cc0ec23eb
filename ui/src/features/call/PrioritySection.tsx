import { Trash2 } from "lucide-react";
import { useState } from "react";
import { call, type PriorityRule, useQuery } from "~/api";
import { Button, IconButton, Section, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { CommuneField } from "../dossier/CommuneField";
import { NOWHERE } from "./area";
import styles from "./Call.module.css";
import { LabelFields } from "./LabelFields";
import { newPriority, withCommunes } from "./rules";
import { begunWith } from "~/text/label";

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
  const named = useQuery(
    "territory_areas",
    priority ? { query: "", area: { ...NOWHERE, communes: priority.communes } } : null,
  );
  const names = new Map(named.data?.areas.map(({ code, name }) => [code, name]));

  /** Adds the commune chosen, or with it all those of its EPCI or of its department. */
  async function add(whole: "epci" | "department" | null) {
    if (!commune) return;
    try {
      const around = await call("territory_search", { query: "", epci_of: commune, department_of: null });
      const epci = around.communes[0]?.epci_siren ?? null;
      const { communes } =
        whole === "department"
          ? await call("territory_search", { query: "", epci_of: null, department_of: commune })
          : around;
      const begun = priority ?? (epci ? newPriority(begunWith("call.priority.new"), commune, epci) : null);
      const added = whole ? communes.map(({ insee }) => insee) : [commune];
      if (begun)
        onChoose({ ...withCommunes(begun, added), epci: whole === "epci" && epci ? epci : begun.epci });
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
          <Button isDisabled={!commune} onPress={() => void add(null)}>
            {t("call.priority.add")}
          </Button>
          <Button isDisabled={!commune} onPress={() => void add("epci")}>
            {t("call.priority.addEpci")}
          </Button>
          <Button isDisabled={!commune} onPress={() => void add("department")}>
            {t("call.priority.addDepartment")}
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
