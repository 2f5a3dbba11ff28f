-- On which days somebody is at the place: those of the term that holds, without days away, which may overlap.
-- Up to today only once a step says that they set out, from the day of that step to the day they left; of
-- days to come the plan is what there is. A posting entered after its first day was entered in retrospect:
-- then the days of its steps say nothing of when they were taken.
create view deployment.presence with (security_invoker = true) as
select p.id as posting, went.during, went.during - coalesce(away.days, '{}') as days
  from deployment.posting p
  join deployment.tenure t on t.posting = p.id
  cross join lateral (
       select (min(s.entered_at) at time zone 'Asia/Shanghai')::date as began,
              (min(s.entered_at) filter (where s.state = 'LEFT') at time zone 'Asia/Shanghai')::date as gone
         from deployment.posting_step s
        where s.posting = p.id and s.state not in ('PLANNED', 'CLEARED', 'POSTPONED', 'WITHDRAWN')) step
  cross join lateral (
       select datemultirange(t.during)
            * datemultirange(
                  case when step.began is null then daterange(deployment.today() + 1, null)
                       when (p.entered_at at time zone 'Asia/Shanghai')::date > lower(t.during) then daterange(null, step.gone)
                       else daterange(step.began, step.gone)
                  end) as during) went
  left join lateral (
       select range_agg(a.during) as days from deployment.absence_now a where a.posting = p.id) away on true;
grant select on deployment.presence to jieli_app;
