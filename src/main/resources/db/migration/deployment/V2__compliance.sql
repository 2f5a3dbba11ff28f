-- When somebody set out, on which day they left: kept by the server alone from the steps, so that a hundred
-- thousand postings are read without their history. What was noted looking back (in one go with the posting,
-- or after its last day) counts from the first day agreed.
create table deployment.journey (
    posting uuid primary key references deployment.posting,
    set_out date not null,
    left_on date -- the last day there
);
revoke insert on deployment.journey from jieli_app;

create function deployment.note_journey() returns trigger
    language plpgsql security definer set search_path = '' as $$
declare
    today date := (new.entered_at at time zone 'Asia/Shanghai')::date;
begin
    insert into deployment.journey as known (posting, set_out, left_on)
    select p.id,
           case when today = (p.entered_at at time zone 'Asia/Shanghai')::date or today >= upper(t.during)
                then least(today, lower(t.during)) else today end,
           case when new.state in ('LEFT', 'POST_RETURN_CHECK', 'CLOSED') then today end
      from deployment.posting p
      left join deployment.tenure t on t.posting = p.id
     where p.id = new.posting
        on conflict (posting) do update set left_on = coalesce(known.left_on, excluded.left_on);
    return null;
end
$$;
create trigger note_journey after insert on deployment.posting_step
    for each row when (new.state not in ('PLANNED', 'CLEARED', 'POSTPONED', 'WITHDRAWN'))
    execute function deployment.note_journey();

-- The term as far as it stands: of whoever left early, the days until then.
create view deployment.stay_now with (security_invoker = true) as
select t.posting, t.person, t.during * daterange(null, j.left_on + 1) as during
  from deployment.tenure t
  left join deployment.journey j on j.posting = t.posting
 where j.left_on is null or t.during && daterange(null, j.left_on + 1);
grant select on deployment.stay_now to jieli_app;

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
