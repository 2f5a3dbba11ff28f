-- 新技术新项目准入: how far a technique has come at a hospital; the newest step tells. What cases alone can tell
-- (first case, local only, dormant, lost) is worked out, never typed.
create table mentoring.technique_step (
    institution uuid        not null, -- directory's InstitutionId
    technique   text        not null, -- a code of terms
    number      int         not null check (number > 0),
    state       text        not null check (state in ('NEED', 'PROPOSED', 'READINESS_CHECKED', 'APPROVED', 'TRIAL',
                    'MID_REVIEW', 'FINAL_REVIEW', 'ROUTINE', 'REJECTED', 'SUSPENDED', 'STOPPED', 'REVIVED')),
    day         date        not null,
    words       text        not null default '' check (length(words) <= 4000),
    by          uuid        not null, -- identity's AccountId
    at          timestamptz not null,
    simulated   boolean     not null default false,
    primary key (institution, technique, number)
);

-- 医疗技术委员会、伦理委员会: both must agree before first use.
create table mentoring.committee_decision (
    id          uuid        primary key,
    institution uuid        not null,
    technique   text        not null,
    committee   text        not null check (committee in ('TECHNICAL', 'ETHICS')),
    number      text        not null check (number <> '' and length(number) <= 100),
    agreed      boolean     not null,
    day         date        not null,
    by          uuid        not null,
    at          timestamptz not null,
    simulated   boolean     not null default false
);
create index on mentoring.committee_decision (institution, technique);

-- Since when a technique may be done: approved, not rejected, suspended or stopped since.
create view mentoring.admission_now with (security_invoker = true) as
select distinct on (s.institution, s.technique) s.institution, s.technique, s.state, s.day,
       mentoring.allows(s.state) as admitted
  from mentoring.technique_step s
 order by s.institution, s.technique, s.number desc;
grant select on mentoring.admission_now to jieli_app;

-- Cases of what was not admitted, for medical affairs.
create index on mentoring.entry (institution, technique) where unadmitted;

-- 限制类技术备案: with the authority, within 15 working days after first use.
create table mentoring.technique_filing (
    institution uuid        not null,
    technique   text        not null,
    number      text        not null check (number <> '' and length(number) <= 100),
    authority   text        not null check (authority <> '' and length(authority) <= 200),
    day         date        not null,
    by          uuid        not null,
    at          timestamptz not null,
    simulated   boolean     not null default false,
    primary key (institution, technique, number)
);

-- 首例: what somebody says, or the log shows, was the first of its kind. A claim until it is proven.
create table mentoring.first_claim (
    id          uuid        primary key, -- derived from what it says, so that the same one is there once
    institution uuid        not null,
    technique   text        not null,
    scope       text        not null check (scope in ('HOSPITAL', 'COUNTY', 'PREFECTURE', 'REGION')),
    region      text        not null, -- directory's code of the region the scope means; of a hospital its county
    day         date,                 -- null: nobody says when
    entry       uuid        references mentoring.entry,
    source      text        not null check (source in ('DETECTED', 'STATED', 'REPORTED')),
    words       text        not null default '' check (length(words) <= 1000), -- as the source says it
    link        text        not null default '', -- opens the source
    around      text[]      not null default '{}', -- the log's: codes of all regions the hospital lies in
    pairing     uuid,
    by          uuid,                 -- null: the house itself
    at          timestamptz not null,
    simulated   boolean     not null default false
);
create index on mentoring.first_claim (technique, scope, region);
create index on mentoring.first_claim (institution, technique);
create index on mentoring.first_claim (entry);

-- Documents' lines that stand no longer: what they claimed is gone until they tell it again.
create table mentoring.first_untold (
    claim uuid        primary key references mentoring.first_claim,
    at    timestamptz not null
);
grant delete on mentoring.first_untold to jieli_app;

-- Claims whose case or line stands no longer.
create view mentoring.first_gone with (security_invoker = true) as
select c.id
  from mentoring.first_claim c
 where exists (select from mentoring.first_untold u where u.claim = c.id)
    or c.entry is not null and not exists (select from mentoring.case_now e where e.id = c.entry);
grant select on mentoring.first_gone to jieli_app;

