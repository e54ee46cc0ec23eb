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

  it("tells instants in Paris time, days and amounts as people write them", () => {
    expect(read("dossier", "received_at", "2026-06-21T21:58:00.000Z")).toBe("21/06/2026 23 h 58");
    expect(read("session", "held_on", "2026-03-12")).toBe("12 mars 2026");
    expect(read("dossier", "requested_cents", 4_500_000)).toBe("45 000,00 €");
  });

  it("shows no code and no structure", () => {
    expect(read("dossier", "theme", "circular_economy")).toBe("circular economy");
    expect(read("call", "rules", '{"themes":[]}')).toBe(fr.t("journal.value.parts"));
    expect(read("dossier", "hq_commitment", false)).toBe("non");
    expect(read("mark", "steps", null)).toBe("—");
  });
});
