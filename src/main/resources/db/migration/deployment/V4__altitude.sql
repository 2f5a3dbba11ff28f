-- Health at altitude. What is known of a person's body is theirs and their physician's: those tables stand
-- behind the second wall. Rows are only added. What others may know comes out of narrow functions.

-- 健康官: the physician who looks after the people sent to a recipient. No role: an appointment.
create table deployment.health_officer (
    id           uuid        primary key,
    recipient    uuid        not null, -- directory's InstitutionId
    person       uuid        not null, -- directory's PersonId
    rank         int         not null check (rank between 1 and 9), -- who is asked first
    during       daterange   not null check (not isempty(during) and not lower_inf(during)),
    appointed_by uuid        not null, -- identity's AccountId
    appointed_at timestamptz not null,
    simulated    boolean     not null default false
);
create index on deployment.health_officer (recipient);
create index on deployment.health_officer (person);
create table deployment.health_officer_end (
    officer  uuid        primary key references deployment.health_officer,
    until    date        not null,
    ended_by uuid        not null,
    ended_at timestamptz not null
);

-- Where people of a recipient sleep, how high that is, which table of bands a physician confirmed for it.
create table deployment.altitude_site (
    recipient     uuid        not null,
    version       int         not null check (version > 0),
    metres        int         check (metres between -500 and 6000), -- null: nobody knows, which is never low
    band_table    int         check (band_table > 0), -- null: not confirmed
    confirmed_by  uuid        not null, -- directory's PersonId of the physician
    confirmed_at  timestamptz not null,
    simulated     boolean     not null default false,
    primary key (recipient, version)
);

-- The way up as it was slept, the hour of arrival as it was noted; the newest row of a day counts.
create table deployment.altitude_night (
    posting    uuid        not null references deployment.posting,
    day        date        not null,
    metres     int         not null check (metres between -500 and 6000),
    place      text        not null check (length(place) <= 100),
    entered_by uuid        not null,
    entered_at timestamptz not null,
    primary key (posting, day, entered_at)
);
create table deployment.altitude_arrival (
    posting    uuid        not null references deployment.posting,
    arrived_at timestamptz not null,
    entered_by uuid, -- null: the house itself
    entered_at timestamptz not null,
    primary key (posting, entered_at)
);

-- The questionnaire with the examination, sealed as a whole.
create table deployment.health_form (
    id            uuid        primary key,
    posting       uuid        not null references deployment.posting,
    person        uuid        not null,
    questionnaire int         not null check (questionnaire > 0),
    answers_sealed bytea      not null, -- see jieli/deployment/sealed.tsv
    proposal      text        not null check (proposal in ('NOT_FIT', 'POSTPONED', 'REVIEW', 'NONE')),
    entered_by    uuid        not null,
    entered_at    timestamptz not null,
    simulated     boolean     not null default false
);
create index on deployment.health_form (posting, entered_at);

-- 适岗结论: a physician's, never the software's. The reason is for the person.
create table deployment.health_clearance (
    id            uuid        primary key,
    posting       uuid        not null references deployment.posting,
    person        uuid        not null,
    form          uuid        not null references deployment.health_form,
    result        text        not null check (result in ('FIT', 'FIT_WITH_CONDITIONS', 'POSTPONED', 'NOT_FIT')),
    reason_sealed bytea,
    metres        int, -- of the place, when it was decided
    overrides     boolean     not null, -- against the proposal, which wants a reason
    valid         daterange   not null check (not isempty(valid)),
    decided_by    uuid        not null, -- directory's PersonId
    account       uuid        not null,
    decided_at    timestamptz not null,
    simulated     boolean     not null default false,
    check (decided_by <> person),
    check (not overrides or reason_sealed is not null)
);
create index on deployment.health_clearance (posting, decided_at);

