-- A planning round: what is planned together, with the numbers the rules work with.
create table deployment.plan_round (
    id                     uuid        primary key,
    name                   text        not null check (name <> '' and length(name) <= 120),
    horizon                daterange   not null check (not isempty(horizon) and not lower_inf(horizon) and not upper_inf(horizon)),
    batch                  int         check (batch > 0),
    batch_dates            date[]      not null default '{}',
    min_months             int         not null check (min_months between 0 and 60),
    max_months             int         not null check (max_months between 1 and 60),
    rest_days              int         not null check (rest_days between 0 and 3650),
    department_limit       int         not null check (department_limit between 1 and 100),
    overlap_days           int         not null check (overlap_days between 0 and 90),
    clearance_from_metres  int         not null check (clearance_from_metres between 0 and 9000),
    team_specialties       int         not null default 0 check (team_specialties between 0 and 50),
    team_associate_seniors int         not null default 0 check (team_associate_seniors between 0 and 50),
    seed                   bigint      not null,
    entered_by             text        not null,
    entered_at             timestamptz not null,
    simulated              boolean     not null default false
);
grant update (name, horizon, batch, batch_dates, min_months, max_months, rest_days, department_limit, overlap_days,
              clearance_from_metres, team_specialties, team_associate_seniors, seed) on deployment.plan_round to jieli_app;

create table deployment.plan_round_pairing (
    round   uuid not null references deployment.plan_round,
    pairing uuid not null, -- pairing's PairingId
    primary key (round, pairing)
);

-- What is wanted in this round: copied from a seat, or brought in. Left out is never deleted: old plans name it.
create table deployment.plan_post (
    id              uuid      primary key,
    round           uuid      not null references deployment.plan_round,
    seat            uuid      references deployment.seat,
    pairing         uuid      not null,
    recipient       uuid      not null, -- directory's InstitutionId
    specialty       text      not null check (specialty <> ''), -- a code of terms
    minimum_grade   text      check (minimum_grade in ('JUNIOR', 'INTERMEDIATE', 'ASSOCIATE_SENIOR', 'SENIOR')),
    altitude_metres int       check (altitude_metres between -200 and 9000),
    languages       text[]    not null default '{}',
    weight          int       not null check (weight between 1 and 5),
    during          daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    note            text      not null default '' check (length(note) <= 1000),
    left_out        boolean   not null default false
);
create index on deployment.plan_post (round);
create unique index on deployment.plan_post (round, seat, during) where seat is not null;
grant update (left_out) on deployment.plan_post to jieli_app;

-- Who may be sent in this round.
create table deployment.plan_nominee (
    id             uuid           primary key,
    round          uuid           not null references deployment.plan_round,
    person         uuid,          -- directory's PersonId; null until the person is entered there
    name           text           not null check (name <> '' and length(name) <= 100),
    birth_year     int            check (birth_year between 1900 and 2100),
    employer       uuid           not null, -- directory's InstitutionId
    department     text           not null default '' check (length(department) <= 100),
    specialties    text[]         not null check (cardinality(specialties) > 0),
    grade          text           check (grade in ('JUNIOR', 'INTERMEDIATE', 'ASSOCIATE_SENIOR', 'SENIOR')),
    cleared_metres int            check (cleared_metres between 0 and 9000),
    languages      text[]         not null default '{}',
    free           datemultirange not null, -- when the person can be away
    prefers        uuid[]         not null default '{}', -- recipients
    avoids         uuid[]         not null default '{}',
    spouse         text           not null default '', -- the name of another nominee of the round
    note           text           not null default '' check (length(note) <= 1000),
    left_out       boolean        not null default false,
    simulated      boolean        not null default false
);
create index on deployment.plan_nominee (round, name);
create unique index on deployment.plan_nominee (round, person) where person is not null and not left_out;
grant update (left_out) on deployment.plan_nominee to jieli_app;

-- What a planner decided by hand: this one there then, or just not.
create table deployment.plan_pin (
    id         uuid        primary key,
    round      uuid        not null references deployment.plan_round,
    wanted     boolean     not null,
    post       uuid        not null references deployment.plan_post,
    nominee    uuid        not null references deployment.plan_nominee,
    during     daterange   not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    entered_by text        not null,
    entered_at timestamptz not null
);
create index on deployment.plan_pin (round);
create table deployment.plan_pin_lifted (
    pin       uuid        primary key references deployment.plan_pin,
    lifted_by text        not null,
    lifted_at timestamptz not null
);

