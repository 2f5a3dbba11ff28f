-- Two programmes may send people to one recipient: who looks after the people of one, or leads them, knows nothing
-- of the other's. An appointment from before stands for the only programme there, else (null) for all of them.
alter table deployment.health_officer add column pairing uuid; -- pairing's PairingId
alter table deployment.health_officer no force row level security;
update deployment.health_officer o
   set pairing = (select p.pairing from deployment.posting p where p.recipient = o.recipient limit 1)
 where (select count(distinct p.pairing) from deployment.posting p where p.recipient = o.recipient) = 1;
alter table deployment.health_officer force row level security;

create or replace function deployment.doctored() returns setof uuid
    language sql stable security definer rows 50 set search_path = ''
begin atomic
    select p.id
      from deployment.health_officer o
      join deployment.posting p on p.recipient = o.recipient and p.pairing = coalesce(o.pairing, p.pairing)
      join deployment.tenure t on t.posting = p.id
     where o.person = identity.person()
       and o.during @> deployment.today()
       and not exists (select from deployment.health_officer_end e
                        where e.officer = o.id and e.until <= deployment.today())
       and t.during && daterange(deployment.today() - 60, null);
end;

create or replace function deployment.led() returns setof uuid
    language sql stable security definer rows 50 set search_path = ''
begin atomic
    select p.id
      from deployment.posting mine
      join deployment.tenure own on own.posting = mine.id and own.during @> deployment.today()
      join deployment.posting p on p.recipient = mine.recipient and p.pairing = mine.pairing
      join deployment.tenure t on t.posting = p.id and t.during && daterange(deployment.today() - 30, null)
     where mine.person = identity.person() and mine.part = 'LEADER';
end;

drop policy appointable on deployment.health_officer;
create policy appointable on deployment.health_officer for insert
    with check (appointed_by = (select identity.me()) and person <> (select identity.person())
        and pairing is not null
        and ((select identity.everywhere('PROGRAMME_WRITE'))
          or pairing in (select identity.pairings('PROGRAMME_WRITE'))
          or pairing in (select deployment.administered_pairings()))
        and ((select identity.everywhere('PROGRAMME_WRITE'))
          or recipient in (select deployment.administered_places())));
