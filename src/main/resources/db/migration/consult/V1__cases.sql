-- A patient's case: the least that asking a partner needs. Whoever the patient is lies sealed. A case is
-- never changed; what happens to it is an entry.
create table consult.case_record (
    id                     uuid primary key,
    number                 text        not null unique check (number ~ '^\d{4}-\d{6,}$'),
    institution            uuid        not null, -- directory's InstitutionId of the data owner
    pairing                uuid,                 -- pairing's PairingId
    pseudonym              text        not null, -- the same for the same patient of an institution
    name_sealed            bytea       not null, -- see jieli/consult/sealed.tsv
    identity_number_sealed bytea,
    identity_number_lookup bytea check ((identity_number_lookup is null) = (identity_number_sealed is null)),
    phone_sealed           bytea,
    sex                    text        not null check (sex in ('FEMALE', 'MALE', 'UNKNOWN')),
    birth_year             int check (birth_year between 1880 and 2200),
    language               text        not null check (language in ('zh', 'bo', 'en')),
    reason                 text        not null check (reason <> '' and length(reason) <= 4000),
    opened_by              uuid        not null, -- identity's AccountId
    opened_at              timestamptz not null,
    simulated              boolean     not null default false
);
create index on consult.case_record (institution, opened_at);
create index on consult.case_record (pairing) where pairing is not null;
create index on consult.case_record (identity_number_lookup) where identity_number_lookup is not null;
create sequence consult.running_number;

-- What was done about a case. Its opening is the case itself; nothing comes after the closing.
create table consult.case_entry (
    id          uuid primary key,
    case_record uuid        not null references consult.case_record,
    kind        text        not null check (kind in ('NOTE', 'CLOSED')),
    words       text        not null check (length(words) <= 4000),
    outcome     text check (outcome in ('RECOVERED', 'IMPROVED', 'UNCHANGED', 'TRANSFERRED', 'DIED', 'LOST_TO_FOLLOW_UP')),
    by          uuid        not null, -- identity's AccountId
    at          timestamptz not null,
    check ((kind = 'CLOSED') = (outcome is not null)),
    check (kind = 'CLOSED' or words <> '')
);
create index on consult.case_entry (case_record, at);
create unique index on consult.case_entry (case_record) where kind = 'CLOSED';

-- Who was asked about a case, wherever they work.
create table consult.case_party (
    case_record uuid        not null references consult.case_record,
    person      uuid        not null, -- directory's PersonId
    asked_by    uuid        not null, -- identity's AccountId
    asked_at    timestamptz not null,
    primary key (case_record, person)
);
create index on consult.case_party (person);

-- Numbers typed in an emergency that no case carries.
create table consult.wrong_number (
    number  bigint generated always as identity primary key,
    account uuid        not null, -- identity's AccountId
    at      timestamptz not null default now()
);
create index on consult.wrong_number (account, at);
revoke insert on consult.wrong_number from jieli_app; -- locate() writes it

-- What the account at hand was asked about. Runs as the owner: the policies of cases and parties would
-- otherwise ask each other for ever.
create function consult.asked() returns setof uuid
    language sql stable security definer rows 20 set search_path = ''
begin atomic
    select p.case_record
      from consult.case_party p
     where p.person = identity.person() and identity.may('CASE_ANSWER');
end;

-- The case that carries a number, for whoever may open one in an emergency: its id and its owner, nothing
-- else. The tenth wrong number within an hour is the last.
create function consult.locate(wanted text) returns table (id uuid, institution uuid)
    language plpgsql volatile security definer rows 1 set search_path = ''
as $$
begin
    if not identity.may('CASE_EMERGENCY')
       or (select count(*) from consult.wrong_number w
            where w.account = identity.me() and w.at > now() - interval '1 hour') >= 10 then
        return;
    end if;
    return query select c.id, c.institution from consult.case_record c where c.number = wanted;
    if not found then
        insert into consult.wrong_number (account) values (identity.me());
    end if;
end
$$;

alter table consult.case_record enable row level security;
alter table consult.case_record force row level security;
alter table consult.case_entry enable row level security;
alter table consult.case_entry force row level security;
alter table consult.case_party enable row level security;
alter table consult.case_party force row level security;
alter table consult.wrong_number enable row level security;
alter table consult.wrong_number force row level security;

-- The owner's two functions read past the wall, on a server whose owner is no superuser too.
create policy keeper on consult.case_record for select to current_user using (true);
create policy keeper on consult.case_party for select to current_user using (true);
create policy keeper on consult.wrong_number to current_user using (true);

create policy readable on consult.case_record for select
    using (institution in (select identity.places('CASE_READ'))
        or pairing in (select identity.pairings('CASE_READ'))
        or id in (select consult.asked())
        or id in (select identity.emergencies()));
create policy openable on consult.case_record for insert
    with check (opened_by = (select identity.me())
        and (institution in (select identity.places('CASE_WRITE'))
          or pairing in (select identity.pairings('CASE_WRITE'))));

-- Whoever sees a case sees what was done about it; only its own doctors add to it.
create policy readable on consult.case_entry for select
    using (exists (select from consult.case_record c where c.id = case_record));
create policy addable on consult.case_entry for insert
    with check (by = (select identity.me())
        and exists (select from consult.case_record c
                     where c.id = case_record
                       and (c.institution in (select identity.places('CASE_WRITE'))
                         or c.pairing in (select identity.pairings('CASE_WRITE')))));

create policy readable on consult.case_party for select
    using (exists (select from consult.case_record c where c.id = case_record));
create policy askable on consult.case_party for insert
    with check (asked_by = (select identity.me())
        and exists (select from consult.case_record c
                     where c.id = case_record
                       and (c.institution in (select identity.places('CASE_WRITE'))
                         or c.pairing in (select identity.pairings('CASE_WRITE')))));

create policy own on consult.wrong_number for select using (account = (select identity.me()));
