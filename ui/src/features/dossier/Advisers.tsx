import { useQuery } from "~/api";
import { useCall } from "~/app/workspace";
import { Checkbox } from "~/components";
import { useI18n } from "~/i18n";
import styles from "../labels/Labels.module.css";

interface Props {
  dossierId: string;
  names: readonly string[];
  onChange(names: string[]): void;
  error?: string | null;
}

/** The members of the council, of whom those who give the opinion are ticked. Who takes no part in the dossier cannot be. */
export function Advisers({ dossierId, names, onChange, error }: Props) {
  const { t } = useI18n();
  const call = useCall();
  const members = useQuery("member_list", { call_id: call.id }).data?.members ?? [];
  const interests = useQuery("interest_list", { call_id: call.id }).data?.interests ?? [];
  const recused = new Set(
    interests.flatMap((one) => (one.dossier_id === dossierId && one.recused ? [one.member_id] : [])),
  );
  const council = members.filter(({ active, capacity }) => active && capacity === "council");
  // Names of an older opinion stay, though they are no member's.
  const others = names.filter((name) => !council.some((member) => member.name === name));
  const tick = (name: string, on: boolean) =>
    onChange(on ? [...names, name] : names.filter((one) => one !== name));
  return (
    <fieldset className={styles.council}>
      <legend>{t("opinion.advisers")}</legend>
      {council.length === 0 ? <p className={styles.muted}>{t("opinion.advisersNone")}</p> : null}
      {council.map(({ id, name }) => (
        <Checkbox
          key={id}
          isSelected={names.includes(name)}
          isDisabled={recused.has(id) && !names.includes(name)}
          onChange={(on) => tick(name, on)}
        >
          {recused.has(id) ? t("opinion.adviserRecused", { name }) : name}
        </Checkbox>
      ))}
      {others.map((name) => (
        <Checkbox key={name} isSelected onChange={(on) => tick(name, on)}>
          {name}
        </Checkbox>
      ))}
      {error ? <p role="alert">{error}</p> : null}
    </fieldset>
  );
}
