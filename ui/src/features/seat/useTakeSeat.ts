import { type Seat, useCommand } from "~/api";
import { useReport } from "~/components";
import { mayLeave } from "../shared/leaving";

/** Sits somebody down at this window, once the person before has nothing left to send. */
export function useTakeSeat() {
  const { run, running } = useCommand("seat_take", useReport());
  return {
    running,
    async sit({ person, part }: Pick<Seat, "person" | "part">) {
      if (!(await mayLeave("page"))) return null;
      return run({ person, part });
    },
  };
}
