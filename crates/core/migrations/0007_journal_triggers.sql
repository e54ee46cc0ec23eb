-- Generated from the schema by journal/triggers.rs; a test keeps it so. Longer than other files because every table has
-- its three triggers: row images for audit, undo and merge. No domain table can be written outside an operation.

create trigger journal_agenda_item_insert after insert on agenda_item
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'agenda_item', json_array(new.id), null, json_object('id', new.id, 'session_id', new.session_id, 'dossier_id', new.dossier_id, 'position', new.position, 'heard_at', new.heard_at, 'heard_until', new.heard_until, 'persons', new.persons, 'debate', new.debate) from journal_open;
end;

create trigger journal_agenda_item_update after update on agenda_item when old.id is not new.id or old.session_id is not new.session_id or old.dossier_id is not new.dossier_id or old.position is not new.position or old.heard_at is not new.heard_at or old.heard_until is not new.heard_until or old.persons is not new.persons or old.debate is not new.debate
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'agenda_item', json_array(old.id), json_object('id', old.id, 'session_id', old.session_id, 'dossier_id', old.dossier_id, 'position', old.position, 'heard_at', old.heard_at, 'heard_until', old.heard_until, 'persons', old.persons, 'debate', old.debate), json_object('id', new.id, 'session_id', new.session_id, 'dossier_id', new.dossier_id, 'position', new.position, 'heard_at', new.heard_at, 'heard_until', new.heard_until, 'persons', new.persons, 'debate', new.debate) from journal_open;
end;

create trigger journal_agenda_item_delete after delete on agenda_item
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'agenda_item', json_array(old.id), json_object('id', old.id, 'session_id', old.session_id, 'dossier_id', old.dossier_id, 'position', old.position, 'heard_at', old.heard_at, 'heard_until', old.heard_until, 'persons', old.persons, 'debate', old.debate), null from journal_open;
end;

create trigger journal_applicant_insert after insert on applicant
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'applicant', json_array(new.dossier_id), null, json_object('dossier_id', new.dossier_id, 'kind', new.kind, 'name', new.name, 'legal_form', new.legal_form, 'siren', new.siren, 'siret', new.siret, 'creation_in_progress', new.creation_in_progress, 'contact_name', new.contact_name, 'email', new.email, 'phone', new.phone, 'address', new.address, 'postal_code', new.postal_code, 'commune_insee', new.commune_insee) from journal_open;
end;

create trigger journal_applicant_update after update on applicant when old.dossier_id is not new.dossier_id or old.kind is not new.kind or old.name is not new.name or old.legal_form is not new.legal_form or old.siren is not new.siren or old.siret is not new.siret or old.creation_in_progress is not new.creation_in_progress or old.contact_name is not new.contact_name or old.email is not new.email or old.phone is not new.phone or old.address is not new.address or old.postal_code is not new.postal_code or old.commune_insee is not new.commune_insee
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'applicant', json_array(old.dossier_id), json_object('dossier_id', old.dossier_id, 'kind', old.kind, 'name', old.name, 'legal_form', old.legal_form, 'siren', old.siren, 'siret', old.siret, 'creation_in_progress', old.creation_in_progress, 'contact_name', old.contact_name, 'email', old.email, 'phone', old.phone, 'address', old.address, 'postal_code', old.postal_code, 'commune_insee', old.commune_insee), json_object('dossier_id', new.dossier_id, 'kind', new.kind, 'name', new.name, 'legal_form', new.legal_form, 'siren', new.siren, 'siret', new.siret, 'creation_in_progress', new.creation_in_progress, 'contact_name', new.contact_name, 'email', new.email, 'phone', new.phone, 'address', new.address, 'postal_code', new.postal_code, 'commune_insee', new.commune_insee) from journal_open;
end;

create trigger journal_applicant_delete after delete on applicant
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'applicant', json_array(old.dossier_id), json_object('dossier_id', old.dossier_id, 'kind', old.kind, 'name', old.name, 'legal_form', old.legal_form, 'siren', old.siren, 'siret', old.siret, 'creation_in_progress', old.creation_in_progress, 'contact_name', old.contact_name, 'email', old.email, 'phone', old.phone, 'address', old.address, 'postal_code', old.postal_code, 'commune_insee', old.commune_insee), null from journal_open;
end;

