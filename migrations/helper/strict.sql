-- The workspace of a request: what the token claims, as long as the user is a member there. A removed member sees
-- nothing from the next statement on.
create or replace function app.current_workspace_id() returns uuid
  language plpgsql stable parallel safe security definer set search_path = ''
  as $f$
  begin
    return (
      select m.workspace_id from public.workspace_members m
      where m.user_id = auth.uid()
        and m.workspace_id = nullif(coalesce(nullif(current_setting('request.jwt.claims', true), ''),
          nullif(current_setting('request.jwt.claim', true), ''))::json #>> '{app_metadata,workspace_id}', '')::uuid);
  end $f$;
comment on function app.current_workspace_id() is 'ef: the workspace of the request, from its token and the list of members';
revoke all on function app.current_workspace_id() from public, anon;
grant execute on function app.current_workspace_id() to authenticated, service_role;
