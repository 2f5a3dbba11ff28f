-- A document as it was read. Nothing here is ever edited: what became of it stands in the tables below.
create table briefings.document (
    id           uuid        primary key,
    name         text        not null check (length(name) between 1 and 300),
    title        text,
    format       text        not null,
    charset      text        not null,
    sha256       text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    copy         int         not null default 0 check (copy >= 0), -- a withdrawn document may come again
    body         text        not null,
    published_on date,
    publisher    text        not null default '',
    pairing      uuid        not null, -- pairing's PairingId: modules share ids, not foreign keys
    uploaded_by  text        not null check (length(uploaded_by) between 1 and 100),
    uploaded_at  timestamptz not null,
    unique (sha256, copy)
);

create index document_pairing on briefings.document (pairing);

-- What the reader proposed, as it was proposed: a later grammar does not change old proposals.
create table briefings.proposal (
    document   uuid not null references briefings.document,
    number     int  not null check (number > 0),
    kind       text not null,
    subject    text not null,
    value      text, -- null is unknown, never zero
    unit       text not null,
    qualifier  text not null,
    period     text not null,
    place      text not null,
    who        text not null,
    span_start int  not null check (span_start >= 0),
    span_end   int  not null,
    quote      text not null,
    rule       text not null,
    reason     text, -- the name of the reason; its sentence stands in the messages
    primary key (document, number),
    check (span_end >= span_start)
);

-- One row per decision; a decision taken back is a row too. The key turns a second decision away.
create table briefings.decision (
    document   uuid        not null,
    number     int         not null,
    turn       int         not null check (turn > 0),
    outcome    text        not null check (outcome in ('ACCEPTED', 'REJECTED', 'REOPENED')),
    line_kind  text        check ((outcome = 'ACCEPTED') = (line_kind is not null)),
    subject    text        check ((outcome = 'ACCEPTED') = (subject is not null)),
    value      text,
    unit       text        check ((outcome = 'ACCEPTED') = (unit is not null)),
    qualifier  text        check ((outcome = 'ACCEPTED') = (qualifier is not null)),
    period     text        check ((outcome = 'ACCEPTED') = (period is not null)),
    place      text        check ((outcome = 'ACCEPTED') = (place is not null)),
    who        text        check ((outcome = 'ACCEPTED') = (who is not null)),
    decided_by text        not null check (length(decided_by) between 1 and 100),
    decided_at timestamptz not null,
    primary key (document, number, turn),
    foreign key (document, number) references briefings.proposal
);

create table briefings.withdrawal (
    document     uuid        primary key references briefings.document,
    reason       text        not null check (length(reason) between 1 and 500),
    withdrawn_by text        not null check (length(withdrawn_by) between 1 and 100),
    withdrawn_at timestamptz not null
);
