-- The procedure log. A case is entered once and never changed: a decision about it is a row of its own, a
-- correction a further entry that replaces it.
create table mentoring.entry (
    id           uuid        primary key, -- made by the client: sent twice it adds nothing
    institution  uuid        not null, -- directory's InstitutionId: where it was done
    technique    text        not null check (technique <> ''), -- a code of terms
    day          date        not null,
    hands        text        not null check (hands in ('VISITOR', 'TOGETHER', 'LOCAL')), -- from the roles, when entered
    guided       boolean     not null, -- an expert helped from afar
    outcome      text        check (outcome in ('SUCCESSFUL', 'PARTIALLY_SUCCESSFUL', 'UNSUCCESSFUL')), -- null: not known yet
    complication text        not null default '' check (length(complication) <= 500), -- empty: none
    taken_over   boolean     not null, -- the supervisor had to
    unadmitted   boolean     not null, -- the hospital had not admitted the technique then
    note         text        not null default '' check (length(note) <= 1000), -- names no patient
    pairing      uuid,                 -- pairing's PairingId of whoever teaches or taught there; null: nobody ever did
    replaces     uuid        unique references mentoring.entry, -- an entry is corrected once at most
    entered_by   uuid        not null, -- identity's AccountId
    entered_at   timestamptz not null,
    simulated    boolean     not null default false
);
create index on mentoring.entry (institution, technique, day);
create index on mentoring.entry (technique, day);
create index on mentoring.entry (institution, day, id);
create index on mentoring.entry (day, id);

-- Whether a technique that has come so far may be done.
create function mentoring.allows(state text) returns boolean
    language sql immutable parallel safe
    return state in ('APPROVED', 'TRIAL', 'MID_REVIEW', 'FINAL_REVIEW', 'ROUTINE', 'REVIVED');

-- Who did what in a case; several may do the same.
create table mentoring.entry_role (
    entry   uuid    not null references mentoring.entry,
    role    text    not null check (role in ('OPERATOR', 'FIRST_ASSISTANT', 'SUPERVISOR_PRESENT',
                                             'SUPERVISOR_ON_CALL', 'ANAESTHESIA', 'REMOTE_GUIDE')),
    person  uuid    not null, -- directory's PersonId
    visitor boolean not null, -- not of this hospital's own staff that day
    posting uuid,             -- deployment's PostingId the visitor was there by, if there was one
    primary key (entry, role, person)
);
create index on mentoring.entry_role (person, role);

-- Which patient, by a number only the hospital can read.
create table mentoring.entry_patient (
    entry       uuid primary key references mentoring.entry,
    institution uuid not null,
    pseudonym   text not null check (pseudonym <> '' and length(pseudonym) <= 40)
);
create index on mentoring.entry_patient (institution, pseudonym);

-- 带教老师确认或退回: one decision an entry, and it stands.
create table mentoring.review (
    entry    uuid        primary key references mentoring.entry,
    decision text        not null check (decision in ('SIGNED', 'RETURNED')),
    level    text        check (level in ('1', '2A', '2B', '3A', '3B', '3C', '4', '5')), -- as observed; of the operator
    reason   text        not null default '' check (length(reason) <= 1000),
    by       uuid        not null, -- identity's AccountId
    person   uuid        not null, -- directory's PersonId of who decided
    at       timestamptz not null,
    check ((decision = 'SIGNED') = (level is not null)),
    check (decision = 'SIGNED' or reason <> '')
);

-- What counts: neither returned nor corrected.
create view mentoring.case_now with (security_invoker = true) as
select e.*, r.decision = 'SIGNED' as signed, r.level as observed
  from mentoring.entry e
  left join mentoring.review r on r.entry = e.id
 where r.decision is distinct from 'RETURNED'
   and not exists (select from mentoring.entry c where c.replaces = e.id);
grant select on mentoring.case_now to jieli_app;

-- Techniques at hospitals whose standing is to be worked out anew: something about them was added.
create table mentoring.stale (
    institution uuid not null,
    technique   text not null,
    primary key (institution, technique)
);
grant delete on mentoring.stale to jieli_app;

alter table mentoring.entry_patient enable row level security;
alter table mentoring.entry_patient force row level security;
create policy readable on mentoring.entry_patient for select
    using (institution in (select identity.places('CASE_READ')));
create policy enterable on mentoring.entry_patient for insert
    with check (institution in (select identity.places('LOG_WRITE'))
        and exists (select from mentoring.entry e where e.id = entry and e.institution = entry_patient.institution
                       and e.entered_by = (select identity.me())));
