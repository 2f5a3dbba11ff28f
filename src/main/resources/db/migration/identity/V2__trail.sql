-- The audit trail. Each row carries the SHA-256 of the row before and one over its own content, so a
-- change that goes around the server's promises (a superuser's, a hand on the files) breaks the chain.
create table identity.trail (
    number      bigint primary key,              -- 1, 2, 3 … without gaps
    at          timestamptz not null,
    account     uuid,                            -- null: nobody was signed in
    actor       text collate "C" not null default '', -- the name; at a failed sign-in what was typed as one
    roles       text        not null default '',
    action      text        not null check (action ~ '^[A-Z_]+$'),
    kind        text        not null,            -- what it happened to: case, account, pairing …
    object      uuid,
    institution uuid,                            -- the data owner
    before      text        not null default '',
    after       text        not null default '',
    reason      text        not null default '',
    address     text        not null default '',
    device      text        not null default '',
    previous    bytea       not null check (length(previous) = 32),
    hash        bytea       not null check (length(hash) = 32),
    -- the hash writes each length into 16 bits
    check (octet_length(actor || roles || action || kind || before || after || reason || address || device) < 65536)
);
create index trail_at on identity.trail (at);
create index trail_actor on identity.trail (actor, number);
create index trail_account on identity.trail (account, number) where account is not null;
create index trail_action on identity.trail (action, number);
create index trail_kind on identity.trail (kind, number);
create index trail_object on identity.trail (object, number) where object is not null;
create index trail_institution on identity.trail (institution, number) where institution is not null;

-- Number, time and both hashes are the server's, whatever a client sends; so nobody who may only insert
-- can write a false chain or a false time. Inserts queue from here to the end of their transaction.
-- The content is fixed in order: a number whose last bits say which ids are missing, the time, the ids,
-- the lengths of eight texts, the texts: two different rows never give the same bytes. (Spelled out
-- because it is a third faster than record_send, which says the same.) ChainCheck spells it once more.
create function identity.trail_link() returns trigger
    language plpgsql security definer set search_path = '' as $$
declare
    last record;
begin
    perform pg_advisory_xact_lock(4_716_001);
    select t.number, t.hash into last from identity.trail t order by t.number desc limit 1;
    new.number := coalesce(last.number, 0) + 1;
    new.at := clock_timestamp();
    new.previous := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
    new.hash := sha256(new.previous
        || int8send((new.number << 3) | case when new.account is null then 1 else 0 end
                    | case when new.object is null then 2 else 0 end
                    | case when new.institution is null then 4 else 0 end)
        || timestamptz_send(new.at)
        || coalesce(uuid_send(new.account), '') || coalesce(uuid_send(new.object), '')
        || coalesce(uuid_send(new.institution), '')
        || int8send((octet_length(new.actor)::bigint << 48) | (octet_length(new.roles)::bigint << 32)
                    | (octet_length(new.action)::bigint << 16) | octet_length(new.kind))
        || int8send((octet_length(new.before)::bigint << 48) | (octet_length(new.after)::bigint << 32)
                    | (octet_length(new.reason)::bigint << 16) | octet_length(new.address))
        || convert_to(new.actor || new.roles || new.action || new.kind || new.before || new.after
                      || new.reason || new.address || new.device, 'UTF8'));
    return new;
end
$$;
create trigger trail_link before insert on identity.trail
    for each row execute function identity.trail_link();

create function identity.trail_stays() returns trigger language plpgsql set search_path = '' as $$
begin
    raise exception 'the audit trail is only ever added to' using errcode = 'insufficient_privilege';
end
$$;
create trigger trail_stays before update or delete or truncate on identity.trail
    for each statement execute function identity.trail_stays();
