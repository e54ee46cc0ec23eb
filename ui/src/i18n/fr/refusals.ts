/** Refusals of the committee's own rules, under the code that the core gives them. */
export const refusals = {
  "error.rule_broken.item_quorum":
    "Le quorum n’est pas atteint sur ce dossier : {present} comptés pour {required} requis, sur {base} membres.",
  "error.rule_broken.item_undecided":
    "« {title} » a été entendu et attend une décision, ne serait-ce qu’un ajournement.",
  "error.rule_broken.not_on_agenda": "Ce dossier n’est pas à l’ordre du jour de cette séance.",
  "error.rule_broken.last_person": "Il doit rester au moins une personne en fonction au secrétariat.",
  "error.rule_broken.member_recused": "Un membre est déporté de ce dossier : il ne peut pas l’évaluer.",
  "error.rule_broken.no_document_missing": "Aucune pièce ne manque : il n’y a rien à demander.",
  "error.rule_broken.scoring_closed": "La notation de ce dossier est close.",
  "error.rule_broken.has_marks": "Des notes ont déjà été données.",
  "error.rule_broken.no_decision_to_notify": "Aucune décision n’appelle de lettre.",
  "error.rule_broken.no_hearing_in_this_call": "Cet appel ne prévoit pas d’audition.",
  "error.invalid_input.no_voice": "Cette personne n’a pas voix délibérative.",
  "error.rule_broken.not_tied":
    "Ces dossiers ne sont pas, ou plus, à égalité : l’ordre n’a pas été enregistré.",
  "error.rule_broken.chair_breaks_no_tie": "Le règlement ne laisse pas la présidence départager les ex æquo.",
  "error.rule_broken.never_handed_in":
    "Cette évaluation n’avait jamais été remise : elle ne peut pas compter.",
  "error.rule_broken.member_types": "Ce membre a commencé à saisir lui-même son évaluation.",
  "error.rule_broken.minutes_printed":
    "Le procès-verbal approuvé est déjà produit : ouvrez-le dans les documents de la séance. Pour le changer, publiez-le puis corrigez-le.",
  "error.rule_broken.already_lifted": "Cette réserve est déjà levée.",
  "error.rule_broken.decision_superseded":
    "Cette décision ne vaut plus : une autre l’a remplacée ou elle a été rouverte.",
  "error.not_allowed.chair_only": "Seule la présidence ou la vice-présidence peut départager les ex æquo.",
  "error.invalid_input.future": "La date est encore à venir.",
  "error.rule_broken.addressee_missing":
    "Le dossier ne nomme ni candidat ni contact : la lettre n’a pas de destinataire.",
  "error.rule_broken.chair_absent":
    "Personne ne préside : la présidence est absente, partie ou déportée, et aucune vice-présidence ne siège. Nommez dans la préparation de la séance un membre présent à voix délibérative.",
  "error.rule_broken.court_missing":
    "Un refus d’une autorité publique indique le tribunal compétent : complétez l’identité de l’appel.",
  "error.rule_broken.no_letter_due":
    "Ce dossier n’appelle aucune lettre : il est retiré, ou aucune décision n’est en vigueur à son sujet.",
  "error.rule_broken.place_missing": "La séance n’a pas de lieu : indiquez-le avant d’inviter.",
  "error.rule_broken.act_missing":
    "Le comité propose : la lettre attend l’acte de l’organe compétent. Enregistrez-le dans la séance.",
  "error.rule_broken.act_taken": "L’organe compétent a statué : la décision ne dépend plus du comité.",
  "error.rule_broken.already_validated": "L’organe compétent a déjà statué sur cette proposition.",
  "error.rule_broken.minutes_first":
    "L’organe compétent suit ce que dit le procès-verbal approuvé : produisez-le, puis approuvez-le dans la séance.",
  "error.rule_broken.not_on_reserve":
    "Une place libérée revient à la liste complémentaire, et ce dossier n’y est pas.",
  "error.rule_broken.reopen_first":
    "Le comité a décidé de ce dossier : rouvrez d’abord sa décision, puis retirez le dossier.",
  "error.rule_broken.committee_decides": "Dans cet appel, le comité décide lui-même.",
  "error.rule_broken.label_not_extendable": "Le règlement de l’appel ne prolonge pas davantage ce label.",
  "error.rule_broken.label_not_in_force":
    "Le label n’est pas en vigueur et sa condition n’est pas levée : il ne peut plus être prolongé.",
  "error.rule_broken.no_council": "Le règlement de l’appel ne demande l’avis d’aucun conseil.",
  "error.rule_broken.no_funders": "Le règlement de l’appel ne suit pas de financeurs.",
  "error.rule_broken.consortium_incomplete":
    "Le consortium du projet est encore en construction, ou son stade n’est pas saisi : le comité ne l’examine pas encore.",
  "error.rule_broken.no_stages": "Le règlement de l’appel ne suit pas le stade des projets.",
  "error.rule_broken.adviser_advised": "{member} a déjà donné un avis sur ce dossier : corrigez celui-là.",
  "error.rule_broken.adviser_recused":
    "{member} ne prend pas part à ce dossier et ne donne pas d’avis sur lui.",
  "error.rule_broken.not_of_council": "{member} n’est pas au comité comme membre du conseil.",
  "wording.organisation.error.rule_broken.consortium_incomplete":
    "La structure se construit encore, ou son stade n’est pas saisi : le comité ne l’examine pas encore.",
  "wording.organisation.error.rule_broken.no_stages":
    "Le règlement de l’appel ne suit pas le stade des structures.",
  "error.rule_broken.opinion_decided":
    "Une décision du comité repose sur l’avis du conseil : rouvrez-la d’abord, l’avis pourra alors changer.",
  "error.rule_broken.opinion_missing":
    "L’avis du conseil manque : {given, plural, =0 {aucun membre ne s’est prononcé} one {# membre s’est prononcé} other {# membres se sont prononcés}}, il en faut {required}.",
  "error.invalid_input.alternate_sits": "Son suppléant siège : un pouvoir n’y ajoute rien.",
  "error.invalid_input.too_long": "Ce texte est trop long pour une lettre.",
  "error.invalid_input.unknown_place":
    "Entre accolades, une lettre ne connaît que project, applicant, number et call.",
  "error.invalid_input.sits_in_person":
    "Une personnalité qualifiée siège en personne et n’a pas de suppléant.",
  "error.rule_broken.signatory_missing": "L’appel ne dit pas qui signe ses lettres : complétez son identité.",
  "error.rule_broken.grid_begun":
    "Ce dossier est déjà noté sur sa grille : elle ne change qu’à l’ouverture d’un nouveau tour.",
  "error.rule_broken.round_empty": "Personne n’a noté ce dossier dans son tour présent.",
  "error.rule_broken.round_over":
    "Ce dossier est noté dans un tour suivant : ce qui a été remis avant ne change plus.",
  "error.rule_broken.sheet_other_call": "Cette fiche est celle d’un autre appel : {call}.",
  "error.rule_broken.sheet_other_grid":
    "Cette fiche de {member}, dossier n° {dossier}, porte une autre version de la grille que celle sur laquelle ce dossier est noté : imprimez-la de nouveau.",
  "error.rule_broken.sheet_other_round":
    "Cette fiche de {member}, dossier n° {dossier}, est celle du tour {printed} ; ce dossier en est au tour {round}.",
  "error.rule_broken.sheet_unassigned":
    "Cette fiche est celle de {member}, à qui le dossier n° {dossier} n’est plus attribué.",
  "error.rule_broken.sheet_unknown":
    "Aucune fiche n’a ce numéro ici : elle vient d’un autre espace de travail, ou la grille a changé depuis l’impression.",
  "error.rule_broken.sheets_none":
    "Aucune fiche n’est à imprimer : personne n’a de dossier à noter, ou tout est remis.",
  "error.rule_broken.nothing_to_return": "Rien n’a encore été fait ici : il n’y a rien à renvoyer.",
  "error.rule_broken.nothing_to_score": "Ce membre n’a aucun dossier à noter : il n’y a rien à emporter.",
  "error.pack_refused.title": "Fichier refusé",
  "error.pack_refused.text": "Ce fichier n’est pas repris. Rien n’a été changé.",
  "error.pack_refused.not_a_pack": "Ce n’est pas un fichier .pli de Palmarès.",
  "error.pack_refused.incomplete":
    "Le fichier est incomplet : il a été coupé en route. Demandez-le à nouveau.",
  "error.pack_refused.altered":
    "Le fichier n’est plus ce qui a été écrit : rien n’en est repris. Demandez-le à nouveau.",
  "error.pack_refused.forked":
    "Le répertoire de ce membre a été copié, et deux copies ont continué chacune de son côté : le premier retour arrivé est gardé, celui-ci n’est pas repris. Ce membre continue dans la copie dont le retour a été repris, et y reporte ce qui manque.",
  "error.pack_refused.newer":
    "Le fichier vient d’une version plus récente de Palmarès : mettez ce poste à jour, puis ouvrez-le.",
  "error.pack_refused.wrong_passphrase": "Ces mots ne sont pas ceux de ce pli.",
  "error.pack_refused.excessive_work":
    "Ce fichier a été fait pour bloquer l’ordinateur : il n’est pas ouvert.",
  "error.pack_refused.no_key":
    "Aucune clé d’ici n’ouvre ce fichier : il faut ses six mots, ou il est destiné à quelqu’un d’autre.",
  "error.pack_refused.is_a_pack": "C’est un pli destiné à un membre, pas un retour.",
  "error.pack_refused.is_a_return": "C’est un retour destiné au secrétariat, pas un pli à ouvrir.",
  "error.pack_refused.other_workspace": "Le fichier vient d’un autre espace de travail.",
  "error.pack_refused.other_call": "Le fichier concerne un autre appel.",
  "error.pack_refused.other_member": "Le fichier est celui d’une autre personne.",
  "error.pack_refused.unknown_pack": "Le pli auquel il répond n’est pas au registre de cet espace.",
  "error.pack_refused.other_key":
    "Il porte une autre signature que celle connue. Si ce membre a changé d’ordinateur, indiquez-le d’abord : Membres, Envois, Nouvel ordinateur.",
  "error.pack_refused.revoked":
    "Le pli auquel il répond a été rappelé : ce retour est conservé et ne change rien.",
  "error.pack_refused.closed": "Les retours sont clos : celui-ci est conservé et ne change rien.",
  "error.pack_refused.not_theirs":
    "Il contient des actes qui ne sont pas ceux de ce membre : rien n’en est repris.",
  "error.pack_refused.older": "Une version plus récente a déjà été reprise ici.",
  "error.pack_refused.too_large": "Il contient plus que ce qui est jamais lu.",
} as const;
