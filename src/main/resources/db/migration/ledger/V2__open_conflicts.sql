-- Awaits a decision: two of its lines still stand, or what a reader of a document raised still does.
create view ledger.open_conflict as
select c.*
  from ledger.conflict c
 where not exists (select from ledger.conflict_decision d where d.conflict = c.id)
   and not exists (select from ledger.withdrawal w where w.document = c.document)
   and case when c.cause = 'RAISED'
            then c.document is not null
                 or exists (select from ledger.conflict_line l join ledger.standing_line s on s.id = l.line where l.conflict = c.id)
            else (select count(*) from ledger.conflict_line l join ledger.standing_line s on s.id = l.line where l.conflict = c.id) > 1
       end;
