import { UserMinus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { type MemberInput, type MemberView, useCommand, useQuery } from "~/api";
import {
  Banner,
  Button,
  ConfirmDialog,
  describeError,
  Dialog,
  FormGrid,
  RadioGroup,
  Select,
  TextField,
  useReport,
} from "~/components";
import { useI18n } from "~/i18n";
import { FieldsField } from "./FieldsField";
import styles from "./Members.module.css";

const CAPACITIES = [
  "elected_official",
  "support_body",
  "academic",
  "company",
  "consular",
  "bank",
  "administration",
  "qualified_person",
  "council",
  "other",
] as const;
const ROLES = ["chair", "vice_chair", "member", "alternate", "expert", "guest"] as const;

const NEW: MemberInput = {
  name: "",
  capacity: "elected_official",
  college: "public",
  voice: "voting",
  role: "member",
  organisation: "",
  email: "",
  alternate_of: null,
  fields: [],
};

/** Those in whose place an alternate may sit: they vote and sit, and a qualified person sits in person. */
const replaceable = ({ active, voice, role, capacity }: MemberView) =>
  active &&
  voice === "voting" &&
  capacity !== "qualified_person" &&
  (role === "chair" || role === "vice_chair" || role === "member");

interface Props {
  callId: string;
  member: MemberView | null;
  onClose(): void;
}

/** A member's entry: who they are, in what capacity they sit, and whether they vote. */
export function MemberDialog({ callId, member, onClose }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const form = useId();
  const [input, setInput] = useState<MemberInput>(() => (member ? inputOf(member) : NEW));
  const [retiring, setRetiring] = useState(false);
  const save = useCommand("member_save");
  const retire = useCommand("member_retire", useReport());
  const places = useQuery("member_list", { call_id: callId }).data?.members.filter(replaceable) ?? [];
  const put = (part: Partial<MemberInput>) => {
    save.reset();
    setInput({ ...input, ...part });
  };
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await save.run({ call_id: callId, member_id: member?.id ?? null, input })) onClose();
  }
  const words = save.error ? describeError(save.error, i18n) : null;
  const at = (field: string) => (save.error?.field === field ? (words?.text ?? null) : null);
  const neverVotes = input.role === "guest" || input.role === "expert";
  const options = <Code extends string>(codes: readonly Code[], prefix: "capacity" | "role") =>
    codes.map((id) => ({ id, label: t(`committee.${prefix}.${id}` as Parameters<typeof t>[0]) }));
  return (
    <Dialog
      isOpen
      title={t(member ? "members.dialog.edit" : "members.dialog.new")}
      onClose={onClose}
      actions={
        <>
          {member?.active ? (
            <Button kind="quiet" icon={UserMinus} onPress={() => setRetiring(true)}>
              {t("members.retire.action")}
            </Button>
          ) : null}
          <span className={styles.spring} />
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button
            type="submit"
            form={form}
            kind="primary"
            isDisabled={!input.name.trim() || (input.role === "alternate" && !input.alternate_of)}
            isPending={save.running}
          >
            {t("members.dialog.save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        {words && !save.error?.field ? (
          <Banner tone="danger" live title={words.title}>
            {words.text}
          </Banner>
        ) : null}
        <FormGrid>
          <TextField
            label={t("members.field.name")}
            value={input.name}
            onChange={(name) => put({ name })}
            error={at("name")}
            isRequired
            autoFocus
          />
          <TextField
            label={t("members.field.organisation")}
            value={input.organisation}
            onChange={(organisation) => put({ organisation })}
          />
          <Select
            label={t("members.field.capacity")}
            options={options(CAPACITIES, "capacity")}
            value={input.capacity}
            onChange={(capacity) => put({ capacity })}
          />
          <Select
            label={t("members.field.role")}
            options={options(ROLES, "role")}
            value={input.role}
            onChange={(role) => put(withRole(input, role))}
          />
          {input.role === "alternate" ? (
            <Select
              label={t("members.field.alternateOf")}
              placeholder={t("members.field.alternateOfWhom")}
              options={places.map(({ id, name }) => ({ id, label: name }))}
              value={input.alternate_of ?? null}
              onChange={(alternate_of) => put({ alternate_of })}
              description={t("members.field.alternateOfHelp")}
              error={at("alternate_of")}
            />
          ) : null}
          <RadioGroup
            segmented
            label={t("members.field.college")}
            options={[
              { id: "public", label: t("committee.college.public") },
              { id: "private", label: t("committee.college.private") },
            ]}
            value={input.college}
            onChange={(college) => put({ college })}
          />
          <RadioGroup
            segmented
            label={t("members.field.voice")}
            options={[
              { id: "voting", label: t("committee.voice.voting"), isDisabled: neverVotes },
              { id: "advisory", label: t("committee.voice.advisory") },
            ]}
            value={input.voice}
            onChange={(voice) => put({ voice })}
            error={at("voice")}
          />
          <TextField
            label={t("members.field.email")}
            type="email"
            value={input.email}
            onChange={(email) => put({ email })}
            error={at("email")}
          />
        </FormGrid>
        <FieldsField
          callId={callId}
          fields={input.fields}
          error={at("fields")}
          onChange={(fields) => put({ fields })}
        />
      </form>
      <ConfirmDialog
        title={t("members.retire.title", { name: member?.name ?? "" })}
        isOpen={retiring}
        onClose={() => setRetiring(false)}
        confirmLabel={t("members.retire.confirm")}
        danger
        isPending={retire.running}
        onConfirm={async () => {
          if (member && (await retire.run({ member_id: member.id }))) onClose();
        }}
      >
        <p>{t("members.retire.text")}</p>
      </ConfirmDialog>
    </Dialog>
  );
}

/** A guest and an expert never vote; only an alternate stands in for somebody. */
function withRole(input: MemberInput, role: MemberInput["role"]): Partial<MemberInput> {
  const voice = role === "guest" || role === "expert" ? "advisory" : input.voice;
  return { role, voice, alternate_of: role === "alternate" ? input.alternate_of : null };
}

function inputOf(member: MemberView): MemberInput {
  const { name, capacity, college, voice, role, organisation, email, alternate_of, fields } = member;
  return { name, capacity, college, voice, role, organisation, email, alternate_of, fields };
}