create trigger journal_attendance_insert after insert on attendance
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'attendance', json_array(new.session_id, new.member_id), null, json_object('session_id', new.session_id, 'member_id', new.member_id, 'presence', new.presence, 'proxy_to', new.proxy_to, 'arrived_at', new.arrived_at, 'left_at', new.left_at) from journal_open;
end;

create trigger journal_attendance_update after update on attendance when old.session_id is not new.session_id or old.member_id is not new.member_id or old.presence is not new.presence or old.proxy_to is not new.proxy_to or old.arrived_at is not new.arrived_at or old.left_at is not new.left_at
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'attendance', json_array(old.session_id, old.member_id), json_object('session_id', old.session_id, 'member_id', old.member_id, 'presence', old.presence, 'proxy_to', old.proxy_to, 'arrived_at', old.arrived_at, 'left_at', old.left_at), json_object('session_id', new.session_id, 'member_id', new.member_id, 'presence', new.presence, 'proxy_to', new.proxy_to, 'arrived_at', new.arrived_at, 'left_at', new.left_at) from journal_open;
end;

create trigger journal_attendance_delete after delete on attendance
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'attendance', json_array(old.session_id, old.member_id), json_object('session_id', old.session_id, 'member_id', old.member_id, 'presence', old.presence, 'proxy_to', old.proxy_to, 'arrived_at', old.arrived_at, 'left_at', old.left_at), null from journal_open;
end;

create trigger journal_call_insert after insert on call
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'call', json_array(new.id), null, json_object('id', new.id, 'name', new.name, 'template', new.template, 'rules', new.rules, 'created_at', new.created_at) from journal_open;
end;

create trigger journal_call_update after update on call when old.id is not new.id or old.name is not new.name or old.template is not new.template or old.rules is not new.rules or old.created_at is not new.created_at
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'call', json_array(old.id), json_object('id', old.id, 'name', old.name, 'template', old.template, 'rules', old.rules, 'created_at', old.created_at), json_object('id', new.id, 'name', new.name, 'template', new.template, 'rules', new.rules, 'created_at', new.created_at) from journal_open;
end;

create trigger journal_call_delete after delete on call
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'call', json_array(old.id), json_object('id', old.id, 'name', old.name, 'template', old.template, 'rules', old.rules, 'created_at', old.created_at), null from journal_open;
end;

create trigger journal_decision_insert after insert on decision
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'decision', json_array(new.id), null, json_object('id', new.id, 'dossier_id', new.dossier_id, 'session_id', new.session_id, 'kind', new.kind, 'motive', new.motive, 'mode', new.mode, 'votes_for', new.votes_for, 'votes_against', new.votes_against, 'abstentions', new.abstentions, 'casting_vote', new.casting_vote, 'quorum', new.quorum, 'rank', new.rank, 'score', new.score, 'departure_reason', new.departure_reason, 'amount_cents', new.amount_cents, 'support', new.support, 'decided_at', new.decided_at, 'reopened_at', new.reopened_at, 'reopened_for', new.reopened_for, 'reopened_motive', new.reopened_motive) from journal_open;
end;

create trigger journal_decision_update after update on decision when old.id is not new.id or old.dossier_id is not new.dossier_id or old.session_id is not new.session_id or old.kind is not new.kind or old.motive is not new.motive or old.mode is not new.mode or old.votes_for is not new.votes_for or old.votes_against is not new.votes_against or old.abstentions is not new.abstentions or old.casting_vote is not new.casting_vote or old.quorum is not new.quorum or old.rank is not new.rank or old.score is not new.score or old.departure_reason is not new.departure_reason or old.amount_cents is not new.amount_cents or old.support is not new.support or old.decided_at is not new.decided_at or old.reopened_at is not new.reopened_at or old.reopened_for is not new.reopened_for or old.reopened_motive is not new.reopened_motive
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'decision', json_array(old.id), json_object('id', old.id, 'dossier_id', old.dossier_id, 'session_id', old.session_id, 'kind', old.kind, 'motive', old.motive, 'mode', old.mode, 'votes_for', old.votes_for, 'votes_against', old.votes_against, 'abstentions', old.abstentions, 'casting_vote', old.casting_vote, 'quorum', old.quorum, 'rank', old.rank, 'score', old.score, 'departure_reason', old.departure_reason, 'amount_cents', old.amount_cents, 'support', old.support, 'decided_at', old.decided_at, 'reopened_at', old.reopened_at, 'reopened_for', old.reopened_for, 'reopened_motive', old.reopened_motive), json_object('id', new.id, 'dossier_id', new.dossier_id, 'session_id', new.session_id, 'kind', new.kind, 'motive', new.motive, 'mode', new.mode, 'votes_for', new.votes_for, 'votes_against', new.votes_against, 'abstentions', new.abstentions, 'casting_vote', new.casting_vote, 'quorum', new.quorum, 'rank', new.rank, 'score', new.score, 'departure_reason', new.departure_reason, 'amount_cents', new.amount_cents, 'support', new.support, 'decided_at', new.decided_at, 'reopened_at', new.reopened_at, 'reopened_for', new.reopened_for, 'reopened_motive', new.reopened_motive) from journal_open;
end;

