-- A line of a deed opens it, and says whether the deed is made up.
alter table ledger.line
    add column link      text    not null default '',
    add column simulated boolean not null default false,
    add check (link = '' or origin = 'RECORDED');

create or replace view ledger.standing_line as
select l.*
  from ledger.line l
 where l.reverses is null
   and not exists (select from ledger.line r where r.reverses = l.id);

-- Deeds are many and alike: what they come to is added up here, not line by line.
create index on ledger.line (pairing, kind, unit) include (value, during, simulated) where origin = 'RECORDED';
