/** The codes of `crates/core/src/error.rs`. */
export type Code =
  | "invalid_input"
  | "not_found"
  | "wrong_state"
  | "rule_broken"
  | "not_allowed"
  | "conflict"
  | "nothing_to_undo"
  | "workspace_held"
  | "workspace_path"
  | "workspace_newer"
  | "read_only"
  | "no_workspace"
  | "disk_full"
  | "file_access"
  | "damaged"
  | "document_unreadable"
  | "paper_failed"
  | "cancelled"
  | "internal";

/** One request and one response type per command. */
// biome-ignore lint/complexity/noBannedTypes: replaced by the generated list
export type Commands = {};
export type CommandName = keyof Commands & string;
export type Request<Name extends CommandName> = Commands[Name] extends { request: infer R } ? R : never;
export type Response<Name extends CommandName> = Commands[Name] extends { response: infer R } ? R : never;
