import { FolderX, UserRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { type Candidate, useCommand, type WorkspaceInfo } from "~/api";
import { Button, Dialog, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { useWorkspaceActs } from "../welcome/useWorkspaceActs";
import { peopleOf, type Somebody } from "./people";
import { NOBODY_YET, PersonFields } from "./PersonFields";
import styles from "./Seat.module.css";
import { useTakeSeat } from "./useTakeSeat";

interface Props {
  info: WorkspaceInfo;
  candidates: readonly Candidate[];
}

/** A workspace is open and nobody has said who they are: nothing is shown and nothing done before somebody does. */
export function WhoIsHere({ info, candidates }: Props) {
  const { t } = useI18n();
  const { close } = useWorkspaceActs();
  const { staff, committee } = peopleOf(candidates, null);
  const { sit } = useTakeSeat();
  const nobody = staff.length + committee.length === 0;
  return (
    <main className={styles.ground}>
      <h1 className="visually-hidden">{info.name}</h1>
      <Dialog
        title={t("seat.who")}
        isOpen
        actions={
          <Button icon={FolderX} onPress={close}>
            {t("action.close")}
          </Button>
        }
      >
        <p>{t("seat.whoText", { name: info.name })}</p>
        {nobody ? <FirstPerson /> : null}
        <People title={t("seat.secretariat")} people={staff} onChoose={sit} first />
        <People title={t("seat.members")} people={committee} onChoose={sit} />
      </Dialog>
    </main>
  );
}

interface PeopleProps {
  title: string;
  people: readonly Somebody[];
  onChoose(one: Somebody): void;
  /** The keyboard begins here. */
  first?: boolean;
}

function People({ title, people, onChoose, first }: PeopleProps) {
  if (people.length === 0) return null;
  return (
    <section className={styles.group} aria-label={title}>
      <h3 className={styles.groupTitle}>{title}</h3>
      <ul className={styles.people}>
        {people.map((one, at) => (
          <li key={one.id}>
            <AriaButton
              className={styles.somebody}
              onPress={() => onChoose(one)}
              autoFocus={first && at === 0}
            >
              <UserRound aria-hidden className={styles.icon} />
              <span className={styles.words}>
                <span>{one.name}</span>
                {one.hint ? <span className={styles.hint}>{one.hint}</span> : null}
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Nobody can be chosen: whoever is here enters their name first. */
function FirstPerson() {
  const { t } = useI18n();
  const [person, setPerson] = useState(NOBODY_YET);
  const save = useCommand("person_save", useReport());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (person.name.trim())
      void save.run({ person_id: null, input: { ...person, name: person.name.trim() } });
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <p>{t("seat.nobody")}</p>
      <PersonFields person={person} onChange={setPerson} autoFocus />
      <div>
        <Button type="submit" kind="primary" isDisabled={person.name.trim() === ""} isPending={save.running}>
          {t("person.add")}
        </Button>
      </div>
    </form>
  );
}
