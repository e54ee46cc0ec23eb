import type { ApplicantInput, DossierInput, DossierView } from "~/api";
import { parisDay } from "~/text/paris";

/** Nothing typed yet. */
export function emptyInput(receivedAt: string): DossierInput {
  return {
    title: "",
    summary: "",
    theme: null,
    applicant_type: null,
    requested_cents: null,
    implementation_insee: null,
    hq_insee: null,
    hq_commitment: false,
    form_signed: null,
    received_at: receivedAt,
    applicant: {
      kind: "organisation",
      name: "",
      legal_form: "",
      siren: "",
      siret: "",
      activity: "",
      creation_in_progress: false,
      contact_name: "",
      email: "",
      phone: "",
      address: "",
      postal_code: null,
      commune_insee: null,
    },
  };
}

/** What a dossier holds, as it is typed. */
export function inputOf({ dossier }: DossierView): DossierInput {
  const { applicant } = dossier;
  return {
    title: dossier.title,
    summary: dossier.summary,
    theme: dossier.theme,
    applicant_type: dossier.applicant_type,
    requested_cents: dossier.requested_cents,
    implementation_insee: dossier.implementation_insee,
    hq_insee: dossier.hq_insee,
    hq_commitment: dossier.hq_commitment,
    form_signed: dossier.form_signed,
    received_at: dossier.received_at,
    applicant: {
      kind: applicant.kind,
      name: applicant.name,
      legal_form: applicant.legal_form,
      siren: spaced(applicant.siren ?? ""),
      siret: spaced(applicant.siret ?? ""),
      activity: applicant.activity ?? "",
      creation_in_progress: applicant.creation_in_progress,
      contact_name: applicant.contact_name,
      email: applicant.email,
      phone: applicant.phone,
      address: applicant.address,
      postal_code: applicant.postal_code,
      commune_insee: applicant.commune_insee,
    },
  };
}

/** A SIREN or SIRET as people read it: `999 910 003 00014`. */
export function spaced(number: string): string {
  if (!/^\d{9}(\d{5})?$/.test(number)) return number;
  return `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6, 9)}${number.length > 9 ? ` ${number.slice(9)}` : ""}`;
}

/** A day as a time: noon in Paris or near it, so that no clock change moves it to another day. */
export function noonOf(day: string): string {
  return `${day}T11:00:00Z`;
}

/** The receipt moved to another day; the same day keeps its time, which decides on lateness. */
export function receivedOn(before: string | null, day: string, dayOf: (time: string) => string): string {
  return before !== null && dayOf(before) === day ? before : noonOf(day);
}

/** The day of a time where the committee sits. */
export function dayInParis(time: string): string {
  return parisDay(new Date(time));
}

/** A part of the applicant changed. */
export function withApplicant(input: DossierInput, part: Partial<ApplicantInput>): DossierInput {
  return { ...input, applicant: { ...input.applicant, ...part } };
}

/** Whether there is something to save; spaces inside numbers and codes are no change. */
export function differs(first: DossierInput, second: DossierInput): boolean {
  const bare = (input: DossierInput) =>
    JSON.stringify(
      withApplicant(input, {
        siren: input.applicant.siren.replace(/\s/g, ""),
        siret: input.applicant.siret.replace(/\s/g, ""),
        activity: input.applicant.activity.replace(/[\s.-]/g, "").toUpperCase(),
      }),
    );
  return bare(first) !== bare(second);
}
