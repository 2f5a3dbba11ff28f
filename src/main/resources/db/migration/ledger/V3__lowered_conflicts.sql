-- A conflict taken back by whoever raised it, and raised again: the last turn tells.
create table ledger.conflict_turn (
    conflict uuid        not null references ledger.conflict,
    turn     int         not null check (turn > 0),
    raised   boolean     not null, -- turns alternate: the first one lowers
    reason   text        not null check (reason <> ''),
    taken_by text        not null check (taken_by <> ''),
    taken_at timestamptz not null,
    primary key (conflict, turn),
    check (raised = (turn % 2 = 0))
);

create view ledger.lowered_conflict as
select t.conflict
  from ledger.conflict_turn t
 group by t.conflict
having count(*) % 2 = 1;

-- As before, and nobody took it back.
create or replace view ledger.open_conflict as
select c.*
  from ledger.conflict c
 where not exists (select from ledger.conflict_decision d where d.conflict = c.id)
   and not exists (select from ledger.lowered_conflict l where l.conflict = c.id)
   and not exists (select from ledger.withdrawal w where w.document = c.document)
   and case when c.cause = 'RAISED'
            then c.document is not null
                 or exists (select from ledger.conflict_line l join ledger.standing_line s on s.id = l.line where l.conflict = c.id)
            else (select count(*) from ledger.conflict_line l join ledger.standing_line s on s.id = l.line where l.conflict = c.id) > 1
       end;
