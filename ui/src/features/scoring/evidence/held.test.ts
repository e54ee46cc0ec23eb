import { describe, expect, it } from "vitest";
import type { DocumentView, EvidenceView } from "~/api";
import { cited, marksOn, type Refound, soughtIn, standingOf, whereIs } from "./held";

const one: EvidenceView = {
  id: "e1",
  criterion: "C2",
  sha256: "0".repeat(64),
  page: 2,
  label: "iii",
  page_box: [0, 0, 595, 842],
  rotation: 0,
  quads: [[60, 668, 449, 668, 60, 657, 449, 657]],
  quote: null,
  comment: "",
  state: "placed",
  document_id: "d1",
  revised_id: null,
};
const document = (id: string) => ({ id, sha256: id }) as DocumentView;
const again = (kind: Refound["kind"]): Refound => ({
  documentId: "d2",
  kind,
  place: kind === "lost" ? null : { ...one, page: 3 },
});

describe("a passage that is held", () => {
  it("is looked for in the later version of its document, or anywhere once its document is gone", () => {
    const revised = { ...one, revised_id: "d2" };
    const gone = { ...one, document_id: null };
    const orphan = { ...gone, state: "orphan" as const };
    expect(soughtIn(document("d2"), [one, revised, gone, orphan])).toEqual([revised, gone]);
    expect(soughtIn(document("d3"), [one, revised, gone, orphan])).toEqual([gone]);
  });

  it("is shown where it was read, and in the later version while that one is open", () => {
    const revised = { ...one, revised_id: "d2" };
    expect(whereIs(revised, again("exact"), "d1")).toMatchObject({ documentId: "d1", place: { page: 2 } });
    expect(whereIs(revised, again("exact"), "d2")).toMatchObject({ documentId: "d2", place: { page: 3 } });
    expect(whereIs({ ...one, document_id: null }, again("lost"), "d2")).toBeNull();
  });

  it("says what became of it", () => {
    const revised = { ...one, revised_id: "d2" };
    expect(standingOf(one, undefined)).toBe("placed");
    expect(standingOf(revised, undefined)).toBe("revised");
    expect(standingOf(revised, again("doubtful"))).toBe("doubtful");
    expect(standingOf(revised, again("lost"))).toBe("missing");
    expect(standingOf({ ...one, state: "orphan" }, again("exact"))).toBe("orphan");
  });

  it("is drawn in the document that is open, with a question while it is not certain", () => {
    const revised = { ...one, revised_id: "d2" };
    const refound = new Map([[one.id, again("doubtful")]]);
    const draw = (id: string) =>
      marksOn(
        document(id),
        [revised],
        refound,
        "e1",
        () => 1,
        () => "",
      );
    expect(draw("d1")).toMatchObject([{ doubtful: false, active: true, place: { page: 2 } }]);
    expect(draw("d2")).toMatchObject([{ doubtful: true, place: { page: 3 } }]);
    expect(draw("d3")).toEqual([]);
  });

  it("is cited on one line, a long one without its end", () => {
    expect(cited(" une\n presse  mobile ")).toBe("une presse mobile");
    expect(cited("a ".repeat(600))).toHaveLength(603);
  });
});
