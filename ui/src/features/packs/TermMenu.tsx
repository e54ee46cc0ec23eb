import { CalendarClock, ChevronDown } from "lucide-react";
import { useState } from "react";
import { type MemberPacks, type PackState, useCommand } from "~/api";
import { Button, ConfirmDialog, Menu, toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { chosenOf, concernedBy } from "./circulation";

type Act = PackState | "forget";

interface Props {
  callId: string;
  members: readonly MemberPacks[];
  ticked: ReadonlySet<string>;
}

/** Saying that returns are late or no longer taken, calling packs back, and a member who works on another computer. */
export function TermMenu({ callId, members, ticked }: Props) {
  const { t } = useI18n();
  const [act, setAct] = useState<Act | null>(null);
  const chosen = chosenOf(members, ticked);
  const isSome = ticked.size > 0;
  const [one, ...others] = isSome ? chosen : [];
  const canForget = Boolean(one?.key_known) && others.length === 0;
  const entry = (state: PackState) => ({
    id: state,
    label: t(`packs.act.${state}`),
    hint: state === "revoked" && !isSome ? t("packs.act.hint.revoked") : undefined,
    danger: state === "revoked" && isSome,
    isDisabled: concernedBy(state, chosen).length === 0 || (state === "revoked" && !isSome),
    onAction: () => setAct(state),
  });
  return (
    <>
      <Menu
        label={t("packs.term")}
        trigger={
          <Button icon={CalendarClock}>
            {t("packs.term")} <ChevronDown aria-hidden size={14} />
          </Button>
        }
        groups={[
          { id: "term", entries: [entry("closing"), entry("closed"), entry("out")] },
          {
            id: "members",
            entries: [
              entry("revoked"),
              {
                id: "forget",
                label: t("packs.act.forget"),
                hint: canForget ? undefined : t("packs.act.hint.forget"),
                isDisabled: !canForget,
                onAction: () => setAct("forget"),
              },
            ],
          },
        ]}
      />
      {act === "forget" && one ? <Forget member={one} onClose={() => setAct(null)} /> : null}
      {act !== null && act !== "forget" ? (
        <Close callId={callId} state={act} members={isSome ? chosen : []} onClose={() => setAct(null)} />
      ) : null}
    </>
  );
}

interface CloseProps {
  callId: string;
  state: PackState;
  /** None for everybody. */
  members: readonly MemberPacks[];
  onClose(): void;
}

function Close({ callId, state, members, onClose }: CloseProps) {
  const { t, f } = useI18n();
  const close = useCommand("pack_close", useReport());
  async function run() {
    const member_ids = members.map(({ member }) => member);
    const receipt = await close.run({ call_id: callId, member_ids, state });
    if (!receipt) return;
    onClose();
    toast({ tone: "success", title: t("packs.term.done", { count: receipt.touched.length }) });
  }
  const names = f.list(members.map(({ name }) => name));
  return (
    <ConfirmDialog
      title={t(`packs.ask.${state}.title`)}
      isOpen
      onClose={onClose}
      onConfirm={() => void run()}
      confirmLabel={t(`packs.ask.${state}.confirm`)}
      danger={state === "revoked"}
      isPending={close.running}
    >
      <p>{t("packs.about", { count: members.length, names })}</p>
      <p>{t(`packs.ask.${state}.text`)}</p>
    </ConfirmDialog>
  );
}

function Forget({ member: { member, name }, onClose }: { member: MemberPacks; onClose(): void }) {
  const { t } = useI18n();
  const forget = useCommand("pack_forget_key", useReport());
  async function run() {
    if (!(await forget.run({ member_id: member }))) return;
    onClose();
    toast({ tone: "success", title: t("packs.forgotten"), text: name });
  }
  return (
    <ConfirmDialog
      title={t("packs.ask.forget.title", { name })}
      isOpen
      onClose={onClose}
      onConfirm={() => void run()}
      confirmLabel={t("packs.ask.forget.confirm")}
      isPending={forget.running}
    >
      <p>{t("packs.ask.forget.text")}</p>
    </ConfirmDialog>
  );
}
