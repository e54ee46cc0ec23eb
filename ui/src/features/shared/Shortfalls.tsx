import { UserRoundPlus } from "lucide-react";
import type { Lacking, Shortfall } from "~/api";
import { Banner, Button } from "~/components";
import { useI18n } from "~/i18n";
import { fieldName } from "~/text/expertise";
import styles from "./Shortfalls.module.css";

/** So many persons are offered at once for a field, and so many dossiers told; the others stand in the table. */
const OFFERED = 4;
const TOLD = 4;

interface Props {
  shortfalls: readonly Shortfall[];
  /** What to call a dossier; nothing where it is the only one. */
  titleOf?(id: string): string;
  editable: boolean;
  pending: boolean;
  /** Asks one person. */
  onAsk(dossier: string, member: string): void;
  /** Asks whoever is missing, everywhere shown. */
  onComplete(): void;
}

/** Whom the call asks for and who is missing among the evaluators, with who could be asked, whoever has the fewest dossiers first. */
export function Shortfalls({ shortfalls, titleOf, editable, pending, onAsk, onComplete }: Props) {
  const { t } = useI18n();
  if (shortfalls.length === 0) return null;
  const free = shortfalls.some(({ lacking }) => lacking.some(({ offered }) => offered.length > 0));
  return (
    <Banner
      tone="warning"
      title={titleOf ? t("expertise.title", { count: shortfalls.length }) : t("expertise.titleOne")}
      actions={
        editable ? (
          <Button icon={UserRoundPlus} isDisabled={!free} isPending={pending} onPress={onComplete}>
            {t("expertise.complete")}
          </Button>
        ) : undefined
      }
    >
      <ul className={styles.dossiers}>
        {shortfalls.slice(0, TOLD).map(({ dossier_id, lacking }) => (
          <li key={dossier_id}>
            {titleOf ? <p className={styles.dossier}>{titleOf(dossier_id)}</p> : null}
            {lacking.map((one) => (
              <Line
                key={one.field?.code ?? ""}
                lacking={one}
                editable={editable}
                pending={pending}
                onAsk={(member) => onAsk(dossier_id, member)}
              />
            ))}
          </li>
        ))}
        {shortfalls.length > TOLD ? (
          <li>{t("expertise.moreDossiers", { count: shortfalls.length - TOLD })}</li>
        ) : null}
      </ul>
    </Banner>
  );
}

interface LineProps {
  lacking: Lacking;
  editable: boolean;
  pending: boolean;
  onAsk(member: string): void;
}

function Line({ lacking, editable, pending, onAsk }: LineProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const { field, missing, offered } = lacking;
  const asked = editable ? offered.slice(0, OFFERED) : [];
  return (
    <div>
      <p>
        {t(field ? "expertise.missing" : "expertise.missingTheme", {
          count: missing,
          field: fieldName(field, i18n),
        })}{" "}
        {field && offered.length === 0 ? t("expertise.nobody") : null}
      </p>
      {asked.length > 0 ? (
        <div className={styles.offered}>
          {asked.map(({ member_id, name, assigned }) => (
            <Button key={member_id} size="small" isDisabled={pending} onPress={() => onAsk(member_id)}>
              {t("expertise.ask", { name, count: assigned })}
            </Button>
          ))}
          {offered.length > asked.length ? (
            <span>{t("expertise.others", { count: offered.length - asked.length })}</span>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