-- The health authority of the level that a claim names confirmed it.
create table mentoring.first_confirmation (
    claim     uuid        not null references mentoring.first_claim,
    number    text        not null check (number <> '' and length(number) <= 100),
    authority text        not null check (authority <> '' and length(authority) <= 200),
    day       date        not null,
    by        uuid        not null,
    at        timestamptz not null,
    simulated boolean     not null default false,
    primary key (claim, number)
);

-- Two claims of the same first: which stands, why. Somebody may decide anew; the newest holds.
create table mentoring.first_resolution (
    id        uuid        primary key,
    stands    uuid        not null references mentoring.first_claim,
    yields    uuid        not null references mentoring.first_claim,
    reason    text        not null check (reason <> '' and length(reason) <= 1000),
    by        uuid        not null,
    at        timestamptz not null,
    simulated boolean     not null default false,
    check (stands <> yields)
);
create index on mentoring.first_resolution (stands);
create index on mentoring.first_resolution (yields);

-- Somebody looked at everything a fact needs. What was found is kept word for word. Several claims may speak of the
-- same first: it is proven by one of them, anew only after the proof before has fallen.
create table mentoring.first_proof (
    first     uuid        not null, -- derived from technique, scope, hospital or region
    number    int         not null check (number > 0),
    claim     uuid        not null references mentoring.first_claim,
    entry     uuid        not null references mentoring.entry,
    evidence  text        not null check (evidence <> '' and length(evidence) <= 4000),
    by        uuid        not null,
    at        timestamptz not null,
    simulated boolean     not null default false,
    primary key (first, number)
);
create index on mentoring.first_proof (claim);
create index on mentoring.first_proof (entry);

-- An earlier case came to light, or the case itself was taken back: a claim again.
create table mentoring.first_disproof (
    first     uuid        not null,
    number    int         not null,
    reason    text        not null check (reason <> ''),
    at        timestamptz not null,
    primary key (first, number),
    foreign key (first, number) references mentoring.first_proof
);

-- Proofs that stand.
create view mentoring.first_proof_now with (security_invoker = true) as
select p.*
  from mentoring.first_proof p
 where not exists (select from mentoring.first_disproof d where d.first = p.first and d.number = p.number);
grant select on mentoring.first_proof_now to jieli_app;

-- What has become of each claim. What agrees in hospital and day speaks of the same first; what only the log says
-- the log decides by its days, within the hospital and within the region: neither is a conflict.
create view mentoring.first_now with (security_invoker = true) as
select c.*, p.entry as proven_entry,
       case when p.claim is not null then 'PROVEN'
            when exists (select from mentoring.first_resolution r
                          where r.yields = c.id
                            and not exists (select from mentoring.first_resolution n
                                             where n.stands = c.id and n.yields = r.stands and n.at > r.at)) then 'YIELDED'
            when exists (select from mentoring.first_gone g where g.id = c.id) then 'GONE'
            when c.day is not null and exists (select from mentoring.case_now e
                                                where e.institution = c.institution and e.technique = c.technique
                                                  and e.day < c.day)
              or c.source = 'DETECTED' and c.scope <> 'HOSPITAL'
                 and exists (select from mentoring.first_claim o join mentoring.case_now e on e.id = o.entry
                              where o.source = 'DETECTED' and o.technique = c.technique
                                and c.region = any(o.around) and e.day < c.day) then 'OVERTAKEN'
            when exists (select from mentoring.first_claim o
                          where o.technique = c.technique and o.scope = c.scope and o.region = c.region and o.id <> c.id
                            and not (o.source = 'DETECTED' and c.source = 'DETECTED')
                            and not exists (select from mentoring.first_gone g where g.id = o.id)
                            and (c.scope <> 'HOSPITAL' or o.institution = c.institution)
                            and not (o.institution = c.institution
                                     and (o.day is null or c.day is null or o.day = c.day))
                            and not exists (select from mentoring.first_resolution r
                                             where c.id in (r.stands, r.yields) and o.id in (r.stands, r.yields))) then 'CONFLICT'
            else 'CLAIM' end as state
  from mentoring.first_claim c
  left join mentoring.first_proof_now p on p.claim = c.id;
grant select on mentoring.first_now to jieli_app;

