-- The application works as a role that owns nothing. It may read and add; whatever it may change or
-- remove, a module's migration grants by name. So "insert-only" is a promise the server keeps.
do $$
begin
    if not exists (select from pg_roles where rolname = 'jieli_app') then
        create role jieli_app nologin;
    end if;
    if not pg_has_role(current_user, 'jieli_app', 'member') then
        execute format('grant jieli_app to %I', current_user);
    end if;
end
$$;

alter default privileges grant usage on schemas to jieli_app;
alter default privileges grant select, insert on tables to jieli_app;
alter default privileges grant usage on sequences to jieli_app;
