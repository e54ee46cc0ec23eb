insert into decision (id, dossier_id, session_id, kind, motive, mode, votes_for, votes_against, abstentions, casting_vote,
    quorum, poll, rank, score, departure_reason, amount_cents, support, decided_at, voted_at, valid_from, valid_to, extends,
    redirected_to, valid_months)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