create trigger journal_decision_delete after delete on decision
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'decision', json_array(old.id), json_object('id', old.id, 'dossier_id', old.dossier_id, 'session_id', old.session_id, 'kind', old.kind, 'motive', old.motive, 'mode', old.mode, 'votes_for', old.votes_for, 'votes_against', old.votes_against, 'abstentions', old.abstentions, 'casting_vote', old.casting_vote, 'quorum', old.quorum, 'rank', old.rank, 'score', old.score, 'departure_reason', old.departure_reason, 'amount_cents', old.amount_cents, 'support', old.support, 'decided_at', old.decided_at, 'reopened_at', old.reopened_at, 'reopened_for', old.reopened_for, 'reopened_motive', old.reopened_motive), null from journal_open;
end;

create trigger journal_document_insert after insert on document
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'document', json_array(new.id), null, json_object('id', new.id, 'dossier_id', new.dossier_id, 'message_id', new.message_id, 'sha256', new.sha256, 'name', new.name, 'media_type', new.media_type, 'size', new.size, 'kind', new.kind, 'received_at', new.received_at) from journal_open;
end;

create trigger journal_document_update after update on document when old.id is not new.id or old.dossier_id is not new.dossier_id or old.message_id is not new.message_id or old.sha256 is not new.sha256 or old.name is not new.name or old.media_type is not new.media_type or old.size is not new.size or old.kind is not new.kind or old.received_at is not new.received_at
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'document', json_array(old.id), json_object('id', old.id, 'dossier_id', old.dossier_id, 'message_id', old.message_id, 'sha256', old.sha256, 'name', old.name, 'media_type', old.media_type, 'size', old.size, 'kind', old.kind, 'received_at', old.received_at), json_object('id', new.id, 'dossier_id', new.dossier_id, 'message_id', new.message_id, 'sha256', new.sha256, 'name', new.name, 'media_type', new.media_type, 'size', new.size, 'kind', new.kind, 'received_at', new.received_at) from journal_open;
end;

create trigger journal_document_delete after delete on document
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'document', json_array(old.id), json_object('id', old.id, 'dossier_id', old.dossier_id, 'message_id', old.message_id, 'sha256', old.sha256, 'name', old.name, 'media_type', old.media_type, 'size', old.size, 'kind', old.kind, 'received_at', old.received_at), null from journal_open;
end;

create trigger journal_dossier_insert after insert on dossier
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'dossier', json_array(new.id), null, json_object('id', new.id, 'call_id', new.call_id, 'number', new.number, 'state', new.state, 'title', new.title, 'summary', new.summary, 'theme', new.theme, 'applicant_type', new.applicant_type, 'requested_cents', new.requested_cents, 'implementation_insee', new.implementation_insee, 'hq_insee', new.hq_insee, 'hq_commitment', new.hq_commitment, 'form_signed', new.form_signed, 'received_at', new.received_at, 'received_by', new.received_by, 'created_at', new.created_at) from journal_open;
end;

