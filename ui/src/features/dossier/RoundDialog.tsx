import { useState } from "react";
import { type RankedDossier, useCommand } from "~/api";
import { Checkbox } from "~/components";
import { useI18n } from "~/i18n";
import { MotiveDialog } from "../shared/MotiveDialog";
import styles from "./Dossier.module.css";

interface Props {
  /** One dossier, or those to choose from, which then have their names. */
  dossiers: readonly (Pick<RankedDossier, "id"> & Partial<Pick<RankedDossier, "number" | "title">>)[];
  onClose(): void;
}

/** Has dossiers scored anew, with one motive: what was given so far is kept and no longer counts. */
export function RoundDialog({ dossiers, onClose }: Props) {
  const { t } = useI18n();
  const open = useCommand("round_open");
  const [carry, setCarry] = useState(true);
  const single = dossiers.length === 1;
  const every = dossiers.map(({ id }) => id);
  const [chosen, setChosen] = useState<readonly string[]>(single ? every : []);
  const toggle = (id: string, on: boolean) =>
    setChosen(every.filter((one) => (one === id ? on : chosen.includes(one))));
  async function confirm(motive: string) {
    if (await open.run({ dossiers: [...chosen], carry, motive })) onClose();
  }
  return (
    <MotiveDialog
      title={t(single ? "dossier.round.title" : "dossier.round.titleMany")}
      text={t("dossier.round.text")}
      confirmLabel={
        single ? t("dossier.round.confirm") : t("dossier.round.confirmMany", { count: chosen.length })
      }
      error={open.error}
      isPending={open.running}
      isDisabled={chosen.length === 0}
      motiveFirst={single}
      onClose={onClose}
      onConfirm={(motive) => void confirm(motive)}
    >
      {single ? null : (
        <fieldset className={styles.choices}>
          <legend>{t("dossier.round.which")}</legend>
          <Checkbox
            isSelected={chosen.length === every.length}
            isIndeterminate={chosen.length > 0 && chosen.length < every.length}
            onChange={(on) => setChosen(on ? every : [])}
          >
            {t("dossier.round.all")}
          </Checkbox>
          {dossiers.map(({ id, number, title }) => (
            <Checkbox key={id} isSelected={chosen.includes(id)} onChange={(on) => toggle(id, on)}>
              {number} · {title}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <Checkbox isSelected={carry} onChange={setCarry}>
        {t("dossier.round.carry")}
      </Checkbox>
    </MotiveDialog>
  );
}
