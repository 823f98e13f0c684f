-- id: 60
-- kind: leak
-- class: claim-settable
-- tier: own
-- objects: public.use_workspace
-- title: a callable function sets the claims of the request
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create function public.use_workspace(w uuid) returns void language sql as $$
  select set_config('request.jwt.claims', jsonb_build_object('role','authenticated','app_metadata',jsonb_build_object('workspace_id', w))::text, true) $$;
grant execute on function public.use_workspace(uuid) to authenticated;

-- @proof
select pg_temp.a(); select public.use_workspace(:'B'); select count(*) > 0 from public.clips where workspace_id = :'B';