create trigger journal_dossier_update after update on dossier when old.id is not new.id or old.call_id is not new.call_id or old.number is not new.number or old.state is not new.state or old.title is not new.title or old.summary is not new.summary or old.theme is not new.theme or old.applicant_type is not new.applicant_type or old.requested_cents is not new.requested_cents or old.implementation_insee is not new.implementation_insee or old.hq_insee is not new.hq_insee or old.hq_commitment is not new.hq_commitment or old.form_signed is not new.form_signed or old.received_at is not new.received_at or old.received_by is not new.received_by or old.created_at is not new.created_at
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'dossier', json_array(old.id), json_object('id', old.id, 'call_id', old.call_id, 'number', old.number, 'state', old.state, 'title', old.title, 'summary', old.summary, 'theme', old.theme, 'applicant_type', old.applicant_type, 'requested_cents', old.requested_cents, 'implementation_insee', old.implementation_insee, 'hq_insee', old.hq_insee, 'hq_commitment', old.hq_commitment, 'form_signed', old.form_signed, 'received_at', old.received_at, 'received_by', old.received_by, 'created_at', old.created_at), json_object('id', new.id, 'call_id', new.call_id, 'number', new.number, 'state', new.state, 'title', new.title, 'summary', new.summary, 'theme', new.theme, 'applicant_type', new.applicant_type, 'requested_cents', new.requested_cents, 'implementation_insee', new.implementation_insee, 'hq_insee', new.hq_insee, 'hq_commitment', new.hq_commitment, 'form_signed', new.form_signed, 'received_at', new.received_at, 'received_by', new.received_by, 'created_at', new.created_at) from journal_open;
end;

create trigger journal_dossier_delete after delete on dossier
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'dossier', json_array(old.id), json_object('id', old.id, 'call_id', old.call_id, 'number', old.number, 'state', old.state, 'title', old.title, 'summary', old.summary, 'theme', old.theme, 'applicant_type', old.applicant_type, 'requested_cents', old.requested_cents, 'implementation_insee', old.implementation_insee, 'hq_insee', old.hq_insee, 'hq_commitment', old.hq_commitment, 'form_signed', old.form_signed, 'received_at', old.received_at, 'received_by', old.received_by, 'created_at', old.created_at), null from journal_open;
end;

create trigger journal_dossier_check_insert after insert on dossier_check
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'dossier_check', json_array(new.id), null, json_object('id', new.id, 'dossier_id', new.dossier_id, 'step', new.step, 'outcome', new.outcome, 'motive', new.motive, 'detail', new.detail, 'actor', new.actor, 'checked_at', new.checked_at) from journal_open;
end;

create trigger journal_dossier_check_update after update on dossier_check when old.id is not new.id or old.dossier_id is not new.dossier_id or old.step is not new.step or old.outcome is not new.outcome or old.motive is not new.motive or old.detail is not new.detail or old.actor is not new.actor or old.checked_at is not new.checked_at
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'dossier_check', json_array(old.id), json_object('id', old.id, 'dossier_id', old.dossier_id, 'step', old.step, 'outcome', old.outcome, 'motive', old.motive, 'detail', old.detail, 'actor', old.actor, 'checked_at', old.checked_at), json_object('id', new.id, 'dossier_id', new.dossier_id, 'step', new.step, 'outcome', new.outcome, 'motive', new.motive, 'detail', new.detail, 'actor', new.actor, 'checked_at', new.checked_at) from journal_open;
end;

create trigger journal_dossier_check_delete after delete on dossier_check
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'dossier_check', json_array(old.id), json_object('id', old.id, 'dossier_id', old.dossier_id, 'step', old.step, 'outcome', old.outcome, 'motive', old.motive, 'detail', old.detail, 'actor', old.actor, 'checked_at', old.checked_at), null from journal_open;
end;

create trigger journal_evaluation_insert after insert on evaluation
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'evaluation', json_array(new.id), null, json_object('id', new.id, 'dossier_id', new.dossier_id, 'member_id', new.member_id, 'grid_version_id', new.grid_version_id, 'state', new.state, 'comment', new.comment, 'submitted_at', new.submitted_at, 'set_aside', new.set_aside, 'returned', new.returned) from journal_open;
end;

create trigger journal_evaluation_update after update on evaluation when old.id is not new.id or old.dossier_id is not new.dossier_id or old.member_id is not new.member_id or old.grid_version_id is not new.grid_version_id or old.state is not new.state or old.comment is not new.comment or old.submitted_at is not new.submitted_at or old.set_aside is not new.set_aside or old.returned is not new.returned
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'evaluation', json_array(old.id), json_object('id', old.id, 'dossier_id', old.dossier_id, 'member_id', old.member_id, 'grid_version_id', old.grid_version_id, 'state', old.state, 'comment', old.comment, 'submitted_at', old.submitted_at, 'set_aside', old.set_aside, 'returned', old.returned), json_object('id', new.id, 'dossier_id', new.dossier_id, 'member_id', new.member_id, 'grid_version_id', new.grid_version_id, 'state', new.state, 'comment', new.comment, 'submitted_at', new.submitted_at, 'set_aside', new.set_aside, 'returned', new.returned) from journal_open;
end;

