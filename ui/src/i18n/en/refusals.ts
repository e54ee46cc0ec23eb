import type { refusals as fr } from "../fr/refusals";

export const refusals: Record<keyof typeof fr, string> = {
  "error.rule_broken.item_quorum":
    "There is no quorum on this dossier: {present} counted, {required} needed, out of {base} members.",
  "error.rule_broken.item_undecided": "“{title}” was heard and waits for a decision, if only a deferral.",
  "error.rule_broken.not_on_agenda": "This dossier is not on the agenda of this session.",
  "error.rule_broken.last_person": "At least one person of the secretariat must remain to act.",
  "error.rule_broken.member_recused": "A member is recused from this dossier and cannot evaluate it.",
  "error.rule_broken.no_document_missing": "No document is missing: there is nothing to ask for.",
  "error.rule_broken.scoring_closed": "The scoring of this dossier is closed.",
  "error.rule_broken.has_marks": "Marks have been given already.",
  "error.rule_broken.no_decision_to_notify": "No decision calls for a letter.",
  "error.rule_broken.no_hearing_in_this_call": "This call has no hearings.",
  "error.invalid_input.no_voice": "This person does not vote.",
  "error.rule_broken.not_tied": "These dossiers are not, or no longer, tied: the order was not recorded.",
  "error.rule_broken.chair_breaks_no_tie": "The rules do not let the chair order tied dossiers.",
  "error.rule_broken.never_handed_in": "This evaluation had never been handed in: it cannot count.",
  "error.rule_broken.member_types": "This member has begun to type their evaluation themselves.",
  "error.rule_broken.minutes_printed":
    "The approved minutes were already produced: open them among the papers of the session. To change them, publish them, then correct them.",
  "error.rule_broken.already_lifted": "This reservation is already lifted.",
  "error.rule_broken.decision_superseded":
    "This decision no longer stands: another took its place, or it was re-opened.",
  "error.not_allowed.chair_only": "Only the chair or the vice-chair can order tied dossiers.",
  "error.invalid_input.future": "The date is still to come.",
  "error.rule_broken.addressee_missing":
    "The dossier names neither applicant nor contact: the letter has no addressee.",
  "error.rule_broken.chair_absent":
    "Nobody presides: the chair is absent, gone or recused, and no vice-chair sits. Name, in the session’s preparation, a member who is there and votes.",
  "error.rule_broken.court_missing":
    "A refusal by a public authority names the court: complete the call’s identity.",
  "error.rule_broken.no_letter_due":
    "This dossier calls for no letter: it is withdrawn, or no decision on it stands.",
  "error.rule_broken.place_missing": "The session has no place: state it before inviting.",
  "error.rule_broken.act_missing":
    "The committee proposes: the letter waits for the act of the competent body. Record it in the session.",
  "error.rule_broken.act_taken": "The competent body has decided: the decision is no longer the committee’s.",
  "error.rule_broken.already_validated": "The competent body has followed that proposal already.",
  "error.rule_broken.minutes_first":
    "The competent body follows what the approved minutes say: produce them, then approve them in the session.",
  "error.rule_broken.not_on_reserve":
    "A place that came free goes to the reserve list, and this dossier is not on it.",
  "error.rule_broken.reopen_first":
    "The committee decided on this dossier: re-open its decision first, then withdraw the dossier.",
  "error.rule_broken.committee_decides": "In this call the committee decides itself.",
  "error.rule_broken.label_not_extendable": "The call’s rules extend that label no further.",
  "error.rule_broken.label_not_in_force":
    "The label is not in force and its condition is not met: it can no longer be extended.",
  "error.rule_broken.no_council": "The call’s rules ask no council for its opinion.",
  "error.rule_broken.no_funders": "The call’s rules follow no funders.",
  "error.rule_broken.consortium_incomplete":
    "The consortium of the project is still being built, or its stage is not stated: the committee does not see it yet.",
  "error.rule_broken.no_stages": "The call’s rules follow no stages of projects.",
  "error.rule_broken.adviser_advised": "{member} gave an opinion on this dossier already: correct that one.",
  "error.rule_broken.adviser_recused": "{member} takes no part in this dossier and gives no opinion on it.",
  "error.rule_broken.not_of_council": "{member} is not on the committee as a member of the council.",
  "wording.organisation.error.rule_broken.consortium_incomplete":
    "The organisation is still being built, or its stage is not stated: the committee does not see it yet.",
  "wording.organisation.error.rule_broken.no_stages": "The call’s rules follow no stages of organisations.",
  "error.rule_broken.opinion_decided":
    "A decision of the committee rests on the council’s opinion: open it again first, then the opinion can change.",
  "error.rule_broken.opinion_missing":
    "The council’s opinion is missing: {given, plural, =0 {no member gave one} one {# member gave one} other {# members gave one}}, {required} are needed.",
  "error.invalid_input.alternate_sits": "Their alternate sits: a proxy adds nothing.",
  "error.invalid_input.too_long": "This text is too long for a letter.",
  "error.invalid_input.unknown_place":
    "Between braces, a letter knows project, applicant, number and call alone.",
  "error.invalid_input.sits_in_person": "A qualified person sits in person and has no alternate.",
  "error.rule_broken.signatory_missing":
    "The call does not say who signs its letters: complete its identity.",
  "error.rule_broken.grid_begun":
    "This dossier is already being scored on its grid: it only changes with a new round.",
  "error.rule_broken.round_empty": "Nobody scored this dossier in its present round.",
  "error.rule_broken.round_over":
    "This dossier is scored in a later round: what was handed in before no longer changes.",
  "error.rule_broken.sheet_other_call": "This sheet is of another call: {call}.",
  "error.rule_broken.sheet_other_grid":
    "This sheet of {member} on dossier no. {dossier} has another version of the grid than the one on which the dossier is scored: print it again.",
  "error.rule_broken.sheet_other_round":
    "This sheet of {member} on dossier no. {dossier} is of round {printed}; the dossier is in round {round}.",
  "error.rule_broken.sheet_unassigned":
    "This sheet is of {member}, to whom dossier no. {dossier} is no longer assigned.",
  "error.rule_broken.sheet_unknown":
    "No sheet has this number here: it comes from another workspace, or the grid has changed since it was printed.",
  "error.rule_broken.sheets_none":
    "No sheet is to be printed: nobody has a dossier to score, or all is handed in.",
  "error.rule_broken.nothing_to_return": "Nothing was done here yet: there is nothing to send back.",
  "error.rule_broken.nothing_to_score": "This member has no dossier to score: there is nothing to take home.",
  "error.pack_refused.title": "File refused",
  "error.pack_refused.text": "This file is not taken in. Nothing was changed.",
  "error.pack_refused.not_a_pack": "This is no .pli file of Palmarès.",
  "error.pack_refused.incomplete": "The file is incomplete: it was cut off on its way. Ask for it again.",
  "error.pack_refused.altered":
    "The file is no longer what was written: nothing of it is taken in. Ask for it again.",
  "error.pack_refused.forked":
    "This member’s folder was copied, and two copies each went on: the return that came first is kept, this one is not taken in. This member goes on in the copy whose return was taken in, and enters there what is missing.",
  "error.pack_refused.newer":
    "The file comes from a newer version of Palmarès: update this machine, then open it.",
  "error.pack_refused.wrong_passphrase": "These words are not those of this pack.",
  "error.pack_refused.excessive_work": "This file was made to stall the computer: it is not opened.",
  "error.pack_refused.no_key":
    "No key here opens this file: its six words are needed, or it is meant for somebody else.",
  "error.pack_refused.is_a_pack": "This is a pack for a member, not a return.",
  "error.pack_refused.is_a_return": "This is a return for the secretariat, not a pack to open.",
  "error.pack_refused.other_workspace": "The file comes from another workspace.",
  "error.pack_refused.other_call": "The file is of another call.",
  "error.pack_refused.other_member": "The file is somebody else’s.",
  "error.pack_refused.unknown_pack": "The pack that it answers is not in the register of this workspace.",
  "error.pack_refused.other_key":
    "It bears another signature than the one known. If this member changed computers, say so first: Members, Packs, New computer.",
  "error.pack_refused.revoked":
    "The pack that it answers was called back: this return is kept and changes nothing.",
  "error.pack_refused.closed": "Returns are closed: this one is kept and changes nothing.",
  "error.pack_refused.not_theirs": "It holds acts that are not this member’s own: nothing of it is taken in.",
  "error.pack_refused.older": "A later version was taken in here already.",
  "error.pack_refused.too_large": "It holds more than is ever read.",
};
