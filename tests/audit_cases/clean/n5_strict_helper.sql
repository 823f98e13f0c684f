-- id: n5
-- kind: clean
-- class: strict
-- tier: own
-- objects: app.current_workspace_id
-- title: the helper also asks for membership, as SECURITY DEFINER
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create or replace function app.current_workspace_id() returns uuid language sql stable security definer set search_path = '' as $f$
  select m.workspace_id from public.workspace_members m where m.user_id = auth.uid() and m.workspace_id = nullif(auth.jwt() -> 'app_metadata' ->> 'workspace_id', '')::uuid $f$;

-- @proof
select pg_temp.member('1a000000-0000-4000-8000-000000000001', :'B'); select count(*) > 0 from public.clips;