create trigger journal_evaluation_delete after delete on evaluation
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'evaluation', json_array(old.id), json_object('id', old.id, 'dossier_id', old.dossier_id, 'member_id', old.member_id, 'grid_version_id', old.grid_version_id, 'state', old.state, 'comment', old.comment, 'submitted_at', old.submitted_at, 'set_aside', old.set_aside, 'returned', old.returned), null from journal_open;
end;

create trigger journal_grid_version_insert after insert on grid_version
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'grid_version', json_array(new.id), null, json_object('id', new.id, 'call_id', new.call_id, 'number', new.number, 'grid', new.grid, 'created_at', new.created_at) from journal_open;
end;

create trigger journal_grid_version_update after update on grid_version when old.id is not new.id or old.call_id is not new.call_id or old.number is not new.number or old.grid is not new.grid or old.created_at is not new.created_at
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'grid_version', json_array(old.id), json_object('id', old.id, 'call_id', old.call_id, 'number', old.number, 'grid', old.grid, 'created_at', old.created_at), json_object('id', new.id, 'call_id', new.call_id, 'number', new.number, 'grid', new.grid, 'created_at', new.created_at) from journal_open;
end;

create trigger journal_grid_version_delete after delete on grid_version
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'grid_version', json_array(old.id), json_object('id', old.id, 'call_id', old.call_id, 'number', old.number, 'grid', old.grid, 'created_at', old.created_at), null from journal_open;
end;

create trigger journal_interest_insert after insert on interest
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'interest', json_array(new.member_id, new.dossier_id), null, json_object('member_id', new.member_id, 'dossier_id', new.dossier_id, 'kind', new.kind, 'note', new.note, 'recused', new.recused, 'imposed', new.imposed, 'declared_at', new.declared_at) from journal_open;
end;

create trigger journal_interest_update after update on interest when old.member_id is not new.member_id or old.dossier_id is not new.dossier_id or old.kind is not new.kind or old.note is not new.note or old.recused is not new.recused or old.imposed is not new.imposed or old.declared_at is not new.declared_at
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'interest', json_array(old.member_id, old.dossier_id), json_object('member_id', old.member_id, 'dossier_id', old.dossier_id, 'kind', old.kind, 'note', old.note, 'recused', old.recused, 'imposed', old.imposed, 'declared_at', old.declared_at), json_object('member_id', new.member_id, 'dossier_id', new.dossier_id, 'kind', new.kind, 'note', new.note, 'recused', new.recused, 'imposed', new.imposed, 'declared_at', new.declared_at) from journal_open;
end;

create trigger journal_interest_delete after delete on interest
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'interest', json_array(old.member_id, old.dossier_id), json_object('member_id', old.member_id, 'dossier_id', old.dossier_id, 'kind', old.kind, 'note', old.note, 'recused', old.recused, 'imposed', old.imposed, 'declared_at', old.declared_at), null from journal_open;
end;

create trigger journal_mark_insert after insert on mark
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'mark', json_array(new.evaluation_id, new.criterion), null, json_object('evaluation_id', new.evaluation_id, 'criterion', new.criterion, 'steps', new.steps, 'comment', new.comment, 'private_note', new.private_note) from journal_open;
end;

create trigger journal_mark_update after update on mark when old.evaluation_id is not new.evaluation_id or old.criterion is not new.criterion or old.steps is not new.steps or old.comment is not new.comment or old.private_note is not new.private_note
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'mark', json_array(old.evaluation_id, old.criterion), json_object('evaluation_id', old.evaluation_id, 'criterion', old.criterion, 'steps', old.steps, 'comment', old.comment, 'private_note', old.private_note), json_object('evaluation_id', new.evaluation_id, 'criterion', new.criterion, 'steps', new.steps, 'comment', new.comment, 'private_note', new.private_note) from journal_open;
end;

create trigger journal_mark_delete after delete on mark
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'mark', json_array(old.evaluation_id, old.criterion), json_object('evaluation_id', old.evaluation_id, 'criterion', old.criterion, 'steps', old.steps, 'comment', old.comment, 'private_note', old.private_note), null from journal_open;
end;