-- The daily check: the score of Lake Louise (2018), what was measured, what it amounted to by the rules.
create table deployment.health_check (
    id           uuid        primary key,
    posting      uuid        not null references deployment.posting,
    person       uuid        not null,
    taken_at     timestamptz not null,
    headache     int         not null check (headache between 0 and 3),
    gut          int         not null check (gut between 0 and 3),
    fatigue      int         not null check (fatigue between 0 and 3),
    dizziness    int         not null check (dizziness between 0 and 3),
    function     int         not null check (function between 0 and 3), -- stored, never added
    spo2         int         check (spo2 between 30 and 100),
    pulse        int         check (pulse between 20 and 250),
    systolic     int         check (systolic between 50 and 280),
    diastolic    int         check (diastolic between 20 and 180),
    flags        text[]      not null,
    words_sealed bytea,
    level        text        not null check (level in ('GREEN', 'AMBER', 'RED', 'EMERGENCY')),
    reasons      text[]      not null,
    sickness     boolean     not null,
    repeat       boolean     not null,
    entered_by   uuid        not null,
    simulated    boolean     not null default false
);
create index on deployment.health_check (posting, taken_at);

-- Somebody has to answer. Open until a physician closes it.
create table deployment.health_escalation (
    id           uuid        primary key,
    health_check uuid        not null references deployment.health_check,
    posting      uuid        not null references deployment.posting,
    person       uuid        not null,
    level        text        not null check (level in ('AMBER', 'RED', 'EMERGENCY')),
    opened_at    timestamptz not null,
    simulated    boolean     not null default false
);
create index on deployment.health_escalation (posting, opened_at);
create table deployment.health_answer (
    id           uuid        primary key,
    escalation   uuid        not null references deployment.health_escalation,
    kind         text        not null check (kind in ('ACKNOWLEDGED', 'CLOSED')),
    words_sealed bytea,
    person       uuid        not null, -- who answers
    account      uuid        not null,
    at           timestamptz not null
);
create index on deployment.health_answer (escalation);
create unique index on deployment.health_answer (escalation) where kind = 'CLOSED';

-- In an emergency the leader may look at the values needed for rescue, with a reason, for four hours.
create table deployment.health_rescue (
    id         uuid        primary key,
    escalation uuid        not null references deployment.health_escalation,
    account    uuid        not null,
    reason     text        not null check (reason <> '' and length(reason) <= 1000),
    opened_at  timestamptz not null default now(),
    until      timestamptz not null default now() + interval '4 hours',
    check (until > opened_at and until <= opened_at + interval '4 hours')
);
create index on deployment.health_rescue (account, until);

-- 下送: how somebody was brought down.
create table deployment.health_descent (
    id           uuid        primary key,
    posting      uuid        not null references deployment.posting,
    person       uuid        not null,
    left_at      timestamptz not null,
    place        text        not null check (place <> '' and length(place) <= 200),
    metres       int         not null check (metres between -500 and 6000),
    means        text        not null check (means in ('AMBULANCE', 'CAR', 'HELICOPTER', 'ON_FOOT')),
    oxygen       boolean     not null,
    words_sealed bytea,
    entered_by   uuid        not null,
    entered_at   timestamptz not null,
    simulated    boolean     not null default false
);
create index on deployment.health_descent (posting);

-- Blood count and heart every six months, once after the return.
create table deployment.health_review (
    id             uuid        primary key,
    posting        uuid        not null references deployment.posting,
    person         uuid        not null,
    kind           text        not null check (kind in ('BLOOD', 'HEART', 'AFTER_RETURN')),
    day            date        not null,
    finding_sealed bytea       not null,
    entered_by     uuid        not null,
    entered_at     timestamptz not null,
    simulated      boolean     not null default false
);
create index on deployment.health_review (posting, day);

-- The day in China.
create function deployment.today() returns date
    language sql stable parallel safe set search_path = ''
    return (now() at time zone 'Asia/Shanghai')::date;

-- Whose health the account at hand looks after: the postings, from planning to sixty days after, at the
-- recipients they are appointed for today.
create function deployment.doctored() returns setof uuid
    language sql stable security definer rows 50 set search_path = ''
begin atomic
    select p.id
      from deployment.health_officer o
      join deployment.posting p on p.recipient = o.recipient
      join deployment.tenure t on t.posting = p.id
     where o.person = identity.person()
       and o.during @> deployment.today()
       and not exists (select from deployment.health_officer_end e
                        where e.officer = o.id and e.until <= deployment.today())
       and t.during && daterange(deployment.today() - 60, null);
end;

-- Whom the account at hand leads today: everybody at the recipient it is posted to as leader.
create function deployment.led() returns setof uuid
    language sql stable security definer rows 50 set search_path = ''
