import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { Activities } from "~/api";
import { IconButton, Select, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { sectionName } from "~/text/section";
import styles from "./Call.module.css";
import { divisionsIn, SECTIONS } from "./rules";

interface Props {
  code: string;
  activities: Activities;
  readOnly: boolean;
  onChoose(activities: Activities): void;
}

/** Which activities meet a rule: sections of the nomenclature by their names, and divisions by their numbers. The last one stays. */
export function ActivitiesEditor({ code, activities, readOnly, onChoose }: Props) {
  const { t } = useI18n();
  const { sections, divisions } = activities;
  const [typed, setTyped] = useState(divisions.join(", "));
  const others = SECTIONS.filter((letter) => !sections.includes(letter));
  const isLast = sections.length + divisions.length === 1;

  function settle() {
    const next = divisionsIn(typed);
    const kept = next.length + sections.length === 0 ? divisions : next;
    setTyped(kept.join(", "));
    if (kept.join() !== divisions.join()) onChoose({ sections, divisions: kept });
  }

  return (
    <div className={styles.area}>
      <ul className={styles.chips} aria-label={t("call.rule.sections", { code })}>
        {sections.map((letter) => (
          <li key={letter} className={styles.chip}>
            {sectionName(letter, t)}
            {readOnly || isLast ? null : (
              <IconButton
                icon={Trash2}
                label={t("call.list.remove", { name: sectionName(letter, t) })}
                onPress={() => onChoose({ sections: sections.filter((own) => own !== letter), divisions })}
              />
            )}
          </li>
        ))}
      </ul>
      {readOnly ? null : (
        <Select
          label={t("call.rule.addSection", { code })}
          labelHidden
          placeholder={t("call.rule.sectionHint")}
          value={null}
          onChange={(letter) => onChoose({ sections: [...sections, letter].sort(), divisions })}
          options={others.map((id) => ({ id, label: sectionName(id, t) }))}
        />
      )}
      <TextField
        label={t("call.rule.divisions", { code })}
        description={t("call.rule.divisionsHelp")}
        value={typed}
        onChange={setTyped}
        onBlur={settle}
        isReadOnly={readOnly}
      />
    </div>
  );
}
