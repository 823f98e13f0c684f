-- What a user may ask about workspaces other than the active one: which are mine, and let me into that one.
-- Row-level security shows a request its own workspace only, so these run with the rights of their owner, and
-- each looks at nothing but the rows of the caller.
create schema edit_factory;
revoke all on schema edit_factory from public;
grant usage on schema edit_factory to authenticated;

create function edit_factory.own_workspaces() returns table (id uuid, name text, slug text, role text)
  language sql stable security definer set search_path = ''
as $f$
  select w.id, w.name, w.slug, m.role
  from public.workspace_members m
  join public.workspaces w on w.id = m.workspace_id
  where m.user_id = auth.uid()
  order by lower(w.name), w.id
$f$;

-- Makes a workspace the caller's active one, and gives what the next token has to say. No row when the caller
-- is no member of it, whether it exists or not.
create function edit_factory.switch_workspace(wanted uuid) returns table (email text, app_metadata jsonb, user_metadata jsonb)
  language sql volatile security definer set search_path = ''
as $f$
  update auth.users u
  set raw_app_meta_data = coalesce(u.raw_app_meta_data, '{}') || jsonb_build_object('workspace_id', wanted),
      updated_at = now()
  where u.id = auth.uid()
    and exists (
      select from public.workspace_members m
      where m.user_id = auth.uid() and m.workspace_id = wanted
    )
  returning u.email::text, u.raw_app_meta_data, u.raw_user_meta_data
$f$;

revoke all on function edit_factory.own_workspaces(), edit_factory.switch_workspace(uuid) from public;
grant execute on function edit_factory.own_workspaces(), edit_factory.switch_workspace(uuid) to authenticated;