begin atomic
    select p.id
      from deployment.posting mine
      join deployment.tenure own on own.posting = mine.id and own.during @> deployment.today()
      join deployment.posting p on p.recipient = mine.recipient
      join deployment.tenure t on t.posting = p.id and t.during && daterange(deployment.today() - 30, null)
     where mine.person = identity.person() and mine.part = 'LEADER';
end;

-- The checks that a leader has opened in an emergency which nobody closed: those of the day before it,
-- with whatever follows.
create function deployment.rescued() returns setof uuid
    language sql stable security definer rows 10 set search_path = ''
begin atomic
    select c.id
      from deployment.health_rescue r
      join deployment.health_escalation e on e.id = r.escalation and e.level = 'EMERGENCY'
      join deployment.health_check c on c.posting = e.posting and c.taken_at > e.opened_at - interval '24 hours'
     where r.account = identity.me()
       and r.until > now()
       and not exists (select from deployment.health_answer a
                        where a.escalation = e.id and a.kind = 'CLOSED');
end;

-- What others may know: how things stand, from escalations that nobody closed; when the last check was
-- done, for whoever leads. No value comes out of it.
create function deployment.health_states()
    returns table (posting uuid, level text, last_check timestamptz)
    language sql stable security definer rows 100 set search_path = ''
begin atomic
    select p.id,
           coalesce((select max(case e.level when 'EMERGENCY' then '3' when 'RED' then '2' else '1' end)
                       from deployment.health_escalation e
                      where e.posting = p.id
                        and not exists (select from deployment.health_answer a
                                         where a.escalation = e.id and a.kind = 'CLOSED')), '0'),
           (select max(c.taken_at) from deployment.health_check c where c.posting = p.id)
      from deployment.posting p
      join deployment.tenure t on t.posting = p.id and t.during && daterange(deployment.today() - 60, null)
     where p.person = identity.person()
        or p.id in (select deployment.doctored())
        or p.id in (select deployment.led())
        or (select identity.may('PROGRAMME_WRITE'));
end;

-- The result of each clearance that counts, without its reason.
create function deployment.clearances()
    returns table (posting uuid, result text, valid daterange, decided_at timestamptz)
    language sql stable security definer rows 100 set search_path = ''
begin atomic
    select distinct on (c.posting) c.posting, c.result, c.valid, c.decided_at
      from deployment.health_clearance c
     where c.person = identity.person()
        or c.posting in (select deployment.doctored())
        or c.posting in (select deployment.led())
        or (select identity.may('PROGRAMME_WRITE'))
     order by c.posting, c.decided_at desc;
end;

-- The trend of a group, where it is five people at least: by day, the median of what each read.
create function deployment.health_trend(place uuid)
    returns table (day date, people int, middle_spo2 numeric, middle_score numeric)
    language sql stable security definer rows 60 set search_path = ''
begin atomic
    select each.day, count(*)::int,
           percentile_cont(0.5) within group (order by each.spo2)::numeric(5, 1),
           percentile_cont(0.5) within group (order by each.score)::numeric(5, 1)
      from (select (c.taken_at at time zone 'Asia/Shanghai')::date as day, c.person,
                   avg(c.spo2) as spo2, max(c.headache + c.gut + c.fatigue + c.dizziness) as score
              from deployment.health_check c
              join deployment.posting p on p.id = c.posting and p.recipient = place
             where c.taken_at > now() - interval '30 days' and c.spo2 is not null
             group by 1, 2) each
     where (select identity.may('PROGRAMME_WRITE'))
        or exists (select from deployment.posting p
                    where p.recipient = place
                      and (p.id in (select deployment.led()) or p.id in (select deployment.doctored())))
     group by each.day
    having count(*) >= 5
     order by each.day;
end;

-- Names of appointed physicians are no secret; whom to appoint is nobody's own matter.
alter table deployment.health_officer enable row level security;
alter table deployment.health_officer force row level security;
alter table deployment.health_officer_end enable row level security;
alter table deployment.health_officer_end force row level security;
create policy readable on deployment.health_officer for select using ((select identity.me()) is not null);
create policy readable on deployment.health_officer_end for select using ((select identity.me()) is not null);
create policy appointable on deployment.health_officer for insert
    with check (appointed_by = (select identity.me()) and person <> (select identity.person())
        and (select identity.may('PROGRAMME_WRITE')));
