import type { Code } from "./contract";

/** A refusal or a failure, by meaning; what people read about it lives in the catalogue under its code. */
export class ApiError extends Error {
  readonly code: Code;
  readonly params: Readonly<Record<string, unknown>>;
  /** Path of the input at fault (`applicant.siren`). */
  readonly field: string | null;
  /** Finds the matching line in the log. */
  readonly correlation: string | null;

  constructor(
    code: Code,
    params: Record<string, unknown> = {},
    field: string | null = null,
    correlation: string | null = null,
  ) {
    super(code);
    this.name = "ApiError";
    this.code = code;
    this.params = params;
    this.field = field;
    this.correlation = correlation;
  }

  /** Whatever a host rejected with. */
  static from(thrown: unknown): ApiError {
    if (thrown instanceof ApiError) return thrown;
    if (
      typeof thrown === "object" &&
      thrown !== null &&
      "code" in thrown &&
      typeof thrown.code === "string"
    ) {
      const { code, params, field, correlation } = thrown as Partial<ApiError> & { code: Code };
      return new ApiError(code, { ...params }, field ?? null, correlation ?? null);
    }
    return new ApiError("internal", { detail: thrown instanceof Error ? thrown.message : String(thrown) });
  }

  /** A stable word that says why, where the code has one (`checksum`, `recused`). */
  get reason(): string | null {
    const reason = this.params.reason ?? this.params.rule;
    return typeof reason === "string" ? reason : null;
  }
}
