-- Which keys this database was sealed with: a mark tells two keys apart and says nothing about them.
create table identity.seal_key (
    version integer primary key check (version between 1 and 255),
    mark    text    not null,
    told    boolean not null default false -- whether the trail knows of the rotation
);
grant update (told) on identity.seal_key to jieli_app;
