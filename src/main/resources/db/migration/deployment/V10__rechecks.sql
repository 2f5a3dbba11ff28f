-- When the last check is to be repeated: in ten minutes for a reading that stands alone, in four hours for
-- amber. For the person, their physician, their leader.
create function deployment.health_rechecks() returns table (posting uuid, again timestamptz)
    language sql stable security definer rows 50 set search_path = ''
begin atomic
    select last.posting, last.taken_at + case when last.repeat then interval '10 minutes' else interval '4 hours' end
      from (select distinct on (c.posting) c.posting, c.taken_at, c.repeat, c.level
              from deployment.health_check c
             where c.taken_at > now() - interval '60 days'
               and (c.person = identity.person()
                 or c.posting in (select deployment.doctored())
                 or c.posting in (select deployment.led()))
             order by c.posting, c.taken_at desc, c.id desc) last
     where last.repeat or last.level = 'AMBER';
end;