create trigger journal_member_insert after insert on member
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'member', json_array(new.id), null, json_object('id', new.id, 'call_id', new.call_id, 'name', new.name, 'capacity', new.capacity, 'college', new.college, 'voice', new.voice, 'role', new.role, 'organisation', new.organisation, 'email', new.email, 'active', new.active) from journal_open;
end;

create trigger journal_member_update after update on member when old.id is not new.id or old.call_id is not new.call_id or old.name is not new.name or old.capacity is not new.capacity or old.college is not new.college or old.voice is not new.voice or old.role is not new.role or old.organisation is not new.organisation or old.email is not new.email or old.active is not new.active
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'member', json_array(old.id), json_object('id', old.id, 'call_id', old.call_id, 'name', old.name, 'capacity', old.capacity, 'college', old.college, 'voice', old.voice, 'role', old.role, 'organisation', old.organisation, 'email', old.email, 'active', old.active), json_object('id', new.id, 'call_id', new.call_id, 'name', new.name, 'capacity', new.capacity, 'college', new.college, 'voice', new.voice, 'role', new.role, 'organisation', new.organisation, 'email', new.email, 'active', new.active) from journal_open;
end;

create trigger journal_member_delete after delete on member
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'member', json_array(old.id), json_object('id', old.id, 'call_id', old.call_id, 'name', old.name, 'capacity', old.capacity, 'college', old.college, 'voice', old.voice, 'role', old.role, 'organisation', old.organisation, 'email', old.email, 'active', old.active), null from journal_open;
end;

create trigger journal_message_insert after insert on message
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'message', json_array(new.id), null, json_object('id', new.id, 'dossier_id', new.dossier_id, 'message_key', new.message_key, 'from_name', new.from_name, 'from_address', new.from_address, 'subject', new.subject, 'sent_at', new.sent_at, 'sha256', new.sha256) from journal_open;
end;

create trigger journal_message_update after update on message when old.id is not new.id or old.dossier_id is not new.dossier_id or old.message_key is not new.message_key or old.from_name is not new.from_name or old.from_address is not new.from_address or old.subject is not new.subject or old.sent_at is not new.sent_at or old.sha256 is not new.sha256
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'message', json_array(old.id), json_object('id', old.id, 'dossier_id', old.dossier_id, 'message_key', old.message_key, 'from_name', old.from_name, 'from_address', old.from_address, 'subject', old.subject, 'sent_at', old.sent_at, 'sha256', old.sha256), json_object('id', new.id, 'dossier_id', new.dossier_id, 'message_key', new.message_key, 'from_name', new.from_name, 'from_address', new.from_address, 'subject', new.subject, 'sent_at', new.sent_at, 'sha256', new.sha256) from journal_open;
end;

create trigger journal_message_delete after delete on message
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'message', json_array(old.id), json_object('id', old.id, 'dossier_id', old.dossier_id, 'message_key', old.message_key, 'from_name', old.from_name, 'from_address', old.from_address, 'subject', old.subject, 'sent_at', old.sent_at, 'sha256', old.sha256), null from journal_open;
end;

create trigger journal_paper_insert after insert on paper
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'paper', json_array(new.id), null, json_object('id', new.id, 'call_id', new.call_id, 'session_id', new.session_id, 'dossier_id', new.dossier_id, 'kind', new.kind, 'language', new.language, 'audience', new.audience, 'name', new.name, 'sha256', new.sha256, 'version', new.version, 'journal_seq', new.journal_seq, 'journal_hash', new.journal_hash, 'made_at', new.made_at) from journal_open;
end;

create trigger journal_paper_update after update on paper when old.id is not new.id or old.call_id is not new.call_id or old.session_id is not new.session_id or old.dossier_id is not new.dossier_id or old.kind is not new.kind or old.language is not new.language or old.audience is not new.audience or old.name is not new.name or old.sha256 is not new.sha256 or old.version is not new.version or old.journal_seq is not new.journal_seq or old.journal_hash is not new.journal_hash or old.made_at is not new.made_at
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'paper', json_array(old.id), json_object('id', old.id, 'call_id', old.call_id, 'session_id', old.session_id, 'dossier_id', old.dossier_id, 'kind', old.kind, 'language', old.language, 'audience', old.audience, 'name', old.name, 'sha256', old.sha256, 'version', old.version, 'journal_seq', old.journal_seq, 'journal_hash', old.journal_hash, 'made_at', old.made_at), json_object('id', new.id, 'call_id', new.call_id, 'session_id', new.session_id, 'dossier_id', new.dossier_id, 'kind', new.kind, 'language', new.language, 'audience', new.audience, 'name', new.name, 'sha256', new.sha256, 'version', new.version, 'journal_seq', new.journal_seq, 'journal_hash', new.journal_hash, 'made_at', new.made_at) from journal_open;
end;

