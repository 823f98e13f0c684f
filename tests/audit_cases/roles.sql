-- The roles of a Supabase-like server, where they are not there yet. `auditor` may look, and may act for nobody.
do $$
declare
  r record;
begin
  for r in select * from (values ('anon', 'nologin'), ('authenticated', 'nologin'), ('service_role', 'nologin bypassrls'),
      ('authenticator', 'login noinherit'), ('postgres', 'login createdb createrole bypassrls'), ('auditor', 'login')) v(name, options)
  loop
    if not exists (select from pg_roles where rolname = r.name) then
      execute format('create role %I %s', r.name, r.options);
    end if;
  end loop;
end $$;
grant anon, authenticated, service_role to authenticator, postgres;
