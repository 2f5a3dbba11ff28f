-- The board sorted by the day of the last case and by the day it turns reads a page, not the province.
create index on mentoring.standing ((coalesce(last_case, date '0001-01-01')), id);
create index on mentoring.standing ((coalesce(next_day, date '9999-12-31')), id);

-- What is rare in the log is found without going through it.
create index on mentoring.entry (day, id) where unadmitted;
