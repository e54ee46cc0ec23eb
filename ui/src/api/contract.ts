import type { Commands } from "./provisional";

export type * from "./provisional";
export type { Event as HostEvent } from "./provisional";

export type CommandName = keyof Commands & string;
export type Request<Name extends CommandName> = Commands[Name]["request"];
export type Response<Name extends CommandName> = Commands[Name]["response"];
