-- id: 53
-- kind: leak
-- class: header
-- tier: own
-- objects: public.clips
-- title: policy reads the workspace from a request header
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.clips');
create policy p on public.clips for all to authenticated using (workspace_id = (current_setting('request.headers', true)::json ->> 'x-workspace-id')::uuid);

-- @proof
select set_config('request.headers', '{"x-workspace-id":"bb000000-0000-4000-8000-00000000000b"}', true); select pg_temp.a(); select count(*) > 0 from public.clips where workspace_id = :'B';
