-- id: 85
-- kind: broken
-- class: no-execute
-- tier: own
-- objects: public.clips
-- title: the API role may not call the helper: every query fails
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
revoke execute on function app.current_workspace_id() from authenticated, public;

-- @proof
select pg_temp.a();
do $$ begin perform count(*) from public.clips; perform set_config('rig.leak', 'false', true); exception when insufficient_privilege then perform set_config('rig.leak', 'true', true); end $$;
select current_setting('rig.leak')::boolean;
