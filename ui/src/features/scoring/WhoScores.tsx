import { ClipboardList, SquarePen, UsersRound } from "lucide-react";
import { useState } from "react";
import { type MemberId, useQuery } from "~/api";
import { navigate } from "~/app/router";
import { useWorkspace } from "~/app/workspace";
import { Button, EmptyState, Page, PageHeader, Select } from "~/components";
import { useI18n } from "~/i18n";
import { peopleOf } from "../seat/people";
import { useTakeSeat } from "../seat/useTakeSeat";
import { PAPER } from "./paper/PaperSheets";
import styles from "./Scoring.module.css";

/** The secretariat scores nothing: somebody has to say who they are. */
export function WhoScores({ callId }: { callId: string }) {
  const { t } = useI18n();
  const { candidates } = useWorkspace();
  const list = useQuery("member_list", { call_id: callId });
  const { sit, running } = useTakeSeat();
  const [chosen, setChosen] = useState<MemberId | null>(null);
  const members = (list.data?.members ?? []).filter((member) => member.active && member.role !== "guest");
  function start() {
    const somebody = peopleOf(candidates, callId).committee.find(({ person }) => person === chosen);
    if (somebody) void sit(somebody);
  }
  const none = list.data && members.length === 0;
  return (
    <Page>
      <PageHeader
        title={t("scoring.title")}
        subtitle={t("scoring.local")}
        actions={
          none ? undefined : (
            <Button icon={ClipboardList} onPress={() => navigate({ name: "scoring", id: PAPER })}>
              {t("paper.action")}
            </Button>
          )
        }
      />
      <EmptyState
        icon={none ? UsersRound : SquarePen}
        title={t("scoring.who.title")}
        actions={
          none ? (
            <Button onPress={() => navigate({ name: "members" })}>{t("scoring.who.members")}</Button>
          ) : (
            <div className={styles.who}>
              <Select
                label={t("scoring.who.label")}
                options={members.map(({ id, name, organisation }) => ({
                  id,
                  label: name,
                  hint: organisation,
                }))}
                placeholder={t("scoring.who.choose")}
                value={chosen}
                onChange={setChosen}
              />
              <Button kind="primary" isDisabled={!chosen} isPending={running} onPress={start}>
                {t("scoring.who.start")}
              </Button>
            </div>
          )
        }
      >
        {t(none ? "scoring.who.none" : "scoring.who.text")}
      </EmptyState>
    </Page>
  );
}
