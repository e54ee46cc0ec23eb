import { call } from "~/api";
import { ComboBox, type Option } from "~/components";

interface Props {
  label: string;
  insee: string | null;
  /** Names of the communes that the dossier cites, by code. */
  names: Readonly<Record<string, string | undefined>>;
  onChange(insee: string | null, postalCode: string | null): void;
  description?: string;
  error?: string | null;
  placeholder?: string;
}

const postalCodes = new Map<string, string | null>();
/** Names of the communes that were found: what is chosen has its name at once. */
const found = new Map<string, string>();

async function search(query: string): Promise<Option[]> {
  const { communes } = await call("territory_search", { query, epci_of: null, department_of: null });
  return communes.map(({ insee, name, postal_codes, department, part }) => {
    // A commune with several postal codes does not tell which one is the applicant's.
    found.set(insee, name);
    postalCodes.set(insee, postal_codes.length === 1 ? (postal_codes[0] ?? null) : null);
    return {
      id: insee,
      label: name,
      hint: [
        // What was typed, where it is a part of the commune of today: « Annecy-le-Vieux (74011) ».
        ...(part ? [`${part.name} (${part.code})`] : []),
        postal_codes.slice(0, 2).join(", ") || department,
        `INSEE ${insee}`,
      ].join(" · "),
    };
  });
}

/** A commune found by a part of its name, a postal code or an INSEE code. */
export function CommuneField({ insee, names, onChange, ...field }: Props) {
  const value = insee ? { id: insee, label: names[insee] ?? found.get(insee) ?? insee } : null;
  return (
    <ComboBox
      {...field}
      value={value}
      search={search}
      onChange={(chosen) =>
        onChange(chosen?.id ?? null, chosen ? (postalCodes.get(chosen.id) ?? null) : null)
      }
    />
  );
}
