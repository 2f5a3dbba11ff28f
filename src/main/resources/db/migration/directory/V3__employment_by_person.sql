-- Every list and every search looks up where a person works; a b-tree answers that in a fraction of
-- what the index of the temporal constraint takes.
create index on directory.employment (person);
