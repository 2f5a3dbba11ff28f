-- Something opened outside one's scope in an emergency, for hours. Rows are only added: giving it back
-- early and signing it off are rows of their own.
create table identity.emergency (
    id          uuid primary key,
    account     uuid        not null references identity.account,
    kind        text        not null, -- a glossary noun: case
    object      uuid        not null,
    called      text        not null, -- what people call it, such as a case's number; nothing of a patient
    institution uuid        not null, -- directory's InstitutionId of the data owner
    reason      text        not null check (reason <> '' and length(reason) <= 1000),
    opened_at   timestamptz not null default now(),
    until       timestamptz not null default now() + interval '4 hours',
    check (until > opened_at and until <= opened_at + interval '4 hours')
);
create index on identity.emergency (account, until);
create index on identity.emergency (institution, opened_at);

create table identity.emergency_return (
    emergency uuid primary key references identity.emergency,
    at        timestamptz not null default now()
);

create table identity.emergency_review (
    emergency   uuid primary key references identity.emergency,
    reviewed_by uuid        not null references identity.account,
    verdict     text        not null check (verdict in ('JUSTIFIED', 'NOT_JUSTIFIED')),
    remark      text        not null check (length(remark) <= 1000),
    at          timestamptz not null default now(),
    check (verdict = 'JUSTIFIED' or remark <> '')
);

-- What the account at hand has opened and not given back, while the time runs and the right lasts.
create function identity.emergencies() returns setof uuid
    language sql stable security definer rows 2 set search_path = ''
begin atomic
    select e.object
      from identity.emergency e
     where e.account = identity.me()
       and e.until > now()
       and not exists (select from identity.emergency_return r where r.emergency = e.id)
       and identity.may('CASE_EMERGENCY');
end;

alter table identity.emergency enable row level security;
alter table identity.emergency force row level security;
alter table identity.emergency_return enable row level security;
alter table identity.emergency_return force row level security;
alter table identity.emergency_review enable row level security;
alter table identity.emergency_review force row level security;

-- The owner's functions read past the wall, on a server whose owner is no superuser too.
create policy keeper on identity.emergency for select to current_user using (true);
create policy keeper on identity.emergency_return for select to current_user using (true);

create policy readable on identity.emergency for select
    using (account = (select identity.me())
        or institution in (select identity.places('EMERGENCY_REVIEW'))
        or (select identity.may('TRAIL_READ')));
-- The server's clock decides how long four hours are.
create policy openable on identity.emergency for insert
    with check (account = (select identity.me())
        and (select identity.may('CASE_EMERGENCY'))
        and opened_at = now()
        and until <= now() + interval '4 hours');

create policy readable on identity.emergency_return for select
    using (exists (select from identity.emergency e where e.id = emergency));
create policy returnable on identity.emergency_return for insert
    with check (exists (select from identity.emergency e
                         where e.id = emergency and e.account = (select identity.me())));

create policy readable on identity.emergency_review for select
    using (exists (select from identity.emergency e where e.id = emergency));
-- Nobody signs off what they opened themselves.
create policy reviewable on identity.emergency_review for insert
    with check (reviewed_by = (select identity.me())
        and exists (select from identity.emergency e
                     where e.id = emergency
                       and e.account <> (select identity.me())
                       and e.institution in (select identity.places('EMERGENCY_REVIEW'))));
