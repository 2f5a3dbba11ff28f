-- The secret a device counts six-digit codes from (RFC 6238), sealed. A code is taken once: the step of
-- the last one taken only ever grows.
create table identity.time_code (
    account   uuid primary key references identity.account,
    sealed    bytea       not null,
    last_step bigint      not null,
    set_up_at timestamptz not null
);
grant update (sealed, last_step, set_up_at), delete on identity.time_code to jieli_app;

-- Ten words for the day the device is lost, each good for once. Only their hashes are kept.
create table identity.recovery_code (
    account uuid        not null references identity.account,
    hash    bytea       not null,
    made_at timestamptz not null,
    primary key (account, hash)
);
grant delete on identity.recovery_code to jieli_app;

-- Public keys of the devices that answer for an account (WebAuthn).
create table identity.passkey (
    credential    bytea primary key,
    account       uuid        not null references identity.account,
    label         text        not null,
    public_key    bytea       not null,
    counter       bigint      not null, -- a device's own count; one that falls back is a copy
    verifies      boolean     not null, -- whether the device asked for a finger or a PIN at registration
    transports    text        not null,
    may_be_copied boolean     not null,
    is_copied     boolean     not null,
    attestation   bytea       not null,
    client_data   bytea       not null,
    added_at      timestamptz not null,
    used_at       timestamptz
);
create index on identity.passkey (account);
grant update (counter, is_copied, used_at), delete on identity.passkey to jieli_app;
