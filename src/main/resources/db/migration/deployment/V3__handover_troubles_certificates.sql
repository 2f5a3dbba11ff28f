-- 交接包: what the leaver hands on. A change is a further version of the same item; none is ever changed.
create table deployment.handover_item (
    item      uuid        not null,
    version   int         not null check (version > 0),
    posting   uuid        not null references deployment.posting,
    section   text        not null check (section <> '' and length(section) <= 50),
    title     text        not null check (title <> '' and length(title) <= 200),
    words     text        not null default '' check (length(words) <= 2000), -- no patients: case numbers, pseudonyms
    struck    boolean     not null default false,                            -- taken off the list
    by        uuid        not null, -- identity's AccountId
    at        timestamptz not null,
    simulated boolean     not null default false,
    primary key (item, version)
);
create index on deployment.handover_item (posting);

-- Signed by the leaver, then by whoever takes over: what was signed stands here word for word.
create table deployment.handover_signature (
    id        uuid        primary key,
    posting   uuid        not null references deployment.posting,
    side      text        not null check (side in ('LEAVER', 'SUCCESSOR', 'DEPARTMENT')),
    content   text        not null check (content <> '' and length(content) <= 500000),
    digest    bytea       not null check (length(digest) = 32), -- SHA-256 of the content
    by        uuid        not null, -- identity's AccountId
    person    uuid        not null, -- directory's PersonId
    capacity  text        not null default '' check (length(capacity) <= 100),
    at        timestamptz not null,
    simulated boolean     not null default false
);
create index on deployment.handover_signature (posting, at);

-- Left without a signed list, with somebody's name under the reason.
create table deployment.handover_waiver (
    posting   uuid        primary key references deployment.posting,
    reason    text        not null check (reason <> '' and length(reason) <= 1000),
    by        uuid        not null, -- identity's AccountId
    at        timestamptz not null
);

-- 队员困难: a leaking roof, a sick parent. Raised once; what happens to it are steps.
create table deployment.trouble (
    id        uuid        primary key,
    posting   uuid        not null references deployment.posting,
    category  text        not null check (category in ('HOUSING', 'HEATING', 'SUPPLIES', 'TRANSPORT', 'WORK', 'PAY', 'FAMILY', 'OTHER')),
    words     text        not null check (words <> '' and length(words) <= 2000),
    by        uuid        not null, -- identity's AccountId
    at        timestamptz not null,
    simulated boolean     not null default false
);
create index on deployment.trouble (posting);

create table deployment.trouble_step (
    trouble   uuid        not null references deployment.trouble,
    number    int         not null check (number > 0),
    state     text        not null check (state in ('OWNED', 'SOLVED', 'REOPENED')),
    owner     uuid, -- directory's PersonId of who sees to it
    words     text        not null default '' check (length(words) <= 2000),
    by        uuid        not null, -- identity's AccountId
    at        timestamptz not null,
    primary key (trouble, number),
    check ((state = 'OWNED') = (owner is not null)),
    check (state = 'OWNED' or words <> '')
);

-- That the hospital at home has seen it.
create table deployment.trouble_seen (
    trouble   uuid        primary key references deployment.trouble,
    person    uuid        not null, -- directory's PersonId
    at        timestamptz not null
);

-- 支援经历证明. The content is a text of one fact a line; the digest is SHA-256 of it with the code, which
-- the audit trail keeps too.
create table deployment.certificate (
    id        uuid        primary key,
    person    uuid        not null, -- directory's PersonId
    code      text        not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{20}$'),
    pairings  uuid[]      not null check (cardinality(pairings) > 0),
    content   text        not null check (content <> '' and length(content) <= 500000),
    digest    bytea       not null check (length(digest) = 32),
    issued_by uuid        not null, -- identity's AccountId
    issued_at timestamptz not null,
    simulated boolean     not null default false
);
create index on deployment.certificate (person);

create table deployment.certificate_withdrawal (
    certificate uuid        primary key references deployment.certificate,
    reason      text        not null check (reason <> '' and length(reason) <= 1000),
    by          uuid        not null, -- identity's AccountId
    at          timestamptz not null
);
