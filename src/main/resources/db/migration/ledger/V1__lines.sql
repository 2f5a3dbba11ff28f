-- Rows are only ever added. A correction is a reversing line, with, if need be, a new one.
create table ledger.line (
    id            uuid        primary key, -- derived from the origin: a replay adds nothing
    kind          text        not null,
    sector        text        not null check (sector in ('HEALTH', 'EDUCATION', 'MIXED', 'OTHER')),
    subject       text        not null check (subject <> ''),
    pairing       uuid        not null, -- pairing's PairingId: modules share ids, not foreign keys
    place         text        not null,
    institution   uuid,
    region        text,
    who           text        not null,
    period_shape  text        not null check (period_shape in ('DAY', 'RANGE', 'SINCE', 'UNTIL', 'UNSTATED')),
    during        daterange   check (not isempty(during)),
    period_words  text        not null,
    counted       text        not null check (counted in ('KNOWN', 'UNKNOWN', 'UNCOUNTED')),
    value         numeric, -- in the unit's base, money in fen; below zero only in a reversing line
    step          numeric     check (step > 0), -- what one of the last written digit is worth
    unit          text,
    qualifiers    text[]      not null default '{}',
    amount_words  text        not null,
    origin        text        not null check (origin in ('RECORDED', 'RETURNED', 'REPORTED')),
    source        uuid        not null, -- the deed, the return or the document
    cell          text,
    fact          int,
    span_start    int,
    span_end      int,
    quote         text,
    entered_by    text        not null check (entered_by <> ''),
    entered_at    timestamptz not null,
    reverses      uuid        unique references ledger.line, -- a line is reversed once at most
    reason        text,
    seq           bigint      generated always as identity unique,
    amount_fen    bigint      generated always as (case when unit = 'CNY_FEN' then value::bigint end) stored,
    check ((period_shape = 'UNSTATED') = (during is null)),
    check ((counted = 'KNOWN') = (value is not null)),
    check ((counted = 'KNOWN') = (step is not null)),
    check (counted <> 'KNOWN' or unit is not null),
    check (counted <> 'UNCOUNTED' or unit is null),
    check (unit <> 'CNY_FEN' or value = trunc(value)),
    check (value >= 0 or reverses is not null),
    check ((reverses is null) = (reason is null)),
    check ((origin = 'REPORTED') = (fact is not null)),
    check (origin <> 'REPORTED' or (span_start >= 0 and span_end >= span_start and quote is not null)),
    check ((origin = 'RETURNED') = (cell is not null))
);
create index on ledger.line (pairing, kind);
create index on ledger.line (source);
create index on ledger.line (kind, id);

-- What counts: neither a reversing line nor one that was reversed.
create view ledger.standing_line as
select l.*
  from ledger.line l
 where l.reverses is null
   and not exists (select from ledger.line r where r.reverses = l.id);

create table ledger.withdrawal (
    document     uuid        primary key,
    reason       text        not null check (reason <> ''),
    withdrawn_by text        not null check (withdrawn_by <> ''),
    withdrawn_at timestamptz not null
);

-- Lines that cannot simply stand together.
create table ledger.conflict (
    id        uuid        primary key, -- derived from what it is about
    pairing   uuid        not null,
    kind      text        not null,
    cause     text        not null check (cause in ('DIFFERENT_VALUES', 'TOLD_TWICE', 'RAISED')),
    note      text        not null,
    document  uuid,
    fact      int,
    quote     text,
    raised_by text        not null,
    raised_at timestamptz not null
);
create index on ledger.conflict (pairing);

create table ledger.conflict_line (
    conflict uuid not null references ledger.conflict,
    line     uuid not null references ledger.line,
    primary key (conflict, line)
);
create index on ledger.conflict_line (line);

-- The primary key turns a second decision away.
create table ledger.conflict_decision (
    conflict   uuid        primary key references ledger.conflict,
    outcome    text        not null check (outcome in ('ONE_STANDS', 'ALL_STAND')),
    standing   uuid        references ledger.line,
    reason     text        not null check (reason <> ''),
    decided_by text        not null check (decided_by <> ''),
    decided_at timestamptz not null,
    check ((outcome = 'ONE_STANDS') = (standing is not null))
);
