-- id: 55
-- kind: leak
-- class: user-metadata
-- tier: own
-- objects: public.clips
-- title: the helper under every policy falls back to user_metadata
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create or replace function app.current_workspace_id() returns uuid language sql stable set search_path = '' as $f$
  select coalesce(auth.jwt() -> 'app_metadata' ->> 'workspace_id', auth.jwt() -> 'user_metadata' ->> 'workspace_id')::uuid $f$;

-- @proof
select pg_temp.claims('{"role":"authenticated","sub":"1d000000-0000-4000-8000-000000000001","user_metadata":{"workspace_id":"bb000000-0000-4000-8000-00000000000b"}}', 'authenticated');
select count(*) > 0 from public.clips where workspace_id = :'B';
