export type { Activity } from "./activity";
export { cache } from "./cache";
export { call, change } from "./client";
export type * from "./contract";
export { ApiError } from "./error";
export { type DropEvent, type Host, host, type Progress, setHost } from "./host";
export {
  type Command,
  type Query,
  useActivity,
  useCommand,
  useDrop,
  useHostEvent,
  useQuery,
  useTouchedFromOutside,
} from "./hooks";
