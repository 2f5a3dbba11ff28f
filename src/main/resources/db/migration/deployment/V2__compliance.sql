-- What a pairing chose where the text of a rule leaves a question open. The newest number holds; an
-- empty value goes back to what the rule set or the default says.
create table deployment.ambiguity (
    pairing    uuid        not null, -- pairing's PairingId
    number     int         not null check (number > 0),
    parameter  text        not null check (parameter <> ''),
    value      text        not null check (length(value) <= 500),
    reason     text        not null check (reason <> '' and length(reason) <= 1000),
    entered_by text        not null check (entered_by <> ''),
    entered_at timestamptz not null,
    primary key (pairing, number)
);

-- A rule not asked of a pairing for a time: never without a name, a reason, an end.
create table deployment.waiver (
    id         uuid        primary key,
    pairing    uuid        not null,
    check_code text        not null check (check_code <> ''),
    name       text        not null check (name <> '' and length(name) <= 200),
    reason     text        not null check (reason <> '' and length(reason) <= 1000),
    during     daterange   not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    entered_by text        not null check (entered_by <> ''),
    entered_at timestamptz not null,
    simulated  boolean     not null default false
);
create index on deployment.waiver (pairing);

-- Taken back early.
create table deployment.waiver_end (
    waiver     uuid        primary key references deployment.waiver,
    since      date        not null,
    entered_by text        not null check (entered_by <> ''),
    entered_at timestamptz not null
);
