import { useRef, useState } from "react";
import { ApiError, type Code, change, type MemberPacks, type PackMade } from "~/api";

/** Packs being made, one after the other, and what became of them. */
export interface Making {
  total: number;
  /** Who is next; none once it is over. */
  current: string | null;
  made: readonly PackMade[];
  failed: readonly { name: string; error: ApiError }[];
}

/** What concerns the folder or the workspace, and would happen with every further pack. */
const FOR_ALL: readonly Code[] = ["disk_full", "file_access", "read_only", "not_allowed", "seat_changed"];

/** Makes packs member after member; it can be stopped between two. */
export function useMaking(callId: string) {
  const [making, setMaking] = useState<Making | null>(null);
  const stopped = useRef(false);
  async function make(members: readonly MemberPacks[], path: string) {
    stopped.current = false;
    let now: Making = { total: members.length, current: null, made: [], failed: [] };
    for (const { member, name } of members) {
      if (stopped.current) break;
      now = { ...now, current: name };
      setMaking(now);
      try {
        const made = await change("pack_make", { call_id: callId, member_id: member, path });
        now = { ...now, made: [...now.made, made] };
      } catch (thrown) {
        const error = ApiError.from(thrown);
        now = { ...now, failed: [...now.failed, { name, error }] };
        if (FOR_ALL.includes(error.code)) break;
      }
    }
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
