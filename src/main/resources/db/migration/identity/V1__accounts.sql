create extension if not exists btree_gist with schema public;

-- A person's way in. The password is a hash; null until it is set, or for ever with single sign-on.
create table identity.account (
    id           uuid primary key,
    person       uuid        not null unique, -- directory's PersonId
    login        text        not null check (login ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
    password     text,
    subject      text unique, -- who the person is to the provider of single sign-on
    created_at   timestamptz not null,
    closed_at    timestamptz,
    simulated    boolean     not null default false,
    unique (login)
);
grant update (password, subject, closed_at) on identity.account to jieli_app;

-- A role held for a scope over a period. Rows are only ever added; of those of one source (a grant by
-- hand, a posting) the one with the highest number counts, so a role is extended, cut short or taken
-- back (an empty period) without anything being overwritten.
create table identity.holding (
    number     bigint generated always as identity primary key,
    source     uuid        not null,
    person     uuid        not null,
    role       text        not null,
    scope_kind text        not null check (scope_kind in ('EVERYWHERE', 'PAIRING', 'INSTITUTION', 'REGION')),
    scope      text        not null check ((scope_kind = 'EVERYWHERE') = (scope = '')),
    during     daterange   not null check (lower_inc(during) or isempty(during)),
    given_by   uuid references identity.account, -- null: a posting, or the house itself
    by_deed    boolean     not null, -- a posting or the like, which alone may change it
    reason     text        not null default '',
    given_at   timestamptz not null
);
create index on identity.holding (person);
create unique index on identity.holding (source, number);
create index on identity.holding (scope_kind, scope);

-- What a role allows; Role and Right say the same in Java, and a test holds the two together.
create table identity.role_right (
    role    text not null,
    allowed text not null,
    primary key (role, allowed)
);
insert into identity.role_right (role, allowed)
select r.role, unnest(string_to_array(r.allowed, ' '))
  from (values
        ('OFFICE', 'DIRECTORY_READ DIRECTORY_WRITE PROGRAMME_READ PROGRAMME_WRITE LEDGER_DECIDE BRIEFING_WRITE'),
        ('SUPPORTER_AFFAIRS', 'DIRECTORY_READ DIRECTORY_WRITE PROGRAMME_READ PROGRAMME_WRITE BRIEFING_WRITE CONTACT_READ CONTACT_WRITE UNMASK'),
        ('SPECIALIST', 'DIRECTORY_READ PROGRAMME_READ CASE_READ CASE_WRITE CASE_EMERGENCY UNMASK'),
        ('RECEIVER_AFFAIRS', 'DIRECTORY_READ DIRECTORY_WRITE PROGRAMME_READ PROGRAMME_WRITE LEDGER_DECIDE BRIEFING_WRITE CASE_READ EMERGENCY_REVIEW CONTACT_READ CONTACT_WRITE UNMASK'),
        ('APPRENTICE', 'DIRECTORY_READ PROGRAMME_READ CASE_READ CASE_WRITE CASE_EMERGENCY UNMASK'),
        ('TOWNSHIP_DOCTOR', 'DIRECTORY_READ CASE_READ CASE_WRITE UNMASK'),
        ('REMOTE_EXPERT', 'DIRECTORY_READ CASE_ANSWER CASE_EMERGENCY'),
        ('BUREAU', 'DIRECTORY_READ PROGRAMME_READ'),
        ('DONOR', 'DONATION_READ'),
        ('ADMINISTRATOR', 'DIRECTORY_READ DIRECTORY_WRITE ACCOUNT_WRITE'),
        ('AUDITOR', 'TRAIL_READ')) as r (role, allowed);
revoke insert on identity.role_right from jieli_app;
-- A role that sees patients is always bound to a place.
alter table identity.holding add check (
    scope_kind <> 'EVERYWHERE' or role in ('OFFICE', 'BUREAU', 'ADMINISTRATOR', 'AUDITOR'));
-- Whoever keeps the accounts or reads the trail does so for the whole house.
alter table identity.holding add check (
    scope_kind = 'EVERYWHERE' or role not in ('ADMINISTRATOR', 'AUDITOR'));

-- The institutions a scope covers, kept in step with the directory.
create table identity.cover (
    scope_kind  text not null check (scope_kind in ('INSTITUTION', 'REGION')),
    scope       text not null,
    institution uuid not null,
    primary key (scope_kind, scope, institution)
);
create index on identity.cover (institution);
grant delete on identity.cover to jieli_app;

-- The second wall asks these. Who is acting is set for one transaction and ends with it; what they may
-- is looked up here, not told by the application. Other modules' policies call them: they are what
-- identity publishes in the database.
create function identity.me() returns uuid
    language sql stable parallel safe set search_path = ''
    return nullif(current_setting('jieli.account', true), '')::uuid;

create function identity.held() returns setof identity.holding
    language sql stable security definer rows 4 set search_path = ''
begin atomic
    select h.*
      from identity.account a
      join identity.holding h on h.person = a.person
     where a.id = identity.me()
       and a.closed_at is null
       and h.during @> (now() at time zone 'Asia/Shanghai')::date
       and not exists (select from identity.holding later
                        where later.source = h.source and later.number > h.number);
end;

create function identity.person() returns uuid
    language sql stable security definer set search_path = ''
    return (select a.person from identity.account a where a.id = identity.me() and a.closed_at is null);

create function identity.may(wanted text) returns boolean
    language sql stable security definer set search_path = ''
    return exists (select from identity.held() h
                     join identity.role_right r on r.role = h.role and r.allowed = wanted);

create function identity.places(wanted text) returns setof uuid
    language sql stable security definer rows 20 set search_path = ''
begin atomic
    select c.institution
      from identity.held() h
      join identity.role_right r on r.role = h.role and r.allowed = wanted
      join identity.cover c on c.scope_kind = h.scope_kind and c.scope = h.scope;
end;

create function identity.pairings(wanted text) returns setof uuid
    language sql stable security definer rows 5 set search_path = ''
begin atomic
    select h.scope::uuid
      from identity.held() h
      join identity.role_right r on r.role = h.role and r.allowed = wanted
     where h.scope_kind = 'PAIRING';
end;

-- Sign-ins that failed, by what they were tried on: a name (known or not) or an address.
create table identity.attempt (
    number bigint generated always as identity primary key,
    tried  text        not null,
    at     timestamptz not null
);
create index on identity.attempt (tried, at);
grant delete on identity.attempt to jieli_app;

-- A link that lets a person set a password, once. Only its hash is kept.
create table identity.invitation (
    token      bytea primary key,
    account    uuid        not null references identity.account,
    expires_at timestamptz not null
);
grant delete on identity.invitation to jieli_app;

-- Browser sessions, so that any node serves anyone; names and columns are Spring Session's.
create table identity.session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create index on identity.session (expiry_time);
create index on identity.session (principal_name);
create table identity.session_attributes (
    session_primary_id char(36) references identity.session on delete cascade,
    attribute_name     varchar(200),
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
grant update, delete on identity.session, identity.session_attributes to jieli_app;
