-- A dossier's decided state has a decision of that kind behind it.
select dossier.id from dossier
where state in ('selected', 'selected_with_reservations', 'waitlisted', 'deferred', 'rejected', 'dropped',
  'redirected_by_committee', 'letter_of_support')
  and not exists (select 1 from decision where decision.dossier_id = dossier.id)
