-- id: 83
-- kind: leak
-- class: search-path
-- tier: own
-- objects: public.my_count
-- title: search_path = public still lets a temporary table come first
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create function public.my_count() returns bigint language sql stable security definer set search_path = public as $$
  select count(*) from public.clips c where c.workspace_id in (select m.workspace_id from workspace_members m where m.user_id = auth.uid()) $$;
grant execute on function public.my_count() to authenticated;

-- @proof
select pg_temp.claims('{"role":"authenticated","sub":"1d000000-0000-4000-8000-000000000001"}', 'authenticated');
create temp table workspace_members as select 'bb000000-0000-4000-8000-00000000000b'::uuid as workspace_id, auth.uid() as user_id;
grant select on workspace_members to public; select public.my_count() > 0;
