-- What a member is an expert of: codes of the call's themes and of the fields that it names besides, as a JSON array.
alter table member add column fields text not null default '[]';
