-- id: p7
-- kind: clean
-- class: membership
-- tier: own
-- objects: public.workspace_members
-- title: owners manage the members of their workspace
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
grant insert, update, delete on public.workspace_members to authenticated;
create function app.is_owner(w uuid) returns boolean language sql stable security definer set search_path = '' as $f$
  select exists (select 1 from public.workspace_members m where m.workspace_id = w and m.user_id = auth.uid() and m.role = 'owner') $f$;
revoke all on function app.is_owner(uuid) from public; grant execute on function app.is_owner(uuid) to authenticated;
create policy manage on public.workspace_members for all to authenticated using (workspace_id = (select app.current_workspace_id()) and app.is_owner(workspace_id)) with check (workspace_id = (select app.current_workspace_id()) and app.is_owner(workspace_id));

-- @proof
select pg_temp.member('1a000000-0000-4000-8000-000000000002', :'A');
do $$ declare n int; begin update public.workspace_members set role = 'owner' where user_id = '1a000000-0000-4000-8000-000000000002'; get diagnostics n = row_count; perform set_config('rig.leak', (n > 0)::text, true); end $$;
select current_setting('rig.leak')::boolean;
