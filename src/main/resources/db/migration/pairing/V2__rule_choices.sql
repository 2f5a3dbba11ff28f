alter table pairing.rule_set
    add column entered_by text not null default '', -- empty: came with the program
    add column entered_at timestamptz;

-- Which rule set a pairing keeps from a day on, as it was decided again and again; rule_binding is what
-- comes of it.
create table pairing.rule_choice (
    pairing    uuid        not null references pairing.pairing,
    rule_set   text        not null,
    version    int         not null,
    during     daterange   not null check (not isempty(during) and not lower_inf(during)),
    entered_by text        not null check (entered_by <> ''),
    entered_at timestamptz not null,
    primary key (pairing, entered_at),
    foreign key (rule_set, version) references pairing.rule_set
);

create function pairing.bind_newest_choice() returns trigger
    language plpgsql security definer set search_path = '' as $$
begin
    delete from pairing.rule_binding b where b.pairing = new.pairing and lower(b.during) >= lower(new.during);
    update pairing.rule_binding b set during = daterange(lower(b.during), lower(new.during))
     where b.pairing = new.pairing and b.during @> lower(new.during);
    insert into pairing.rule_binding (pairing, rule_set, version, during)
    values (new.pairing, new.rule_set, new.version, new.during);
    return null;
end
$$;
create trigger bind_newest_choice after insert on pairing.rule_choice
    for each row execute function pairing.bind_newest_choice();
