import type { PersonInput } from "~/api";
import { TextField } from "~/components";
import { useI18n } from "~/i18n";

interface Props {
  person: PersonInput;
  onChange(person: PersonInput): void;
  /** The error of a field, if it is the one at fault. */
  at?(field: string): string | null;
  autoFocus?: boolean;
}

export const NOBODY_YET: PersonInput = { name: "", function: "", email: "", active: true };

/** Who somebody of the secretariat is: the name that the journal and the papers bear, what they do, where to write. */
export function PersonFields({ person, onChange, at, autoFocus }: Props) {
  const { t } = useI18n();
  return (
    <>
      <TextField
        label={t("person.name")}
        description={t("person.nameHint")}
        value={person.name}
        onChange={(name) => onChange({ ...person, name })}
        error={at?.("name")}
        isRequired
        autoFocus={autoFocus}
      />
      <TextField
        label={t("person.function")}
        value={person.function}
        onChange={(role) => onChange({ ...person, function: role })}
        error={at?.("function")}
      />
      <TextField
        label={t("person.email")}
        type="email"
        value={person.email}
        onChange={(email) => onChange({ ...person, email })}
        error={at?.("email")}
      />
    </>
  );
}
