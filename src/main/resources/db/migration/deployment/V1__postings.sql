create extension if not exists btree_gist with schema public;

-- 岗位需求: a discipline wanted at a hospital for a time. What changes is a new row of seat_change.
create table deployment.seat (
    id            uuid        primary key,
    pairing       uuid        not null, -- pairing's PairingId
    recipient     uuid        not null, -- directory's InstitutionId
    specialty     text        not null check (specialty <> ''), -- a code of terms
    minimum_grade text        check (minimum_grade in ('JUNIOR', 'INTERMEDIATE', 'ASSOCIATE_SENIOR', 'SENIOR')),
    weight        int         not null check (weight between 1 and 5),
    during        daterange   not null check (not isempty(during) and not lower_inf(during)),
    note          text        not null default '' check (length(note) <= 1000),
    entered_by    text        not null check (entered_by <> ''),
    entered_at    timestamptz not null,
    simulated     boolean     not null default false
);
create index on deployment.seat (pairing);
create index on deployment.seat (recipient);

create table deployment.seat_change (
    seat       uuid        not null references deployment.seat,
    version    int         not null check (version > 0),
    during     daterange   not null, -- empty: never wanted after all
    reason     text        not null check (reason <> '' and length(reason) <= 1000),
    entered_by text        not null check (entered_by <> ''),
    entered_at timestamptz not null,
    primary key (seat, version)
);

-- One person at one recipient in one part. Never changed: its terms and steps are rows of their own.
create table deployment.posting (
    id         uuid        primary key,
    pairing    uuid        not null,
    person     uuid        not null, -- directory's PersonId
    recipient  uuid        not null,
    seat       uuid        references deployment.seat,
    department text        not null default '' check (length(department) <= 200),
    specialty  text        not null default '',
    part       text        not null check (part in ('SPECIALIST', 'LEADER', 'MANAGEMENT')),
    stay       text        not null check (stay in ('POSTING', 'SECONDMENT', 'SHORT_VISIT')),
    office     text        not null default '' check (length(office) <= 200), -- 挂职副院长
    employer   uuid,
    batch      int         check (batch > 0),
    entered_by text        not null check (entered_by <> ''),
    entered_at timestamptz not null,
    simulated  boolean     not null default false,
    check (part <> 'MANAGEMENT' or office <> '')
);
create index on deployment.posting (pairing);
create index on deployment.posting (recipient);
create index on deployment.posting (person);
create index on deployment.posting (seat) where seat is not null;

-- What was agreed, again and again: extended, shortened, withdrawn (an empty period).
create table deployment.posting_term (
    posting    uuid        not null references deployment.posting,
    version    int         not null check (version > 0),
    during     daterange   not null check (isempty(during) or not (lower_inf(during) or upper_inf(during))),
    reason     text        not null check (length(reason) <= 1000 and (version = 1 or reason <> '')),
    entered_by text        not null check (entered_by <> ''),
    entered_at timestamptz not null,
    primary key (posting, version)
);

-- The term that holds, written by the server alone from the newest row of posting_term; its key keeps a
-- person out of two postings at once.
create table deployment.tenure (
    posting uuid      not null references deployment.posting,
    person  uuid      not null,
    during  daterange not null check (not isempty(during)),
    constraint one_place_at_a_time primary key (person, during without overlaps)
);
create unique index on deployment.tenure (posting);
create index on deployment.tenure using gist (during);
revoke insert on deployment.tenure from jieli_app;

create function deployment.hold_newest_term() returns trigger
    language plpgsql security definer set search_path = '' as $$
begin
    delete from deployment.tenure t where t.posting = new.posting;
    if not isempty(new.during) then
        insert into deployment.tenure (posting, person, during)
        select p.id, p.person, new.during from deployment.posting p where p.id = new.posting;
    end if;
    return null;
end
$$;
create trigger hold_newest_term after insert on deployment.posting_term
    for each row execute function deployment.hold_newest_term();

-- Away from the place while the posting goes on.
create table deployment.absence (
    id         uuid        primary key,
    posting    uuid        not null references deployment.posting,
    kind       text        not null check (kind in ('LEAVE', 'RETURN_HOME', 'DESCENT', 'OTHER')),
    during     daterange   not null check (not isempty(during) and not lower_inf(during)), -- as planned; open: until further notice
    note       text        not null default '' check (length(note) <= 1000),
    entered_by text        not null check (entered_by <> ''),
    entered_at timestamptz not null
);
create index on deployment.absence (posting);

-- The first day back, if it is another one than planned.
create table deployment.absence_end (
    absence    uuid        primary key references deployment.absence,
    back       date        not null,
    entered_by text        not null check (entered_by <> ''),
    entered_at timestamptz not null
);

-- How far a posting has come; the newest row tells. None: PLANNED.
create table deployment.posting_step (
    posting    uuid        not null references deployment.posting,
    number     int         not null check (number > 0),
    state      text        not null check (state in ('PLANNED', 'CLEARED', 'TRAVELLING', 'ACCLIMATISING', 'ON_DUTY', 'ON_LEAVE',
                   'DESCENT', 'HANDING_OVER', 'LEFT', 'POST_RETURN_CHECK', 'CLOSED', 'POSTPONED', 'WITHDRAWN')),
    reason     text        not null default '' check (length(reason) <= 1000),
    entered_by text        not null check (entered_by <> ''),
    entered_at timestamptz not null,
    primary key (posting, number)
);

-- What lists and days are computed from. A withdrawn posting is not held; its period is the last it had.
-- An absence that ended before it began never was.
create view deployment.posting_now with (security_invoker = true) as
select p.*, t.posting is not null as held, coalesce(s.state, 'PLANNED') as state,
       coalesce(t.during, (select x.during from deployment.posting_term x
                            where x.posting = p.id and not isempty(x.during)
                            order by x.version desc limit 1)) as during
  from deployment.posting p
  left join deployment.tenure t on t.posting = p.id
  left join lateral (select x.state, x.number from deployment.posting_step x
                      where x.posting = p.id order by x.number desc limit 1) s on true;

create view deployment.absence_now with (security_invoker = true) as
select a.id, a.posting, a.kind, a.note, a.during as planned,
       daterange(lower(a.during), coalesce(e.back, upper(a.during))) as during
  from deployment.absence a
  left join deployment.absence_end e on e.absence = a.id
 where e.back is null or e.back > lower(a.during);

create view deployment.seat_now with (security_invoker = true) as
select s.id, s.pairing, s.recipient, s.specialty, s.minimum_grade, s.weight, s.note, s.simulated,
       coalesce(c.during, s.during) as during
  from deployment.seat s
  left join lateral (select x.during from deployment.seat_change x
                      where x.seat = s.id order by x.version desc limit 1) c on true;

grant select on deployment.posting_now, deployment.absence_now, deployment.seat_now to jieli_app;
