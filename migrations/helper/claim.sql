-- The workspace of a request: what the token claims. Policies call it inside a scalar sub-select.
create or replace function app.current_workspace_id() returns uuid
  language sql stable security invoker set search_path = ''
  as $f$ select nullif(auth.jwt() -> 'app_metadata' ->> 'workspace_id', '')::uuid $f$;
comment on function app.current_workspace_id() is 'ef: the workspace of the request, from its token';
revoke all on function app.current_workspace_id() from public, anon;
grant execute on function app.current_workspace_id() to authenticated, service_role;