create trigger journal_paper_delete after delete on paper
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'paper', json_array(old.id), json_object('id', old.id, 'call_id', old.call_id, 'session_id', old.session_id, 'dossier_id', old.dossier_id, 'kind', old.kind, 'language', old.language, 'audience', old.audience, 'name', old.name, 'sha256', old.sha256, 'version', old.version, 'journal_seq', old.journal_seq, 'journal_hash', old.journal_hash, 'made_at', old.made_at), null from journal_open;
end;

create trigger journal_publication_insert after insert on publication
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'publication', json_array(new.id), null, json_object('id', new.id, 'session_id', new.session_id, 'version', new.version, 'published_on', new.published_on, 'correction', new.correction) from journal_open;
end;

create trigger journal_publication_update after update on publication when old.id is not new.id or old.session_id is not new.session_id or old.version is not new.version or old.published_on is not new.published_on or old.correction is not new.correction
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'publication', json_array(old.id), json_object('id', old.id, 'session_id', old.session_id, 'version', old.version, 'published_on', old.published_on, 'correction', old.correction), json_object('id', new.id, 'session_id', new.session_id, 'version', new.version, 'published_on', new.published_on, 'correction', new.correction) from journal_open;
end;

create trigger journal_publication_delete after delete on publication
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'publication', json_array(old.id), json_object('id', old.id, 'session_id', old.session_id, 'version', old.version, 'published_on', old.published_on, 'correction', old.correction), null from journal_open;
end;

create trigger journal_reservation_insert after insert on reservation
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'reservation', json_array(new.id), null, json_object('id', new.id, 'decision_id', new.decision_id, 'position', new.position, 'text', new.text, 'due_on', new.due_on, 'lifted_on', new.lifted_on, 'lifting_motive', new.lifting_motive, 'document_id', new.document_id) from journal_open;
end;

create trigger journal_reservation_update after update on reservation when old.id is not new.id or old.decision_id is not new.decision_id or old.position is not new.position or old.text is not new.text or old.due_on is not new.due_on or old.lifted_on is not new.lifted_on or old.lifting_motive is not new.lifting_motive or old.document_id is not new.document_id
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'reservation', json_array(old.id), json_object('id', old.id, 'decision_id', old.decision_id, 'position', old.position, 'text', old.text, 'due_on', old.due_on, 'lifted_on', old.lifted_on, 'lifting_motive', old.lifting_motive, 'document_id', old.document_id), json_object('id', new.id, 'decision_id', new.decision_id, 'position', new.position, 'text', new.text, 'due_on', new.due_on, 'lifted_on', new.lifted_on, 'lifting_motive', new.lifting_motive, 'document_id', new.document_id) from journal_open;
end;

create trigger journal_reservation_delete after delete on reservation
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'reservation', json_array(old.id), json_object('id', old.id, 'decision_id', old.decision_id, 'position', old.position, 'text', old.text, 'due_on', old.due_on, 'lifted_on', old.lifted_on, 'lifting_motive', old.lifting_motive, 'document_id', old.document_id), null from journal_open;
end;

create trigger journal_session_insert after insert on session
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'session', json_array(new.id), null, json_object('id', new.id, 'call_id', new.call_id, 'number', new.number, 'state', new.state, 'held_on', new.held_on, 'starts_at', new.starts_at, 'place', new.place, 'reconvened_from', new.reconvened_from, 'chair_id', new.chair_id, 'secretary', new.secretary, 'convened_at', new.convened_at, 'opened_at', new.opened_at, 'closed_at', new.closed_at, 'approved_at', new.approved_at, 'next_on', new.next_on) from journal_open;
end;

