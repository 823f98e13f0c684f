-- What ef itself has to remember. Granted to nobody.
create schema if not exists ef;
revoke all on schema ef from public;
create table if not exists ef.assignments (
  table_name   text not null,
  row_id       text not null,
  workspace_id uuid not null,
  primary key (table_name, row_id)
);
comment on table ef.assignments is 'ef: which workspace a row belongs to, as a person said';
create table if not exists ef.originals (
  table_name  text not null,
  kind        text not null,
  name        text not null,
  definition  text not null,
  replaced_at timestamptz not null default now(),
  primary key (table_name, kind, name)
);
comment on table ef.originals is 'ef: what isolation has replaced, so that `ef migrate down` can bring it back';

-- The schema of the helpers that policies call. The data API does not expose it.
create schema if not exists app;
comment on schema app is 'ef: helpers of row-level security; not for the data API';
revoke all on schema app from public;
grant usage on schema app to authenticated, service_role;

-- The workspace that the token names. `app_metadata` is written by the server alone, never by the user.
-- Without a claim it is NULL, which equals nothing: no rows.
create or replace function app.claimed_workspace_id() returns uuid
  language plpgsql stable parallel safe set search_path = ''
  as $f$ begin return nullif(auth.jwt() -> 'app_metadata' ->> 'workspace_id', '')::uuid; end $f$;
comment on function app.claimed_workspace_id() is 'ef: the workspace that the token names';
revoke all on function app.claimed_workspace_id() from public, anon;
grant execute on function app.claimed_workspace_id() to authenticated, service_role;

-- The workspace of a request, which policies call inside a scalar sub-select. `[tenancy] strict` replaces it.
create or replace function app.current_workspace_id() returns uuid
  language plpgsql stable parallel safe set search_path = ''
  as $f$ begin return nullif(auth.jwt() -> 'app_metadata' ->> 'workspace_id', '')::uuid; end $f$;
revoke all on function app.current_workspace_id() from public, anon;
grant execute on function app.current_workspace_id() to authenticated, service_role;
