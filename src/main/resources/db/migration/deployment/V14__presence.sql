-- On which days somebody is at the place: those of the term that holds, from setting out to leaving, without days
-- away, which may overlap. Of whoever has not set out there are only the days to come.
create view deployment.presence with (security_invoker = true) as
select p.id as posting, went.during, went.during - coalesce(away.days, '{}') as days
  from deployment.posting p
  join deployment.tenure t on t.posting = p.id
  left join deployment.journey j on j.posting = p.id
  cross join lateral (
       select datemultirange(t.during
                  * case when j.posting is null then daterange(deployment.today() + 1, null)
                         else daterange(j.set_out, j.left_on + 1)
                    end) as during) went
  left join lateral (
       select range_agg(a.during) as days from deployment.absence_now a where a.posting = p.id) away on true;
grant select on deployment.presence to jieli_app;