create trigger journal_session_update after update on session when old.id is not new.id or old.call_id is not new.call_id or old.number is not new.number or old.state is not new.state or old.held_on is not new.held_on or old.starts_at is not new.starts_at or old.place is not new.place or old.reconvened_from is not new.reconvened_from or old.chair_id is not new.chair_id or old.secretary is not new.secretary or old.convened_at is not new.convened_at or old.opened_at is not new.opened_at or old.closed_at is not new.closed_at or old.approved_at is not new.approved_at or old.next_on is not new.next_on
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'session', json_array(old.id), json_object('id', old.id, 'call_id', old.call_id, 'number', old.number, 'state', old.state, 'held_on', old.held_on, 'starts_at', old.starts_at, 'place', old.place, 'reconvened_from', old.reconvened_from, 'chair_id', old.chair_id, 'secretary', old.secretary, 'convened_at', old.convened_at, 'opened_at', old.opened_at, 'closed_at', old.closed_at, 'approved_at', old.approved_at, 'next_on', old.next_on), json_object('id', new.id, 'call_id', new.call_id, 'number', new.number, 'state', new.state, 'held_on', new.held_on, 'starts_at', new.starts_at, 'place', new.place, 'reconvened_from', new.reconvened_from, 'chair_id', new.chair_id, 'secretary', new.secretary, 'convened_at', new.convened_at, 'opened_at', new.opened_at, 'closed_at', new.closed_at, 'approved_at', new.approved_at, 'next_on', new.next_on) from journal_open;
end;

create trigger journal_session_delete after delete on session
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'session', json_array(old.id), json_object('id', old.id, 'call_id', old.call_id, 'number', old.number, 'state', old.state, 'held_on', old.held_on, 'starts_at', old.starts_at, 'place', old.place, 'reconvened_from', old.reconvened_from, 'chair_id', old.chair_id, 'secretary', old.secretary, 'convened_at', old.convened_at, 'opened_at', old.opened_at, 'closed_at', old.closed_at, 'approved_at', old.approved_at, 'next_on', old.next_on), null from journal_open;
end;

create trigger journal_tie_order_insert after insert on tie_order
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'tie_order', json_array(new.id), null, json_object('id', new.id, 'call_id', new.call_id, 'chair_id', new.chair_id, 'dossiers', new.dossiers, 'official', new.official, 'motive', new.motive, 'ordered_at', new.ordered_at) from journal_open;
end;

create trigger journal_tie_order_update after update on tie_order when old.id is not new.id or old.call_id is not new.call_id or old.chair_id is not new.chair_id or old.dossiers is not new.dossiers or old.official is not new.official or old.motive is not new.motive or old.ordered_at is not new.ordered_at
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'tie_order', json_array(old.id), json_object('id', old.id, 'call_id', old.call_id, 'chair_id', old.chair_id, 'dossiers', old.dossiers, 'official', old.official, 'motive', old.motive, 'ordered_at', old.ordered_at), json_object('id', new.id, 'call_id', new.call_id, 'chair_id', new.chair_id, 'dossiers', new.dossiers, 'official', new.official, 'motive', new.motive, 'ordered_at', new.ordered_at) from journal_open;
end;

create trigger journal_tie_order_delete after delete on tie_order
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'tie_order', json_array(old.id), json_object('id', old.id, 'call_id', old.call_id, 'chair_id', old.chair_id, 'dossiers', old.dossiers, 'official', old.official, 'motive', old.motive, 'ordered_at', old.ordered_at), null from journal_open;
end;

create trigger journal_waiver_insert after insert on waiver
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'waiver', json_array(new.dossier_id, new.kind), null, json_object('dossier_id', new.dossier_id, 'kind', new.kind, 'motive', new.motive) from journal_open;
end;

create trigger journal_waiver_update after update on waiver when old.dossier_id is not new.dossier_id or old.kind is not new.kind or old.motive is not new.motive
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'waiver', json_array(old.dossier_id, old.kind), json_object('dossier_id', old.dossier_id, 'kind', old.kind, 'motive', old.motive), json_object('dossier_id', new.dossier_id, 'kind', new.kind, 'motive', new.motive) from journal_open;
end;

create trigger journal_waiver_delete after delete on waiver
begin
    select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);
    insert into journal_change (entry, row_table, row_key, before, after)
    select entry, 'waiver', json_array(old.dossier_id, old.kind), json_object('dossier_id', old.dossier_id, 'kind', old.kind, 'motive', old.motive), null from journal_open;
end;
