import { activity } from "./activity";
import type { CommandName, Receipt, Request, Response } from "./contract";
import { ApiError } from "./error";
import { host } from "./host";
import { follow } from "./queries";

/** The receipt of a change: the answer itself, or beside its own content. */
export function receiptOf(response: unknown): Receipt {
  if (typeof response !== "object" || response === null) return { entry: null, touched: [] };
  if ("touched" in response && Array.isArray(response.touched)) {
    const entry = "entry" in response && typeof response.entry === "number" ? response.entry : null;
    return { entry, touched: response.touched.filter((row) => typeof row === "string") };
  }
  return receiptOf("receipt" in response ? response.receipt : null);
}

/** Sends a command; every failure arrives as an [`ApiError`]. */
export async function call<Name extends CommandName>(
  command: Name,
  request: Request<Name>,
): Promise<Response<Name>> {
  try {
    return (await host().invoke(command, request)) as Response<Name>;
  } catch (thrown) {
    throw ApiError.from(thrown);
  }
}

/** Sends a command that changes something: refreshes what it touched and tells when it was saved. */
export async function change<Name extends CommandName>(
  command: Name,
  request: Request<Name>,
): Promise<Response<Name>> {
  const finished = activity.started();
  try {
    const response = await call(command, request);
    const receipt = receiptOf(response);
    finished(receipt.touched.length > 0 ? "saved" : "unchanged");
    follow(receipt);
    return response;
  } catch (thrown) {
    finished("failed");
    throw thrown;
  }
}