-- 师徒协议. Its techniques and steps are rows of their own.
create table mentoring.pair (
    id          uuid        primary key,
    pairing     uuid        not null, -- pairing's PairingId
    institution uuid        not null, -- where the apprentice works and is taught
    mentor      uuid        not null, -- directory's PersonId
    apprentice  uuid        not null,
    posting     uuid        not null, -- deployment's PostingId by which the mentor is there
    department  text        not null check (department <> '' and length(department) <= 100),
    during      daterange   not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    mid_review  date,
    assessment  date,
    assessor    uuid,                 -- directory's PersonId; not the mentor
    mentor_does text        not null default '' check (length(mentor_does) <= 2000),
    learner_does text       not null default '' check (length(learner_does) <= 2000),
    afterwards  text        not null default '' check (length(afterwards) <= 1000), -- when the mentor leaves
    by          uuid        not null,
    at          timestamptz not null,
    simulated   boolean     not null default false,
    check (mentor <> apprentice)
);
create index on mentoring.pair (institution);
create index on mentoring.pair (mentor);
create index on mentoring.pair (apprentice);

create table mentoring.pair_technique (
    pair      uuid not null references mentoring.pair,
    technique text not null,
    level     int  not null check (level between 3 and 5), -- 4: alone
    least     int  not null check (least between 1 and 500), -- cases
    target    date not null,
    primary key (pair, technique)
);

create table mentoring.pair_step (
    pair      uuid        not null references mentoring.pair,
    number    int         not null check (number > 0),
    state     text        not null check (state in ('SIGNED', 'ACTIVE', 'MID_REVIEW', 'REMEDIAL', 'GRADUATED', 'CHECK_6M',
                  'CHECK_12M', 'CLOSED', 'ENDED_NOT_MET', 'MENTOR_LEFT', 'SUCCEEDED', 'REMOTE')),
    day       date        not null,
    words     text        not null default '' check (length(words) <= 2000),
    by        uuid        not null,
    at        timestamptz not null,
    simulated boolean     not null default false,
    primary key (pair, number)
);

-- Another mid-term review, assessment or assessor agreed on later; the newest holds.
create table mentoring.pair_plan (
    pair       uuid        not null references mentoring.pair,
    version    int         not null check (version > 0),
    mid_review date,
    assessment date,
    assessor   uuid,
    reason     text        not null check (reason <> '' and length(reason) <= 1000),
    by         uuid        not null,
    at         timestamptz not null,
    primary key (pair, version)
);

-- An agreement as it stands.
create view mentoring.pair_now with (security_invoker = true) as
select p.id, p.pairing, p.institution, p.mentor, p.apprentice, p.posting, p.department, p.during,
       case when a.pair is null then p.mid_review else a.mid_review end as mid_review,
       case when a.pair is null then p.assessment else a.assessment end as assessment,
       case when a.pair is null then p.assessor else a.assessor end as assessor,
       p.mentor_does, p.learner_does, p.afterwards, p.simulated,
       coalesce(s.state, 'PROPOSED') as state, coalesce(s.number, 0) as steps, s.day as stepped_on
  from mentoring.pair p
  left join lateral (select x.* from mentoring.pair_plan x where x.pair = p.id order by x.version desc limit 1) a on true
  left join lateral (select x.* from mentoring.pair_step x where x.pair = p.id order by x.number desc limit 1) s on true;
grant select on mentoring.pair_now to jieli_app;

-- Who teaches whom what on which days: from the day it was active to the day it ended, at most the term.
create view mentoring.teaching_now with (security_invoker = true) as
select p.id as pair, p.pairing, p.institution, p.mentor, p.apprentice, p.posting, t.technique, t.level, t.least, t.target,
       p.during * daterange(a.day, e.day) as during, s.state
  from mentoring.pair p
  join mentoring.pair_technique t on t.pair = p.id
  join lateral (select x.day, x.number from mentoring.pair_step x where x.pair = p.id and x.state = 'ACTIVE'
                 order by x.number limit 1) a on true
  join lateral (select x.state from mentoring.pair_step x where x.pair = p.id order by x.number desc limit 1) s on true
  left join lateral (select x.day from mentoring.pair_step x
                      where x.pair = p.id and x.state in ('GRADUATED', 'ENDED_NOT_MET', 'MENTOR_LEFT', 'SUCCEEDED', 'CLOSED')
                        and x.number > a.number
                      order by x.number limit 1) e on true
 where not isempty(p.during * daterange(a.day, e.day));
grant select on mentoring.teaching_now to jieli_app;
