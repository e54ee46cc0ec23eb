// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { FieldMeeting } from "~/api";
import { I18nProvider } from "~/i18n";
import { MeetingView } from "./MeetingView";

const side = (value: unknown) =>
  ({
    entry: { at: "2026-03-10T09:00:00Z", part: "member", person_name: "X" },
    value,
  }) as FieldMeeting["ours"];

function show(ours: unknown, theirs: unknown, scale: FieldMeeting["scale"]) {
  const meeting = {
    table: "mark",
    key: "e/C1",
    field: "steps",
    scale,
    ours: side(ours),
    theirs: side(theirs),
  };
  render(
    <I18nProvider language="fr">
      <MeetingView meeting={meeting as FieldMeeting} />
    </I18nProvider>,
  );
}

it("tells two marks in points of their scale", () => {
  show(5, 8, { numeric: { minimum: 0, maximum: 10, steps_per_point: 2 } });
  expect(screen.getByText("2,5")).toBeDefined();
  expect(screen.getByText("4")).toBeDefined();
});

it("tells a mark of words by its word, and what does not concern the dossier as that", () => {
  show(1, 65_535, {
    words: [
      { fr: "non", en: "no" },
      { fr: "oui", en: "yes" },
    ] as never,
  });
  expect(screen.getByText("oui")).toBeDefined();
  expect(screen.getByText("non concerné")).toBeDefined();
});

it("says of marks that are not handed in that they are hidden, and does not show them as empty", () => {
  show(null, null, null);
  expect(screen.getAllByText("Cachée tant que l’évaluation n’est pas remise")).toHaveLength(2);
  expect(screen.queryByText("—")).toBeNull();
});