-- A workbook that comes in: checked row by row in the background, taken whole or returned.
create table deployment.plan_intake (
    id         uuid        primary key,
    round      uuid        not null references deployment.plan_round,
    kind       text        not null check (kind in ('NOMINEES', 'POSTS')),
    file_name  text        not null check (length(file_name) <= 200),
    language   text        not null,
    content    bytea,      -- as it came; gone once it was read
    state      text        not null default 'WAITING' check (state in ('WAITING', 'RUNNING', 'TAKEN', 'RETURNED', 'REFUSED', 'FAILED')),
    why        text,       -- of a refusal
    detail     text        not null default '',
    rows_total int         not null default 0,
    rows_done  int         not null default 0,
    rows_wrong int         not null default 0,
    answer     bytea,      -- the rows with their problems
    beat_at    timestamptz,
    entered_by text        not null,
    entered_at timestamptz not null
);
create index on deployment.plan_intake (round, entered_at);
create index on deployment.plan_intake (entered_at) where state in ('WAITING', 'RUNNING');
grant update (content, state, why, detail, rows_total, rows_done, rows_wrong, answer, beat_at) on deployment.plan_intake to jieli_app;

-- One search for a plan. The node that works on it writes how it stands; every node reads it here.
create table deployment.plan_run (
    id            uuid        primary key,
    round         uuid        not null references deployment.plan_round,
    number        int         not null check (number > 0),
    seed          bigint      not null,
    limit_seconds int         not null check (limit_seconds between 1 and 3600),
    earlier       uuid        references deployment.plan_run, -- planned anew from this one, with the fewest changes
    absentee      uuid        references deployment.plan_nominee,
    away          daterange   check (not isempty(away) and not lower_inf(away) and not upper_inf(away)),
    rules         jsonb       not null, -- the round's row when it was asked
    state         text        not null default 'WAITING' check (state in ('WAITING', 'RUNNING', 'ENDED', 'CONTRADICTORY', 'FAILED')),
    node          text,
    entered_by    text        not null,
    entered_at    timestamptz not null,
    started_at    timestamptz,
    beat_at       timestamptz, -- the node works on it; long ago means it died
    ended_at      timestamptz,
    first_ms      bigint,
    elapsed_ms    bigint      not null default 0,
    unmet         bigint,      -- seat-days without anybody, times weight
    handovers     bigint,
    unfairness    bigint,
    bound         bigint,      -- no plan leaves less unmet
    gap_percent   double precision,
    proven        boolean     not null default false,
    stopped       boolean     not null default false,
    unique (round, number),
    check ((earlier is null) = (absentee is null) and (absentee is null) = (away is null))
);
create index on deployment.plan_run (entered_at) where state in ('WAITING', 'RUNNING');
grant update (state, node, started_at, beat_at, ended_at, first_ms, elapsed_ms, unmet, handovers, unfairness, bound,
              gap_percent, proven, stopped) on deployment.plan_run to jieli_app;

-- Somebody wants it to stop; whichever node works on it reads this.
create table deployment.plan_stop (
    run        uuid        primary key references deployment.plan_run,
    entered_by text        not null,
    entered_at timestamptz not null
);

-- The plan: who holds which post on which days.
create table deployment.plan_stay (
    run      uuid      not null references deployment.plan_run,
    post     uuid      not null references deployment.plan_post,
    nominee  uuid      not null references deployment.plan_nominee,
    duty     daterange not null check (not isempty(duty)),
    presence daterange not null check (presence @> duty), -- with the days of hand-over
    primary key (run, post, duty without overlaps)
);
grant delete on deployment.plan_stay to jieli_app; -- a better plan takes its place

-- Days on which a post has nobody, with the sentence that says why.
create table deployment.plan_gap (
    run       uuid      not null references deployment.plan_run,
    post      uuid      not null references deployment.plan_post,
    during    daterange not null check (not isempty(during)),
    why       text      not null,
    why_en    text      not null,
    change    text      not null default '', -- the smallest that would fill it; empty if no single one does
    change_en text      not null default '',
    primary key (run, post, during without overlaps)
);

-- What else the engine says: a rule kept or broken, who would fit a gap, whom no post fits, what contradicts itself.
create table deployment.plan_sentence (
    run     uuid not null references deployment.plan_run,
    place   int  not null,
    kind    text not null check (kind in ('RULE', 'BREACH', 'HINDRANCE', 'UNPLACEABLE', 'CONTRADICTION')),
    rule    text not null default '',
    post    uuid references deployment.plan_post,
    since   date, -- the first day of the gap a hindrance belongs to
    nominee uuid references deployment.plan_nominee,
    words    text not null,
    words_en text not null,
    primary key (run, place)
);

-- A stay that was accepted, with the posting it became.
create table deployment.plan_acceptance (
    run        uuid        not null,
    post       uuid        not null references deployment.plan_post,
    nominee    uuid        not null references deployment.plan_nominee,
    duty       daterange   not null,
    posting    uuid        not null unique references deployment.posting,
    round      uuid        not null references deployment.plan_round,
    entered_by text        not null,
    entered_at timestamptz not null,
    primary key (run, post, duty without overlaps),
    unique (post, duty without overlaps) -- whichever plan it came from, nobody is sent twice
);
create index on deployment.plan_acceptance (round);
