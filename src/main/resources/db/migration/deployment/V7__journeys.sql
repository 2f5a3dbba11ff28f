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

-- What the steps taken so far tell, by the same rule.
insert into deployment.journey (posting, set_out, left_on)
select p.id,
       case when s.first = (p.entered_at at time zone 'Asia/Shanghai')::date or s.first >= upper(t.during)
            then least(s.first, lower(t.during)) else s.first end,
       s.left_on
  from deployment.posting p
  join (select posting,
               min((entered_at at time zone 'Asia/Shanghai')::date) as first,
               min((entered_at at time zone 'Asia/Shanghai')::date)
                   filter (where state in ('LEFT', 'POST_RETURN_CHECK', 'CLOSED')) as left_on
          from deployment.posting_step
         where state not in ('PLANNED', 'CLEARED', 'POSTPONED', 'WITHDRAWN')
         group by posting) s on s.posting = p.id
  left join deployment.tenure t on t.posting = p.id;

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
