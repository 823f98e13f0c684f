-- id: 86
-- kind: broken
-- class: recursion
-- tier: own
-- objects: public.workspace_members
-- title: the policy asks its own table and recurses
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.workspace_members');
create policy p on public.workspace_members for select to authenticated using (workspace_id in (select m.workspace_id from public.workspace_members m where m.user_id = auth.uid()));

-- @proof
select pg_temp.a();
do $$ begin perform count(*) from public.workspace_members; perform set_config('rig.leak', 'false', true); exception when others then perform set_config('rig.leak', 'true', true); end $$;
select current_setting('rig.leak')::boolean;
