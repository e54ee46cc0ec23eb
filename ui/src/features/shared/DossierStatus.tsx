import type { DossierState } from "~/api";
import { Status } from "~/components";
import { useI18n } from "~/i18n";
import { STATES } from "./states";

/** Where a dossier stands. */
export function DossierStatus({ state }: { state: DossierState }) {
  const { t } = useI18n();
  const { tone, icon } = STATES[state];
  return (
    <Status tone={tone} icon={icon}>
      {t(`dossier.state.${state}`)}
    </Status>
  );
}
