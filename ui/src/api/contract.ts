import type { Commands } from "./generated/commands";

export type * from "./params";
export type * from "./types";
export type { Event as HostEvent } from "./types";

export type CommandName = keyof Commands & string;
export type Request<Name extends CommandName> = Commands[Name]["request"];
export type Response<Name extends CommandName> = Commands[Name]["response"];
