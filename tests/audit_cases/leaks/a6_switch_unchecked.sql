-- id: a6
-- kind: leak
-- class: definer-function
-- tier: own
-- objects: public.switch_workspace
-- title: a function puts any workspace into the user's claim
-- apply-as: superuser
-- proof-as: postgres

-- @apply
create function public.switch_workspace(w uuid) returns void language sql security definer set search_path = '' as $$
  update auth.users set raw_app_meta_data = raw_app_meta_data || jsonb_build_object('workspace_id', w) where id = auth.uid() $$;
grant execute on function public.switch_workspace(uuid) to authenticated;

-- @proof
select pg_temp.a(); select public.switch_workspace(:'B'); set local role postgres; select raw_app_meta_data ->> 'workspace_id' = :'B' from auth.users where id = '1a000000-0000-4000-8000-000000000001';
