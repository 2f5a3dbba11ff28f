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
    institution uuid    not null,
    technique   text    not null,
    day         date    not null, -- as of when it was worked out
    holds_until date    not null, -- first day on which it may differ without anything new
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
    next_state  text,           -- what it turns into if nothing more is done
    next_day    date,
    simulated   boolean not null,
    primary key (institution, technique)
);
create index on mentoring.standing (holds_until);
create index on mentoring.standing (technique);
grant update, delete on mentoring.standing to jieli_app;

-- What was found 3, 6 and 12 months after a departure. A deed that comes late makes a further version.
create table mentoring.retention_check (
    institution uuid        not null,
    technique   text        not null,
    departed    date        not null,
    months      int         not null check (months in (3, 6, 12)),
    version     int         not null check (version > 0),
    state       text        not null,
    independent int         not null,
    before      int         not null,
    able        int         not null,
    last_case   date,
    at          timestamptz not null,
    simulated   boolean     not null default false,
    primary key (institution, technique, departed, months, version)
);
