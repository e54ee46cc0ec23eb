-- The period in which the committee must sit: from the first receipt to the last decision, or on while dossiers wait for it.
select min(received_at) as first_receipt,
    (select max(held_on) from session join decision on decision.session_id = session.id where call_id = ?1) as last_decision,
    coalesce(max(state not in ('draft', 'inadmissible', 'ineligible', 'off_topic', 'redirected', 'withdrawn',
        'selected', 'selected_with_reservations', 'waitlisted', 'rejected', 'dropped',
        'redirected_by_committee', 'letter_of_support')), 0) as waiting
from dossier where call_id = ?1 and state <> 'draft'
