import type { Explanation, Grid, Number as Published, Operand } from "~/api";
import { Explain, ExplanationView } from "~/components";
import { useI18n } from "~/i18n";

interface Props {
  figure: Published;
  /** What the figure is, with the dossier's name. */
  label: string;
  grid: Grid;
  memberName(id: string): string | undefined;
  each?(operand: Operand): Explanation | null;
  strong?: boolean;
}

/** A published figure that opens the way that led to it. */
export function Figure({ figure, label, grid, memberName, each, strong }: Props) {
  const { f } = useI18n();
  return (
    <Explain value={f.decimal(figure.value)} label={label} strong={strong}>
      <ExplanationView why={figure.why} grid={grid} memberName={memberName} each={each} />
    </Explain>
  );
}
