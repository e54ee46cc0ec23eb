import { describe, expect, it } from "vitest";
import { formatsOf } from "~/i18n/formats";
import type { MessageKey } from "~/i18n";
import { type Params, translate } from "~/i18n/translate";
import { readValue } from "./values";

const fr = { t: (key: MessageKey, params?: Params) => translate("fr", key, params), f: formatsOf("fr") };
const read = (table: string, field: string, value: unknown) =>
  readValue(table, field, value, fr).replaceAll(/[\u00a0\u202f]/g, " ");

describe("a value of the journal", () => {
  it("is the word of the catalogue, by the table that it belongs to", () => {
    expect(read("dossier", "state", "heard")).toBe(fr.t("dossier.state.heard"));
    expect(read("session", "state", "minutes_draft")).toBe(fr.t("session.state.minutes_draft"));
    expect(read("dossier_check", "outcome", "awaiting_documents")).toBe("Pièces à demander");
    expect(read("decision", "kind", "selected_with_reservations")).toBe(
      fr.t("decision.kind.selected_with_reservations"),
    );
  });

  it("tells a passage by its page as people count them and by where it stands", () => {
    expect(read("evidence", "page", 0)).toBe("1");
    expect(read("evidence", "state", "moved")).toBe("retrouvé dans une autre version");
  });

  it("tells instants in Paris time, days and amounts as people write them", () => {
    expect(read("dossier", "received_at", "2026-06-21T21:58:00.000Z")).toBe("21/06/2026 23 h 58");
    expect(read("session", "held_on", "2026-03-12")).toBe("12 mars 2026");
    expect(read("dossier", "requested_cents", 4_500_000)).toBe("45 000,00 €");
  });

  it("says what a whole is, and the words of a list", () => {
    expect(read("call", "rules", '{"themes":[]}')).toBe("le règlement entier");
    expect(read("grid_version", "grid", "{}")).toBe("la grille entière");
    expect(read("decision", "quorum", '{"counted":6,"required":5}')).toBe("6 comptés, 5 requis");
    expect(read("decision", "support", '["prize_money","hosting"]')).toBe("prize money et hosting");
    expect(read("dossier_check", "detail", '{"step":"eligibility"}')).toBe("les constats de la vérification");
    expect(read("session_record", "record", '{"session":{}}')).toBe("l’état de la séance");
    expect(read("call", "rules", ["1", "2", "3", "4", "5", "6", "7", "8", "9"])).toContain("1 de plus");
    expect(read("call", "rules", { code: "x", label: { fr: "Énergie", en: "" } })).toBe("Énergie");
  });

  it("shows no code and no structure", () => {
    expect(read("dossier", "theme", "circular_economy")).toBe("circular economy");
    expect(read("dossier", "hq_commitment", false)).toBe("non");
    expect(read("mark", "steps", null)).toBe("—");
    expect(read("mark", "steps", 65_535)).toBe("non concerné");
  });
});
