create extension if not exists btree_gist with schema public;

create table directory.region (
    code               text primary key check (code ~ '^[1-9][0-9]{5}([0-9]{3}){0,2}$'),
    name               text    not null check (name <> '' and length(name) <= 200),
    kind               text    not null check (kind in ('PROVINCE', 'PREFECTURE', 'COUNTY', 'TOWNSHIP', 'VILLAGE')),
    parent             text references directory.region check (parent <> code),
    -- null is unknown, which no rule may take for low
    altitude_metres    integer check (altitude_metres between -200 and 8900),
    altitude_source    text    not null default '',
    altitude_confirmed boolean not null default false,
    population         bigint check (population >= 0),
    population_year    integer check (population_year between 1900 and 2200),
    longitude          double precision check (longitude between 73 and 136),
    latitude           double precision check (latitude between 3 and 54),
    pinyin             text    not null,
    check ((population is null) = (population_year is null)),
    check ((longitude is null) = (latitude is null)),
    check (altitude_metres is not null or not altitude_confirmed)
);
create index on directory.region (pinyin, code);
create index on directory.region (parent);

create table directory.institution (
    id        uuid primary key,
    name      text    not null check (name <> '' and length(name) <= 200),
    kind      text    not null,
    level     text check (level in ('PRIMARY', 'SECONDARY', 'TERTIARY')),
    grade     text check (grade in ('A', 'B', 'C')),
    region    text    not null references directory.region,
    -- the county medical community it belongs to, itself an institution
    community uuid references directory.institution check (community <> id),
    pinyin    text    not null,
    simulated boolean not null default false,
    source    text    not null default '',
    unique (region, name),
    check (level is not null or grade is null)
);
create index on directory.institution (pinyin, id);
create index on directory.institution (community);

-- One institution, two names: a further name is never a further institution.
create table directory.institution_name (
    institution uuid not null references directory.institution,
    name        text not null check (name <> '' and length(name) <= 200),
    primary key (institution, name)
);

create table directory.department (
    id          uuid primary key,
    institution uuid not null references directory.institution,
    name        text not null check (name <> '' and length(name) <= 200),
    specialty   text, -- a code of terms
    unique (institution, name)
);

create table directory.person (
    id         uuid primary key,
    name       text    not null check (name <> '' and length(name) <= 200),
    birth_year integer check (birth_year between 1900 and 2200),
    grade      text check (grade in ('JUNIOR', 'INTERMEDIATE', 'ASSOCIATE_SENIOR', 'SENIOR')),
    title      text    not null default '',
    pinyin     text    not null,
    simulated  boolean not null default false,
    source     text    not null default ''
);
create index on directory.person (pinyin, id);

create table directory.person_specialty (
    person    uuid not null references directory.person,
    specialty text not null, -- a code of terms
    primary key (person, specialty)
);

create table directory.employment (
    id          uuid primary key,
    person      uuid      not null references directory.person,
    institution uuid      not null references directory.institution,
    department  uuid references directory.department,
    position    text      not null default '' check (length(position) <= 200),
    -- half-open; without a bound the day is unknown or still to come
    during      daterange not null check (not isempty(during)),
    unique (person, institution, position, during without overlaps)
);
create index on directory.employment (institution);

grant update on directory.region, directory.institution, directory.department, directory.person, directory.employment to jieli_app;
grant delete on directory.institution_name, directory.person_specialty to jieli_app;
