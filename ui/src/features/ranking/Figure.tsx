import { type DossierResult, type Grid, type Number as Published, useQuery } from "~/api";
import { useCall } from "~/app/workspace";
import { ErrorState, Explain, ExplanationView, LoadingState } from "~/components";
import { useI18n } from "~/i18n";
import { totalWays } from "./ranking";

interface Props {
  result: DossierResult;
  /** Which of its figures. */
  of(result: DossierResult): Published | null | undefined;
  /** What the figure is, with the dossier's name. */
  label: string;
  grid: Grid;
  memberName(id: string): string | undefined;
  /** It is made of members' totals, each of which opens too. */
  each?: boolean;
  strong?: boolean;
}

/** A published figure that opens the way that led to it; the way is asked for when it opens. */
export function Figure({ label, strong, ...way }: Props) {
  const { f } = useI18n();
  const figure = way.of(way.result);
  if (!figure) return "—";
  return (
    <Explain value={f.decimal(figure.value)} label={label} strong={strong}>
      <Way {...way} />
    </Explain>
  );
}

function Way({ result, of, grid, memberName, each }: Omit<Props, "label" | "strong">) {
  const call = useCall();
  const query = useQuery("result_get", { call_id: call.id, dossier_id: result.dossier });
  if (query.error) return <ErrorState error={query.error} on={{ retry: query.refetch }} />;
  const figure = query.data && of(query.data);
  if (!query.data || !figure) return <LoadingState lines={4} />;
  return (
    <ExplanationView
      why={figure.why}
      grid={grid}
      memberName={memberName}
      each={each ? totalWays(query.data) : undefined}
    />
  );
}
