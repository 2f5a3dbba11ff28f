create extension if not exists btree_gist with schema public;

-- Rules are data: a new reading of a rule is a new version, never an edit.
create table pairing.rule_set (
    id        text      not null,
    version   int       not null check (version > 0),
    valid     daterange not null check (not isempty(valid)),
    programme text      not null,
    chinese   text      not null,
    english   text      not null,
    source    text      not null,
    params    jsonb     not null check (jsonb_typeof(params) = 'object'),
    primary key (id, version)
);

create table pairing.pairing (
    id         uuid        primary key,
    name       text        not null check (name <> ''),
    programme  text        not null check (programme in ('PAIRED_ASSISTANCE', 'TEAM_ASSISTANCE', 'AID_REGION',
                   'EAST_WEST_COOPERATION', 'DESIGNATED_ASSISTANCE', 'COUNTY_COMMUNITY')),
    during     daterange   not null check (not isempty(during)), -- no lower bound: the start is not known
    began_by   date, -- the start is not known, but this is the latest it can have been
    began_words text       not null default '', -- 2022-07: how exactly the start is known
    note       text        not null default '',
    entered_by text        not null check (entered_by <> ''),
    entered_at timestamptz not null,
    check (began_by is null or lower_inf(during))
);

create table pairing.party (
    pairing     uuid not null references pairing.pairing,
    institution uuid not null, -- directory's InstitutionId: modules share ids, not foreign keys
    role        text not null check (role in ('SUPPORTER', 'RECIPIENT')),
    place       int  not null,
    primary key (pairing, institution) -- so nobody helps himself
);
create index on pairing.party (institution);

create table pairing.rule_binding (
    pairing  uuid      not null references pairing.pairing,
    rule_set text      not null,
    version  int       not null,
    during   daterange not null check (not isempty(during)),
    primary key (pairing, during without overlaps),
    foreign key (rule_set, version) references pairing.rule_set
);

-- Only batches that somebody spoke of. The eleventh tells nothing about the other ten.
create table pairing.batch (
    pairing uuid      not null references pairing.pairing,
    ordinal int       not null check (ordinal > 0),
    during  daterange check (not isempty(during)),
    source  text      not null,
    primary key (pairing, ordinal)
);

create table pairing.timeline_entry (
    id          uuid        primary key,
    pairing     uuid        not null references pairing.pairing,
    during      daterange   check (not isempty(during)),
    during_words text       not null,
    event       text        not null check (event <> ''),
    source      text        not null check (source <> ''),
    source_date date,
    entered_by  text        not null check (entered_by <> ''),
    entered_at  timestamptz not null
);
create index on pairing.timeline_entry (pairing);

create table pairing.need (
    id        uuid        primary key,
    pairing   uuid        not null references pairing.pairing,
    gap       text        not null check (gap in ('SPECIALTY', 'TECHNIQUE', 'EQUIPMENT', 'CENTRE')),
    what      text        not null check (what <> ''),
    severity  int         not null check (severity between 1 and 3),
    evidence  text        not null check (evidence <> ''),
    raised_by text        not null check (raised_by <> ''),
    raised_at timestamptz not null
);
create index on pairing.need (pairing);

-- A need without a row is open. The keys turn a second, contrary decision away.
create table pairing.need_step (
    need     uuid        not null references pairing.need,
    state    text        not null check (state in ('PLANNED', 'MET', 'WITHDRAWN')),
    note     text        not null,
    taken_by text        not null check (taken_by <> ''),
    taken_at timestamptz not null,
    primary key (need, state)
);
create unique index need_ends_once on pairing.need_step (need) where state in ('MET', 'WITHDRAWN');