create policy endable on deployment.health_officer_end for insert
    with check (ended_by = (select identity.me()) and (select identity.may('PROGRAMME_WRITE')));

-- One's own, one's patients'.
do $$
declare one text;
begin
    foreach one in array array['health_form', 'health_clearance', 'health_check', 'health_escalation', 'health_descent', 'health_review'] loop
        execute format('alter table deployment.%I enable row level security', one);
        execute format('alter table deployment.%I force row level security', one);
        -- the functions above read past the wall, on a server whose owner is no superuser too
        execute format('create policy keeper on deployment.%I for select to current_user using (true)', one);
        execute format('create policy own on deployment.%I for select using (person = (select identity.person()))', one);
        execute format('create policy doctored on deployment.%I for select using (posting in (select deployment.doctored()))', one);
    end loop;
end
$$;
create policy rescued on deployment.health_check for select using (id in (select deployment.rescued()));
create policy led on deployment.health_escalation for select using (posting in (select deployment.led()));
create policy led on deployment.health_descent for select using (posting in (select deployment.led()));

create policy fillable on deployment.health_form for insert
    with check (entered_by = (select identity.me())
        and (person = (select identity.person()) or posting in (select deployment.doctored()))
        and exists (select from deployment.posting p where p.id = health_form.posting and p.person = health_form.person));
-- A physician decides, never on themselves.
create policy decidable on deployment.health_clearance for insert
    with check (account = (select identity.me()) and decided_by = (select identity.person())
        and posting in (select deployment.doctored())
        and exists (select from deployment.posting p where p.id = health_clearance.posting and p.person = health_clearance.person));
create policy takable on deployment.health_check for insert
    with check (entered_by = (select identity.me())
        and (person = (select identity.person()) or posting in (select deployment.doctored()))
        and exists (select from deployment.posting p where p.id = health_check.posting and p.person = health_check.person));
create policy openable on deployment.health_escalation for insert
    with check (exists (select from deployment.health_check c
                         where c.id = health_check and c.entered_by = (select identity.me())
                           and c.posting = health_escalation.posting and c.person = health_escalation.person
                           and c.level = health_escalation.level));
create policy recordable on deployment.health_descent for insert
    with check (entered_by = (select identity.me())
        and (posting in (select deployment.doctored()) or posting in (select deployment.led()))
        and exists (select from deployment.posting p where p.id = health_descent.posting and p.person = health_descent.person));
create policy recordable on deployment.health_review for insert
    with check (entered_by = (select identity.me())
        and posting in (select deployment.doctored())
        and exists (select from deployment.posting p where p.id = health_review.posting and p.person = health_review.person));

alter table deployment.health_answer enable row level security;
alter table deployment.health_answer force row level security;
create policy keeper on deployment.health_answer for select to current_user using (true);
create policy readable on deployment.health_answer for select
    using (exists (select from deployment.health_escalation e where e.id = escalation));
-- Whoever leads may say that they know; only a physician closes, never their own.
create policy answerable on deployment.health_answer for insert
    with check (account = (select identity.me()) and person = (select identity.person())
        and exists (select from deployment.health_escalation e
                     where e.id = escalation and e.person <> (select identity.person())
                       and (e.posting in (select deployment.doctored())
                         or kind = 'ACKNOWLEDGED' and e.posting in (select deployment.led()))));

alter table deployment.health_rescue enable row level security;
alter table deployment.health_rescue force row level security;
create policy keeper on deployment.health_rescue for select to current_user using (true);
-- The person whose values they are sees who looked.
create policy readable on deployment.health_rescue for select
    using (account = (select identity.me())
        or exists (select from deployment.health_escalation e
                    where e.id = escalation
                      and (e.person = (select identity.person()) or e.posting in (select deployment.doctored()))));
create policy openable on deployment.health_rescue for insert
    with check (account = (select identity.me()) and opened_at = now() and until <= now() + interval '4 hours'
        and exists (select from deployment.health_escalation e
                     where e.id = escalation and e.level = 'EMERGENCY'
                       and e.posting in (select deployment.led())));
