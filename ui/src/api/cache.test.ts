import { describe, expect, it, vi } from "vitest";
import { concerns, createCache } from "./cache";

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("the cache", () => {
  it("takes an area for everything under it, and nothing beside it", () => {
    expect(concerns("dossier:1", "dossier")).toBe(true);
    expect(concerns("dossier", "dossier:1")).toBe(true);
    expect(concerns("dossier:1", "dossier:12")).toBe(false);
    expect(concerns("dossier:1", "member")).toBe(false);
  });

  it("asks once, and again only after a change that concerns the query", async () => {
    const cache = createCache();
    const load = vi.fn(async () => "answer");
    cache.subscribe("list", () => undefined);
    cache.want("list", ["dossier"], load);
    await settled();
    cache.want("list", ["dossier"], load);
    cache.invalidate(["member:7"]);
    expect(load).toHaveBeenCalledTimes(1);
    cache.invalidate(["dossier:7"]);
    await settled();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("keeps showing what it knew while it asks again", async () => {
    const cache = createCache();
    let answer = 1;
    cache.subscribe("list", () => undefined);
    cache.want("list", ["dossier"], async () => answer);
    await settled();
    answer = 2;
    cache.invalidate(["dossier"]);
    expect(cache.snapshot("list")).toEqual({ data: 1, error: null, fetching: true });
    await settled();
    expect(cache.snapshot("list")).toEqual({ data: 2, error: null, fetching: false });
  });

  it("never lets a slow old answer replace a newer one", async () => {
    const cache = createCache();
    const answers: ((value: string) => void)[] = [];
    cache.subscribe("list", () => undefined);
    cache.want("list", ["dossier"], () => new Promise((resolve) => answers.push(resolve)));
    cache.invalidate(["dossier"]);
    answers[1]?.("new");
    answers[0]?.("old");
    await settled();
    expect(cache.snapshot("list").data).toBe("new");
  });

  it("fetches what nobody looks at only when it is wanted again", async () => {
    const cache = createCache();
    const load = vi.fn(async () => "answer");
    const leave = cache.subscribe("list", () => undefined);
    cache.want("list", ["dossier"], load);
    await settled();
    leave();
    cache.invalidate(["dossier"]);
    expect(load).toHaveBeenCalledTimes(1);
    cache.want("list", ["dossier"], load);
    expect(load).toHaveBeenCalledTimes(2);
  });
});
