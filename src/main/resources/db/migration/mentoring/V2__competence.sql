-- What a committee asks before it believes in competence, per technique at a hospital; the newest version holds.
create table mentoring.criterion (
    institution uuid             not null, -- directory's InstitutionId
    technique   text             not null, -- a code of terms
    version     int              not null check (version > 0),
    p0          double precision not null check (p0 > 0),
    p1          double precision not null check (p1 > p0 and p1 < 1),
    h           double precision not null check (h > 0 and h <= 20),
    alarm       double precision not null check (alarm > 0 and alarm <= 20), -- h′ of the watch after a grant
    failure     text[]           not null check (cardinality(failure) > 0
                    and failure <@ array['TAKEN_OVER', 'COMPLICATION', 'NOT_SUCCESSFUL']),
    least       int              not null check (least between 1 and 500), -- signed cases a grant of level 4 needs
    rare        boolean          not null default false, -- seen a few times a year: longer windows
    committee   text             not null check (committee <> '' and length(committee) <= 200), -- who decided, number
    decided_on  date             not null,
    by          uuid             not null, -- identity's AccountId
    at          timestamptz      not null,
    simulated   boolean          not null default false,
    primary key (institution, technique, version)
);

-- 授权: what somebody may do, signed, dated, with an end; it never follows from cases by itself.
create table mentoring.skill_grant (
    id          uuid        primary key,
    person      uuid        not null, -- directory's PersonId
    institution uuid        not null,
    technique   text        not null,
    level       int         not null check (level between 1 and 5),
    scope       text        not null default '' check (length(scope) <= 500), -- limits in words; empty: none
    during      daterange   not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    evidence    text        not null check (length(evidence) <= 4000), -- what it rested on that day, word for word
    grantor     uuid        not null, -- directory's PersonId
    by          uuid        not null, -- identity's AccountId
    at          timestamptz not null,
    simulated   boolean     not null default false
);
create index on mentoring.skill_grant (institution, technique);
create index on mentoring.skill_grant (person);

-- Taken back for good (until: infinity) or suspended for a time.
create table mentoring.skill_suspension (
    id          uuid        primary key,
    skill_grant uuid        not null references mentoring.skill_grant,
    during      daterange   not null check (not isempty(during) and not lower_inf(during)),
    reason      text        not null check (reason <> '' and length(reason) <= 1000),
    by          uuid        not null,
    at          timestamptz not null
);
create index on mentoring.skill_suspension (skill_grant);

-- The days a grant is worth something.
create view mentoring.grant_now with (security_invoker = true) as
select g.id, g.person, g.institution, g.technique, g.level, g.simulated,
       datemultirange(g.during) - coalesce(s.days, '{}') as days
  from mentoring.skill_grant g
  left join lateral (select range_agg(x.during) as days from mentoring.skill_suspension x
                      where x.skill_grant = g.id) s on true;
grant select on mentoring.grant_now to jieli_app;

-- 复警: the watch after a grant rose above its limit with this case. It takes no right away. Worked out of the
-- cases: while nobody has answered it, the row is taken away when a correction takes the alarm away.
create table mentoring.relapse (
    id          uuid        primary key, -- derived from person, technique, hospital, case
    person      uuid        not null,
    institution uuid        not null,
    technique   text        not null,
    entry       uuid        not null references mentoring.entry,
    since       date        not null,
    at          timestamptz not null
);
create index on mentoring.relapse (institution, technique);
create index on mentoring.relapse (person);
grant delete on mentoring.relapse to jieli_app;

-- What was done about it; the watch starts again at nought.
create table mentoring.relapse_answer (
    relapse     uuid        primary key references mentoring.relapse,
    words       text        not null check (words <> '' and length(words) <= 1000),
    day         date        not null,
    person      uuid        not null, -- directory's PersonId of who answered
    by          uuid        not null,
    at          timestamptz not null
);

-- 徒弟护照: what was issued, word for word, found again by its code.
create table mentoring.passport (
    id           uuid        primary key,
    person       uuid        not null, -- directory's PersonId
    institutions uuid[]      not null, -- whose deeds stand in it
    code         text        not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{20}$'),
    content      text        not null check (content <> '' and length(content) <= 5000000), -- JSON
    digest       bytea       not null check (length(digest) = 32),
    issued_by    uuid        not null, -- identity's AccountId
    issued_at    timestamptz not null,
    simulated    boolean     not null default false
);
create index on mentoring.passport (person);
