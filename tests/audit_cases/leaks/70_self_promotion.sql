-- id: 70
-- kind: leak
-- class: membership
-- tier: own
-- objects: public.workspace_members
-- title: a member can make himself an owner
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
grant update on public.workspace_members to authenticated;
create policy own on public.workspace_members for update to authenticated using (user_id = (select auth.uid()) and workspace_id = (select app.current_workspace_id())) with check (user_id = (select auth.uid()) and workspace_id = (select app.current_workspace_id()));

-- @proof
select pg_temp.member('1a000000-0000-4000-8000-000000000002', :'A');
do $$ declare n int; begin update public.workspace_members set role = 'owner' where user_id = '1a000000-0000-4000-8000-000000000002'; get diagnostics n = row_count; perform set_config('rig.leak', (n > 0)::text, true); end $$;
select current_setting('rig.leak')::boolean;
