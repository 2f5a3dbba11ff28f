-- Whether what a technique needs is there: noted when it changes; the newest row tells. Unknown is no row.
create table mentoring.means (
    id          uuid        primary key,
    institution uuid        not null, -- directory's InstitutionId
    technique   text        not null, -- a code of terms
    kind        text        not null check (kind in ('EQUIPMENT', 'CONSUMABLES')),
    state       text        not null check (state in ('PRESENT', 'LOW', 'OUT')), -- LOW: of consumables only
    since       date        not null,
    words       text        not null default '' check (length(words) <= 500),
    by          uuid        not null, -- identity's AccountId
    at          timestamptz not null,
    simulated   boolean     not null default false,
    check (state <> 'LOW' or kind = 'CONSUMABLES')
);
create index on mentoring.means (institution, technique);

-- Where each technique stands at each hospital, worked out of its deeds and kept until something is added or a
-- day comes on which it turns by itself.
create table mentoring.standing (
    id          uuid    not null unique, -- derived from hospital and technique
    institution uuid    not null,
    technique   text    not null,
    day         date    not null, -- as of when it was worked out
    holds_until date    not null, -- first day on which it may differ without anything new
    pressing    int     not null, -- the smaller, the sooner it should be looked at
    state       text    not null check (state in ('ABSENT', 'DEMONSTRATED', 'TAUGHT', 'INDEPENDENT', 'UNKNOWN',
                    'LOST', 'DORMANT', 'FRAGILE', 'ROOTED')),
    why         text[]  not null,
    departed    date,
    independent int     not null,
    guided      int     not null,
    needed      int     not null,
    before      int     not null,
    last_case   date,
    able        uuid[]  not null,
    levels      int[]   not null, -- of those who are able, in the same order
    equipment   text    check (equipment in ('PRESENT', 'OUT')), -- null: nobody knows
    consumables text    check (consumables in ('PRESENT', 'LOW', 'OUT')),
    warning     text,           -- the most pressing one
    warned      date,           -- the day it speaks of
    threatened  uuid,           -- the one person it speaks of
    next_state  text,           -- what it turns into if nothing more is done
    next_day    date,
    simulated   boolean not null,
    primary key (institution, technique)
);
create index on mentoring.standing (holds_until);
create index on mentoring.standing (technique);
create index on mentoring.standing (pressing, id);
create index on mentoring.standing (institution, state);
create index on mentoring.standing (warned, id) include (institution) where warning is not null;
grant update, delete on mentoring.standing to jieli_app;
grant update on mentoring.stale to jieli_app; -- whoever works it out keeps others from doing so at the same time

-- What was found 3, 6 and 12 months after a departure. A deed that comes late makes a further version.
create table mentoring.retention_check (
    institution uuid        not null,
    technique   text        not null,
    departed    date        not null,
    months      int         not null check (months in (3, 6, 12)),
    version     int         not null check (version > 0),
    state       text,                 -- null: nobody left then after all
    independent int         not null,
    before      int         not null,
    able        int         not null,
    last_case   date,
    complications int,                -- in the cases of the window; null: nobody left then
    taken_over  int,
    equipment   text        check (equipment in ('PRESENT', 'OUT')), -- null: nobody knew
    consumables text        check (consumables in ('PRESENT', 'LOW', 'OUT')),
    at          timestamptz not null,
    simulated   boolean     not null default false,
    primary key (institution, technique, departed, months, version)
);

-- What was told to the account of batons: passed on, kept for half a year, for a year. The newest version says
-- whether it still counts.
create table mentoring.baton_deed (
    institution uuid        not null,
    technique   text        not null,
    kind        text        not null check (kind in ('PASSED', 'KEPT_6', 'KEPT_12')),
    about       date        not null, -- the day it was passed on; the departure it was kept after
    version     int         not null check (version > 0),
    counts      boolean     not null,
    at          timestamptz not null,
    primary key (institution, technique, kind, about, version)
);
