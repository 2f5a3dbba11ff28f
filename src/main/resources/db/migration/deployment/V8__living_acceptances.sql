-- The search knows what whoever asked for it may know; a node that lost a run writes nothing more.
alter table deployment.plan_run
    add column account  uuid, -- identity's AccountId of who asked
    add column attempts int not null default 0; -- how many nodes have taken it
grant update (attempts) on deployment.plan_run to jieli_app;

-- An acceptance counts as long as the posting it became lives; a post is held under its lock, so that whichever
-- plan it came from nobody is sent twice.
alter table deployment.plan_acceptance
    drop constraint plan_acceptance_pkey,
    drop constraint plan_acceptance_post_duty_key,
    drop constraint plan_acceptance_posting_key,
    add primary key (posting);
create index on deployment.plan_acceptance (run);
create index on deployment.plan_acceptance (post);

-- How high a physician lets the nominees of a round go, the newest clearance that holds today: 0 for one who
-- may not go, no row for one whom nobody has cleared. For whoever administers every pairing of the round.
create function deployment.nominee_clearances(plan uuid) returns table (nominee uuid, metres int)
    language sql stable security definer rows 100 set search_path = ''
begin atomic
    select n.id, case when c.result in ('FIT', 'FIT_WITH_CONDITIONS') then c.metres else 0 end
      from deployment.plan_nominee n
     cross join lateral (select h.result, h.metres
                           from deployment.health_clearance h
                          where h.person = n.person and h.valid @> deployment.today()
                          order by h.decided_at desc limit 1) c
     where n.round = plan
       and (c.metres is not null or c.result not in ('FIT', 'FIT_WITH_CONDITIONS'))
       and not exists (select from deployment.plan_round_pairing p
                        where p.round = plan
                          and p.pairing not in (select deployment.administered_pairings()));
end;
create index on deployment.health_clearance (person, decided_at);
