-- Whether health keeps somebody from duty: true, false, or null when nobody knows. All that whoever reads the
-- programme may learn. A check counts since the person came up last; a clearance for the band it was given in,
-- unless a graver form was filled in since. The caller knows the band, hence the floor of it.
create function deployment.health_available(wanted uuid[], since timestamptz[], floors int[], watched boolean[])
    returns table (posting uuid, available boolean)
    language sql stable security definer rows 50 set search_path = ''
begin atomic
    select p.id,
           case when open.level > 1 then false
                when open.level = 1 or not w.watched then true
                when c.result in ('FIT', 'FIT_WITH_CONDITIONS')
                     and c.valid @> deployment.today()
                     and coalesce(c.metres >= w.floor, true)
                     and not c.graver
                     and exists (select from deployment.health_check k
                                  where k.posting = p.id and k.taken_at >= w.since) then true
           end
      from unnest(wanted, since, floors, watched) as w (id, since, floor, watched)
      join deployment.posting p on p.id = w.id
      left join lateral (select max(case e.level when 'AMBER' then 1 else 2 end) as level
                           from deployment.health_escalation e
                          where e.posting = p.id
                            and not exists (select from deployment.health_answer a
                                             where a.escalation = e.id and a.kind = 'CLOSED')) open on true
      left join lateral (select x.result, x.valid, x.metres,
                                exists (select from deployment.health_form f, deployment.health_form d
                                         where d.id = x.form and f.posting = p.id and f.entered_at > d.entered_at
                                           and array_position(array['NOT_FIT', 'POSTPONED', 'REVIEW', 'NONE'], f.proposal)
                                             < array_position(array['NOT_FIT', 'POSTPONED', 'REVIEW', 'NONE'], d.proposal)) as graver
                           from deployment.health_clearance x
                          where x.posting = p.id order by x.decided_at desc limit 1) c on true
     where (select identity.may('PROGRAMME_READ'))
        or p.person = identity.person()
        or p.id in (select deployment.doctored());
end;
