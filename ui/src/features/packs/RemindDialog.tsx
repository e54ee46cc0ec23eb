import { useState } from "react";
import { ApiError, choose, type MemberPacks } from "~/api";
import { useCall, useWorkspace } from "~/app/workspace";
import { Button, CopyButton, Dialog, TextField, useReport } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Packs.module.css";
import { useDraft } from "./useDraft";

/** Those of whom no return came, and what to write to them. */
export function RemindDialog({ members, onClose }: { members: readonly MemberPacks[]; onClose(): void }) {
  const { t, f } = useI18n();
  const call = useCall();
  const { seat } = useWorkspace();
  const [text, setText] = useState(() => t("packs.remind.body", { call: call.name, person: seat.name }));
  const report = useReport();
  const draft = useDraft();
  const reachable = members.filter(({ email }) => email);
  const addresses = reachable.map(({ email }) => email);
  async function mails() {
    const [folder] = await choose("export_folder", t("packs.remind.where"));
    if (!folder) return;
    const subject = t("packs.remind.subject", { call: call.name });
    // One to each: nobody reads there who else is late.
    await draft.write(
      reachable.map(({ name, email }) => ({
        name,
        email,
        subject,
        text,
        text_apart: "",
        attach: null,
        path: folder,
      })),
    );
  }
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
          {addresses.length > 0 ? (
            <Button
              isDisabled={draft.running}
              onPress={() => void mails().catch((thrown) => report(ApiError.from(thrown)))}
            >
              {t("packs.remind.drafts", { count: addresses.length })}
            </Button>
          ) : null}
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
