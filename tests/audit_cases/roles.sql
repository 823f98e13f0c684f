-- The roles of a Supabase-like server, for the tests' own cluster. `auditor` may look, and may act for nobody.
do $$
begin
  create role anon nologin;
  create role authenticated nologin;
  create role service_role nologin bypassrls;
  create role authenticator login noinherit;
  create role postgres login createdb createrole bypassrls;
  create role auditor login;
exception when duplicate_object then null;
end $$;
grant anon, authenticated, service_role to authenticator, postgres;
