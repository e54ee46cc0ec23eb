import type { Assigned, CellState, DossierRow, InterestView, MemberView } from "~/api";

export interface MatrixCell {
  member: MemberView;
  /** Where the evaluation stands; none when the dossier is not assigned to the member. */
  state: CellState | null;
  interest: InterestView | null;
}

export interface MatrixRow {
  dossier: Pick<DossierRow, "id" | "number" | "title" | "applicant" | "state">;
  cells: readonly MatrixCell[];
}

/** Dossiers that members have to do with: past the checks, not yet decided. */
const SCORED = new Set([
  "shortlisted",
  "under_evaluation",
  "ready_for_committee",
  "scheduled",
  "invited",
  "heard",
  "not_heard",
  "in_deliberation",
]);

/** Who sits on an evaluation: everybody active but guests. */
export function evaluators(members: readonly MemberView[]): MemberView[] {
  return members.filter(({ active, role }) => active && role !== "guest");
}

/** Who has which dossier, and who stepped aside: dossiers down, members across. */
export function matrixOf(
  members: readonly MemberView[],
  dossiers: readonly DossierRow[],
  assigned: readonly Assigned[],
  interests: readonly InterestView[],
): MatrixRow[] {
  const columns = evaluators(members);
  const states = new Map<string, CellState>(
    assigned.map(({ dossier_id, member_id, state }) => [`${dossier_id} ${member_id}`, state]),
  );
  const declared = new Map(
    interests.map((interest) => [`${interest.dossier_id} ${interest.member_id}`, interest]),
  );
  return dossiers
    .filter(({ id, state }) => SCORED.has(state) || assigned.some(({ dossier_id }) => dossier_id === id))
    .map((dossier) => ({
      dossier,
      cells: columns.map((member) => {
        const key = `${dossier.id} ${member.id}`;
        const interest = declared.get(key) ?? null;
        const recused = interest?.recused || member.recusals.includes(dossier.id);
        return { member, state: recused ? "recused" : (states.get(key) ?? null), interest };
      }),
    }));
}

export function isAssigned({ state }: MatrixCell): boolean {
  return state !== null && state !== "recused";
}

/** What has been begun stays; what is only assigned can be given to somebody else. */
export function canToggle({ state }: MatrixCell): boolean {
  return state === null || state === "not_started";
}

/** The members of a dossier once one of them is added or taken off. */
export function assignedAfter(row: MatrixRow, member: string): string[] {
  return row.cells
    .filter((cell) => (cell.member.id === member ? !isAssigned(cell) : isAssigned(cell)))
    .map((cell) => cell.member.id);
}

export interface Composition {
  voting: number;
  publicVoices: number;
  privateVoices: number;
  chair: string | null;
}

/** Those who compose the committee: voting members who sit, as the quorum counts them. */
export function compositionOf(members: readonly MemberView[]): Composition {
  const sitting = members.filter(
    ({ active, voice, role }) =>
      active && voice === "voting" && (role === "chair" || role === "vice_chair" || role === "member"),
  );
  return {
    voting: sitting.length,
    publicVoices: sitting.filter(({ college }) => college === "public").length,
    privateVoices: sitting.filter(({ college }) => college === "private").length,
    chair: sitting.find(({ role }) => role === "chair")?.name ?? null,
  };
}

/** Where a key leads in the matrix, or `null` when it does not move. */
export function cellAfter(key: string, at: { row: number; column: number }, rows: number, columns: number) {
  const moves: Record<string, [number, number]> = {
    ArrowDown: [at.row + 1, at.column],
    ArrowUp: [at.row - 1, at.column],
    ArrowRight: [at.row, at.column + 1],
    ArrowLeft: [at.row, at.column - 1],
    Home: [at.row, 0],
    End: [at.row, columns - 1],
  };
  const target = moves[key];
  if (!target) return null;
  const bound = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  return { row: bound(target[0], rows), column: bound(target[1], columns) };
}
