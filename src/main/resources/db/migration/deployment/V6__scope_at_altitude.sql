-- Whoever writes one programme knew how the people of another were, and a leader what a physician wrote. Both
-- now reach as far as the pairing, and no further.
alter table deployment.health_answer
    add column officer boolean not null default false; -- in red only a health officer's answer stops the chain

-- Which pairings the account at hand administers: everywhere, one it holds, one that sends people to a
-- place it holds or from it.
create function deployment.administered_pairings() returns setof uuid
    language sql stable security definer rows 10 set search_path = ''
begin atomic
    select distinct p.pairing
      from deployment.posting p
     where (select identity.everywhere('PROGRAMME_WRITE'))
        or p.pairing in (select identity.pairings('PROGRAMME_WRITE'))
        or p.recipient in (select identity.places('PROGRAMME_WRITE'))
        or p.employer in (select identity.places('PROGRAMME_WRITE'));
end;
create function deployment.administered() returns setof uuid
    language sql stable security definer rows 100 set search_path = ''
begin atomic
    select p.id
      from deployment.posting p
     where p.pairing in (select deployment.administered_pairings())
        or p.recipient in (select identity.places('PROGRAMME_WRITE'));
end;
-- The places where it may appoint.
create function deployment.administered_places() returns setof uuid
    language sql stable security definer rows 20 set search_path = ''
begin atomic
    select p.recipient
      from deployment.posting p
     where p.pairing in (select deployment.administered_pairings())
    union
    select identity.places('PROGRAMME_WRITE');
end;

-- What others may know: how things stand, from escalations that nobody closed ('0': none is open, which
-- says nothing of somebody whom nobody looked at); when the last check was
-- done, for whoever leads. No value comes out of it.
create or replace function deployment.health_states()
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
        or p.id in (select deployment.administered());
end;

-- Who answered an escalation, when: for whoever it concerns. What a physician wrote does not come out of it.
create function deployment.health_answers()
    returns table (id uuid, escalation uuid, kind text, person uuid, at timestamptz, officer boolean)
    language sql stable security definer rows 100 set search_path = ''
begin atomic
    select a.id, a.escalation, a.kind, a.person, a.at, a.officer
      from deployment.health_answer a
      join deployment.health_escalation e on e.id = a.escalation
     where e.person = identity.person()
        or e.posting in (select deployment.doctored())
        or e.posting in (select deployment.led());
end;

-- How somebody was brought down, without what was written about it.
create function deployment.health_descents()
    returns table (id uuid, posting uuid, left_at timestamptz, place text, metres int, means text, oxygen boolean)
    language sql stable security definer rows 20 set search_path = ''
begin atomic
    select d.id, d.posting, d.left_at, d.place, d.metres, d.means, d.oxygen
      from deployment.health_descent d
     where d.person = identity.person()
        or d.posting in (select deployment.doctored())
        or d.posting in (select deployment.led());
end;

-- The trend of a group, where it is five people at least: by day, the median of what each read.
create or replace function deployment.health_trend(place uuid)
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
     where exists (select from deployment.posting p
                    where p.recipient = place
                      and (p.id in (select deployment.led())
                        or p.id in (select deployment.doctored())
                        or p.id in (select deployment.administered())))
     group by each.day
    having count(*) >= 5
     order by each.day;
end;

drop policy appointable on deployment.health_officer;
create policy appointable on deployment.health_officer for insert
    with check (appointed_by = (select identity.me()) and person <> (select identity.person())
        and recipient in (select deployment.administered_places()));
drop policy endable on deployment.health_officer_end;
create policy endable on deployment.health_officer_end for insert
    with check (ended_by = (select identity.me())
        and exists (select from deployment.health_officer o
                     where o.id = officer and o.recipient in (select deployment.administered_places())));
-- Whoever led somebody down reads what they wrote of it.
drop policy led on deployment.health_descent;
create policy written on deployment.health_descent for select using (entered_by = (select identity.me()));
-- What a physician wrote is the person's; whoever leads learns of an answer from health_answers().
drop policy readable on deployment.health_answer;
create policy readable on deployment.health_answer for select
    using (account = (select identity.me())
        or exists (select from deployment.health_escalation e
                    where e.id = escalation
                      and (e.person = (select identity.person()) or e.posting in (select deployment.doctored()))));
-- Whoever leads may say that they know; only a physician closes, never their own.
drop policy answerable on deployment.health_answer;
create policy answerable on deployment.health_answer for insert
    with check (account = (select identity.me()) and person = (select identity.person())
        and exists (select from deployment.health_escalation e
                     where e.id = escalation and e.person <> (select identity.person())
                       and (e.posting in (select deployment.doctored())
                         or kind = 'ACKNOWLEDGED' and not officer and e.posting in (select deployment.led()))));
