import { activity } from "./activity";
import type { CommandName, Receipt, Request, Response, WorkspaceStatus } from "./contract";
import { ApiError } from "./error";
import { host } from "./host";
import { follow, forget, queries } from "./queries";
import { type Caller, seat } from "./seat";

/** The receipt of a change: the answer itself, or beside its own content. */
export function receiptOf(response: unknown): Receipt {
  if (typeof response !== "object" || response === null) return { entry: null, touched: [] };
  if ("touched" in response && Array.isArray(response.touched)) {
    const entry = "entry" in response && typeof response.entry === "number" ? response.entry : null;
    return { entry, touched: response.touched.filter((row) => typeof row === "string") };
  }
  return receiptOf("receipt" in response ? response.receipt : null);
}

/** What puts somebody else before this window, or another workspace. */
const MOVES: readonly CommandName[] = [
  "seat_take",
  "workspace_open",
  "workspace_create",
  "workspace_sample",
  "workspace_close",
  "pack_open",
  "home_erase",
];

/** What is open after a move: the answer itself, or beside what else it says. */
const statusOf = (response: WorkspaceStatus | { status: WorkspaceStatus }) =>
  "status" in response ? response.status : response;

/** Grows with each move, so that a slow old answer does not say who sits here now. */
let moves = 0;

/** Everything known belongs to one workspace and one seat: when either changes, it is all asked again. */
function arrived(status: WorkspaceStatus, moved: boolean): void {
  const changed = seat.follow(status);
  if (changed || moved) activity.reset();
  if (moved) {
    forget();
    queries.setQueryData(["workspace_status", {}], status);
  } else if (changed) forget("workspace_status");
}

/** Asks anew what is open and who sits here: somebody else does, or a refused opening has closed what was open. */
export function lookAround(): void {
  moves += 1;
  seat.follow({ workspace: null, seat: null });
  activity.reset();
  forget();
}

/** Sends a command, in the name of who sits here unless somebody else is named; every failure arrives as an [`ApiError`]. */
export async function call<Name extends CommandName>(
  command: Name,
  request: Request<Name>,
  as: Caller | null = seat.caller(),
): Promise<Response<Name>> {
  const moving = MOVES.includes(command);
  if (moving) moves += 1;
  const before = moves;
  try {
    const response = (await host().invoke(command, as, request)) as Response<Name>;
    if (moving) moves += 1;
    if (moving || (command === "workspace_status" && before === moves)) {
      arrived(statusOf(response as Parameters<typeof statusOf>[0]), moving);
    }
    return response;
  } catch (thrown) {
    throw ApiError.from(thrown);
  }
}

/** Sends a command that changes something: refreshes what it touched and tells when it was saved. */
export async function change<Name extends CommandName>(
  command: Name,
  request: Request<Name>,
  as?: Caller,
): Promise<Response<Name>> {
  const finished = activity.started();
  try {
    const response = await call(command, request, as);
    const receipt = receiptOf(response);
    finished(receipt.touched.length > 0 ? "saved" : "unchanged");
    follow(receipt, "receipt");
    return response;
  } catch (thrown) {
    finished("failed");
    throw thrown;
  }
}
