import type { Commands } from "./generated/commands";

export type * from "./generated";
export type { Event as HostEvent } from "./generated";

export type CommandName = keyof Commands & string;
export type Request<Name extends CommandName> = Commands[Name]["request"];
export type Response<Name extends CommandName> = Commands[Name]["response"];
