-- Whoever decides is known by now; a name is as long as the directory lets it be.
alter table briefings.document
    drop constraint document_uploaded_by_check,
    add check (length(uploaded_by) between 1 and 200);
alter table briefings.decision
    drop constraint decision_decided_by_check,
    add check (length(decided_by) between 1 and 200);
alter table briefings.withdrawal
    drop constraint withdrawal_withdrawn_by_check,
    add check (length(withdrawn_by) between 1 and 200);
