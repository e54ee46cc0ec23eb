import { UserPlus, UsersRound } from "lucide-react";
import { useMemo, useState } from "react";
import { type MemberView, useQuery } from "~/api";
import { useActions } from "~/app/actions";
import { useCall, useWorkspace } from "~/app/workspace";
import { Banner, Button, EmptyState, ErrorState, LoadingState, Page, PageHeader, Tabs } from "~/components";
import { useI18n } from "~/i18n";
import { expertFields } from "~/text/expertise";
import { PacksTab } from "../packs/PacksTab";
import { PersonsTab } from "../seat/PersonsTab";
import { AssignmentTab } from "./AssignmentTab";
import { MemberDialog } from "./MemberDialog";
import { MembersTable } from "./MembersTable";
import { compositionOf } from "./matrix";
import styles from "./Members.module.css";

type Shown = "members" | "assignment" | "packs" | "persons";
type Editing = { member: MemberView | null } | null;

/** Who sits on the committee, which dossiers they evaluate, from which they step aside. */
export default function MembersPage() {
  const { t } = useI18n();
  const call = useCall();
  const { isStaff, readOnly } = useWorkspace();
  const query = useQuery("member_list", { call_id: call.id });
  const rules = useQuery("call_get", { call_id: call.id }).data?.rules;
  const fields = useMemo(() => (rules?.evaluators ? expertFields(rules) : []), [rules]);
  const [shown, setShown] = useState<Shown>("members");
  const [editing, setEditing] = useState<Editing>(null);
  const editable = isStaff && !readOnly;
  const add = () => setEditing({ member: null });
  useActions([
    {
      id: "members.add",
      label: t("members.add"),
      section: "section.committee",
      icon: UserPlus,
      isDisabled: !editable,
      run: add,
    },
  ]);
  const members = query.data?.members;
  const addButton = (
    <Button kind="primary" icon={UserPlus} onPress={add}>
      {t("members.add")}
    </Button>
  );
  const table = members?.length ? (
    <div className={styles.table}>
      <MembersTable
        members={members}
        fields={fields}
        onEdit={editable ? (member) => setEditing({ member }) : undefined}
      />
    </div>
  ) : (
    <EmptyState icon={UsersRound} title={t("members.empty.title")} actions={editable ? addButton : undefined}>
      {t("members.empty.text")}
    </EmptyState>
  );
  return (
    <Page>
      <PageHeader
        title={t("members.title")}
        subtitle={members?.length ? <Composition members={members} /> : undefined}
        actions={editable && members?.length ? addButton : undefined}
      />
      {members?.length ? <Warning members={members} callId={call.id} /> : null}
      {query.error ? <ErrorState error={query.error} on={{ retry: query.refetch }} /> : null}
      {query.loading ? <LoadingState lines={8} /> : null}
      {members && isStaff ? (
        <Tabs<Shown>
          label={t("members.title")}
          selected={shown}
          onSelect={setShown}
          tabs={[
            {
              id: "members",
              label: t("members.tab.members"),
              badge: members.filter(({ active }) => active).length,
              content: table,
            },
            {
              id: "assignment",
              label: t("members.tab.assignment"),
              content: <AssignmentTab callId={call.id} members={members} editable={editable} />,
            },
            {
              id: "packs",
              label: t("packs.tab"),
              content: <PacksTab callId={call.id} editable={editable} />,
            },
            {
              id: "persons",
              label: t("members.tab.persons"),
              content: <PersonsTab editable={editable} />,
            },
          ]}
        />
      ) : null}
      {members && !isStaff ? table : null}
      {editing ? (
        <MemberDialog
          key={editing.member?.id ?? "new"}
          callId={call.id}
          member={editing.member}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Page>
  );
}

function Composition({ members }: { members: readonly MemberView[] }) {
  const { t } = useI18n();
  const { voting, publicVoices, privateVoices, chair } = compositionOf(members);
  return (
    <>
      {t("members.composition", { voting, publicVoices, privateVoices })}{" "}
      {chair ? t("members.chair", { name: chair }) : null}
    </>
  );
}

/** What in the composition does not follow the call's own rules. */
function Warning({ members, callId }: { members: readonly MemberView[]; callId: string }) {
  const { t } = useI18n();
  const rules = useQuery("call_get", { call_id: callId }).data?.rules.committee;
  const { voting, chair } = compositionOf(members);
  if (!rules) return null;
  const number = voting < rules.members_min || voting > rules.members_max;
  if (!number && chair) return null;
  return (
    <Banner tone="warning" title={t("members.warning.title")}>
      {number
        ? t("members.warning.number", { voting, minimum: rules.members_min, maximum: rules.members_max })
        : null}{" "}
      {chair ? null : t("members.warning.chair")}
    </Banner>
  );
}
