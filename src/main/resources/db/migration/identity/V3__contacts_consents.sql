-- Which keys this database was sealed with: a mark tells two keys apart and says nothing about them.
create table identity.seal_key (
    version integer primary key check (version between 1 and 255),
    mark    text    not null,
    told    boolean not null default false -- whether the trail knows of the rotation
);
grant update (told) on identity.seal_key to jieli_app;

-- Phones and identity numbers of staff, sealed. A changed contact is a new row, the newest of person,
-- kind and institution counts; a row without a seal says that there is none any more.
create table identity.contact (
    id          uuid primary key,
    person      uuid        not null, -- directory's PersonId
    kind        text        not null check (kind in ('PHONE', 'IDENTITY_NUMBER')),
    sealed      bytea, -- see jieli/identity/sealed.tsv
    lookup      bytea check ((lookup is null) = (sealed is null)),
    institution uuid        not null, -- directory's InstitutionId of the data owner
    entered_by  uuid        not null references identity.account,
    entered_at  timestamptz not null
);
create index on identity.contact (person, kind, institution, entered_at desc, id desc);
create index on identity.contact (lookup);

alter table identity.contact enable row level security;
alter table identity.contact force row level security;
create policy readable on identity.contact for select
    using (person = (select identity.person())
        or institution in (select identity.places('CONTACT_READ')));
create policy enterable on identity.contact for insert
    with check (entered_by = (select identity.me())
        and (person = (select identity.person())
          or institution in (select identity.places('CONTACT_WRITE'))));

-- What somebody agreed to. Never changed: a withdrawal is a row of its own.
create table identity.consent (
    id           uuid primary key,
    subject_kind text        not null check (subject_kind in ('PATIENT', 'PERSON')),
    subject      uuid        not null,
    purpose      text        not null,
    what         text        not null check (what <> '' and length(what) <= 1000),
    manner       text        not null check (manner in ('WRITTEN', 'ORAL', 'ELECTRONIC')),
    giver        text        not null check (giver in ('SELF', 'GUARDIAN', 'RELATIVE')),
    giver_name   text        not null check (length(giver_name) <= 200),
    language     text        not null,
    during       daterange   not null check (not isempty(during) and not lower_inf(during)),
    institution  uuid        not null, -- directory's InstitutionId of the data owner
    entered_by   uuid        not null references identity.account,
    entered_at   timestamptz not null,
    check (giver = 'SELF' or giver_name <> '')
);
create index on identity.consent (subject, subject_kind);

create table identity.consent_withdrawal (
    consent uuid primary key references identity.consent,
    at      timestamptz not null,
    by      uuid        not null references identity.account,
    reason  text        not null check (length(reason) <= 1000)
);

alter table identity.consent enable row level security;
alter table identity.consent force row level security;
create policy readable on identity.consent for select
    using (case subject_kind
               when 'PATIENT' then institution in (select identity.places('CASE_READ'))
               else subject = (select identity.person())
                 or institution in (select identity.places('CONTACT_READ'))
           end);
create policy givable on identity.consent for insert
    with check (entered_by = (select identity.me())
        and case subject_kind
                when 'PATIENT' then institution in (select identity.places('CASE_WRITE'))
                else subject = (select identity.person())
                  or institution in (select identity.places('CONTACT_WRITE'))
            end);

-- Whoever sees a consent sees its end; whoever could have entered it may enter its end.
alter table identity.consent_withdrawal enable row level security;
alter table identity.consent_withdrawal force row level security;
create policy readable on identity.consent_withdrawal for select
    using (consent in (select c.id from identity.consent c));
create policy withdrawable on identity.consent_withdrawal for insert
    with check (by = (select identity.me())
        and exists (select from identity.consent c
                     where c.id = consent
                       and case c.subject_kind
                               when 'PATIENT' then c.institution in (select identity.places('CASE_WRITE'))
                               else c.subject = (select identity.person())
                                 or c.institution in (select identity.places('CONTACT_WRITE'))
                           end));
