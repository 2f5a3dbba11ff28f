-- A clearance is overtaken by a graver form, or by a place that turns out to be higher than its band was: the
-- caller knows the bands.
drop function deployment.clearances();
create function deployment.clearances()
    returns table (posting uuid, recipient uuid, result text, valid daterange, decided_at timestamptz, metres int, graver boolean)
    language sql stable security definer rows 100 set search_path = ''
begin atomic
    select distinct on (c.posting) c.posting, p.recipient, c.result, c.valid, c.decided_at, c.metres,
           exists (select from deployment.health_form f, deployment.health_form d
                    where d.id = c.form and f.posting = c.posting and f.entered_at > d.entered_at
                      and array_position(array['NOT_FIT', 'POSTPONED', 'REVIEW', 'NONE'], f.proposal)
                        < array_position(array['NOT_FIT', 'POSTPONED', 'REVIEW', 'NONE'], d.proposal))
      from deployment.health_clearance c
      join deployment.posting p on p.id = c.posting
     where c.person = identity.person()
        or c.posting in (select deployment.doctored())
        or c.posting in (select deployment.led())
        or c.posting in (select deployment.administered())
     order by c.posting, c.decided_at desc;
end;
