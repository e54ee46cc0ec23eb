import { Trash2 } from "lucide-react";
import { useState } from "react";
import { type Area, type AreaSheet, call, useQuery } from "~/api";
import { ComboBox, IconButton, type Option } from "~/components";
import { useI18n } from "~/i18n";
import { AREA_KINDS, areaWith, areaWithout, codesOf, idOf, sheetOf } from "./area";
import styles from "./Call.module.css";

interface Props {
  code: string;
  area: Area;
  readOnly: boolean;
  onChoose(area: Area): void;
}

/** Where a rule is met: communes, EPCI, departments and regions, each found by its name. The last one stays until another is there. */
export function AreaEditor({ code, area, readOnly, onChoose }: Props) {
  const { t } = useI18n();
  const [found, setFound] = useState<Readonly<Record<string, AreaSheet>>>({});
  const named = useQuery("territory_areas", { query: "", area });
  const names = new Map(named.data?.areas.map((sheet) => [idOf(sheet), sheet.name]));
  const all = AREA_KINDS.flatMap((kind) => codesOf(area, kind).map((own) => ({ kind, code: own })));
  const shown = (place: { kind: AreaSheet["kind"]; code: string }) =>
    t(`call.area.${place.kind}`, {
      // Until its name is here a code is nothing to read.
      name: names.get(idOf(place)) ?? found[idOf(place)]?.name ?? "…",
      code: place.code,
    });

  async function search(query: string): Promise<Option[]> {
    const { areas } = await call("territory_areas", { query, area: null });
    setFound(Object.fromEntries(areas.map((sheet) => [idOf(sheet), sheet])));
    return areas.map((sheet) => ({
      id: idOf(sheet),
      label: sheet.name,
      hint: t(`call.area.hint.${sheet.kind}`, { code: sheet.code }),
    }));
  }

  return (
    <div className={styles.area}>
      <ul className={styles.chips} aria-label={t("call.rule.areas", { code })}>
        {all.map((place) => (
          <li key={idOf(place)} className={styles.chip}>
            {shown(place)}
            {readOnly || all.length === 1 ? null : (
              <IconButton
                icon={Trash2}
                label={t("call.list.remove", { name: shown(place) })}
                onPress={() => onChoose(areaWithout(area, place))}
              />
            )}
          </li>
        ))}
      </ul>
      {readOnly ? null : (
        <ComboBox
          label={t("call.rule.addArea", { code })}
          labelHidden
          placeholder={t("call.rule.areaHint")}
          value={null}
          empties
          search={search}
          onChange={(chosen) => chosen && onChoose(areaWith(area, sheetOf(chosen.id)))}
        />
      )}
    </div>
  );
}
