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
    read: async (begin, end) => (await range(begin, end)).data,
  };
}
