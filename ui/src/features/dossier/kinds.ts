import type { DocumentKind } from "~/api";

/** Every kind of document, in the order in which a dossier is read; the compiler insists on each. */
const ORDER: Record<DocumentKind, number> = {
  application_form: 0,
  project_description: 1,
  budget_sheet: 2,
  legal_existence: 3,
  bylaws: 4,
  accounts: 5,
  bank_details: 6,
  cv: 7,
  self_assessment: 8,
  support_letter: 9,
  certificate: 10,
  de_minimis_declaration: 11,
  hq_commitment: 12,
  pitch_deck: 13,
  other: 14,
};

export const DOCUMENT_KINDS = (Object.keys(ORDER) as DocumentKind[]).sort((a, b) => ORDER[a] - ORDER[b]);
