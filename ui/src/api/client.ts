import { activity } from "./activity";
import { cache } from "./cache";
import type { CommandName, Request, Response } from "./contract";
import { ApiError } from "./error";
import { host } from "./host";

/** The areas that a change touched, whose queries are now stale: beside its own content, or in its receipt. */
export function touchedBy(response: unknown): string[] {
  if (typeof response !== "object" || response === null) return [];
  if ("touched" in response && Array.isArray(response.touched)) {
    return response.touched.filter((area) => typeof area === "string");
  }
  return "receipt" in response ? touchedBy(response.receipt) : [];
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
    const touched = touchedBy(response);
    finished(touched.length > 0 ? "saved" : "unchanged");
    cache.invalidate(touched);
    return response;
  } catch (thrown) {
    finished("failed");
    throw thrown;
  }
}
