-- id: 69
-- kind: leak
-- class: membership
-- tier: own
-- objects: public.workspace_members
-- title: a user can make himself a member of any workspace
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
grant insert on public.workspace_members to authenticated;
create policy join_any on public.workspace_members for insert to authenticated with check (user_id = auth.uid());

-- @proof
select pg_temp.dan();
do $$ begin insert into public.workspace_members (workspace_id, user_id, role) values ('bb000000-0000-4000-8000-00000000000b', '1d000000-0000-4000-8000-000000000001', 'owner'); perform set_config('rig.leak', 'true', true); end $$;
select current_setting('rig.leak')::boolean;
