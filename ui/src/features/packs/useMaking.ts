import { useRef, useState } from "react";
import { ApiError, type Code, change, type MemberPacks, type PackMade } from "~/api";

/** Packs being made, and what became of them. */
export interface Making {
  total: number;
  /** Who is next; none once it is over. */
  current: string | null;
  made: readonly PackMade[];
  failed: readonly { name: string; error: ApiError }[];
}

/** What concerns the folder or the workspace, and would happen with every further pack. */
const FOR_ALL: readonly Code[] = ["disk_full", "file_access", "read_only", "not_allowed", "seat_changed"];

/** While one waits for the disk or for its words, others are written. */
const AT_ONCE = 3;

/** Makes packs member after member; it can be stopped between two. */
export function useMaking(callId: string) {
  const [making, setMaking] = useState<Making | null>(null);
  const stopped = useRef(false);
  async function make(members: readonly MemberPacks[], path: string) {
    stopped.current = false;
    let next = 0;
    let now: Making = { total: members.length, current: null, made: [], failed: [] };
    // They are told in the order of the members, whichever is ready first.
    const ready: (PackMade | undefined)[] = members.map(() => undefined);
    const makeSome = async () => {
      for (let at = next; at < members.length && !stopped.current; at = next) {
        next += 1;
        const { member, name } = members[at] as MemberPacks;
        now = { ...now, current: name };
        setMaking(now);
        try {
          ready[at] = await change("pack_make", { call_id: callId, member_id: member, path });
          now = { ...now, made: ready.filter((made) => made !== undefined) };
        } catch (thrown) {
          const error = ApiError.from(thrown);
          now = { ...now, failed: [...now.failed, { name, error }] };
          if (FOR_ALL.includes(error.code)) stopped.current = true;
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, makeSome));
    setMaking({ ...now, current: null });
  }
  return {
    making,
    make,
    stop() {
      stopped.current = true;
    },
    close: () => setMaking(null),
  };
}
