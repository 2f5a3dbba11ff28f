-- What a search box may be given for a name: the name itself, its pinyin, its initials, and each
-- tail of these, so that "contains" is the start of some tail and every question, however short, is
-- one walk down a b-tree. The price is about nine short rows a name.
create table directory.region_key (
    whole  boolean not null, -- the key is the whole name, not a tail of it
    key    text    not null collate "C",
    region text    not null references directory.region,
    primary key (whole, key, region)
);
create table directory.institution_key (
    whole       boolean not null,
    key         text    not null collate "C",
    institution uuid    not null references directory.institution,
    primary key (whole, key, institution)
);
create table directory.person_key (
    whole  boolean not null,
    key    text    not null collate "C",
    person uuid    not null references directory.person,
    primary key (whole, key, person)
);
create index on directory.region_key (region);
create index on directory.institution_key (institution);
create index on directory.person_key (person);

grant delete on directory.region_key, directory.institution_key, directory.person_key to jieli_app;
