/** The bytes of a document: all of them when it is small, a beginning and a way to read the rest otherwise. */
export type Bytes =
  | { kind: "whole"; data: Uint8Array }
  | {
      kind: "ranges";
      length: number;
      initial: Uint8Array;
      read(begin: number, end: number): Promise<Uint8Array>;
    };

const FIRST = 1 << 20;

/** The total length that a `Content-Range` header tells (`bytes 0-9/1234`), or `null`. */
export function totalLength(header: string | null): number | null {
  const total = /^bytes \d+-\d+\/(\d+)$/.exec(header ?? "")?.[1];
  return total ? Number(total) : null;
}

/** A source may answer with the beginning of what was asked for: the rest is asked for again, until there is no more. */
async function wholeRange(
  begin: number,
  end: number,
  from: (begin: number) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const first = await from(begin);
  if (first.length === 0 || first.length >= end - begin) return first;
  const whole = new Uint8Array(end - begin);
  whole.set(first);
  let done = first.length;
  while (begin + done < end) {
    const next = await from(begin + done);
    if (next.length === 0) throw new Error("document source ended before its length");
    whole.set(next, done);
    done += next.length;
  }
  return whole;
}

/** Asks for the first mebibyte; a source without ranges answers with everything. */
export async function openBytes(
  url: string,
  signal: AbortSignal,
  fetcher: typeof fetch = fetch,
): Promise<Bytes> {
  const range = async (begin: number, end: number) => {
    const response = await fetcher(url, { headers: { Range: `bytes=${begin}-${end - 1}` }, signal });
    if (!response.ok) throw new Error(`document source answered ${response.status}`);
    return { response, data: new Uint8Array(await response.arrayBuffer()) };
  };
  const { response, data } = await range(0, FIRST);
  const total = response.status === 206 ? totalLength(response.headers.get("Content-Range")) : null;
  if (total === null || total <= data.length) return { kind: "whole", data };
  return {
    kind: "ranges",
    length: total,
    initial: data,
    read: (begin, end) => wholeRange(begin, end, async (from) => (await range(from, end)).data),
  };
}
