import { useState } from "react";
import type { MemberPacks } from "~/api";
import { useCall, useWorkspace } from "~/app/workspace";
import { Button, CopyButton, Dialog, TextField } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Packs.module.css";

/** Those of whom no return came, and what to write to them. */
export function RemindDialog({ members, onClose }: { members: readonly MemberPacks[]; onClose(): void }) {
  const { t, f } = useI18n();
  const call = useCall();
  const { seat } = useWorkspace();
  const [text, setText] = useState(() => t("packs.remind.body", { call: call.name, person: seat.name }));
  const addresses = members.map(({ email }) => email).filter(Boolean);
  return (
    <Dialog
      title={t("packs.remind.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          {addresses.length > 0 ? (
            <CopyButton text={addresses.join(", ")}>{t("packs.remind.copyAddresses")}</CopyButton>
          ) : null}
          <CopyButton text={text}>{t("packs.remind.copyText")}</CopyButton>
          <Button kind="primary" onPress={onClose}>
            {t("component.close")}
          </Button>
        </>
      }
    >
      <p>{t("packs.remind.text")}</p>
      <ul className={styles.owing}>
        {members.map(({ member, name, email, packs: [last] }) => (
          <li key={member}>
            <span>{name}</span>
            <span className={styles.hint}>
              {[
                email || t("packs.remind.noAddress"),
                last && t("packs.version", { version: last.version, at: f.dateShort(last.made_at) }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      <TextField label={t("packs.remind.message")} rows={9} value={text} onChange={setText} />
    </Dialog>
  );
}
