export { type Activity, activity } from "./activity";
export { call, change, lookAround } from "./client";
export type * from "./contract";
export { ApiError } from "./error";
export { type DropEvent, type Host, type HostEvents, host, setHost } from "./host";
export { choose, openOutside, type Purpose, reveal } from "./shell";
export { closeReader, type Reading, readerShown, showReader } from "./shell";
export { MENU_ACTIONS, type Startup, startup, tellMenu } from "./shell";
export {
  type Command,
  prefetch,
  type Query,
  useActivity,
  useChanges,
  useCommand,
  useDrop,
  useHostEvent,
  useQuery,
} from "./hooks";
export { forget, invalidate, refreshed } from "./queries";
export { type Caller, createSeat, type Sitting, seat } from "./seat";
