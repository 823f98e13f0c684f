-- id: 65
-- kind: leak
-- class: view-write
-- tier: own
-- objects: public.my_presets
-- title: a filtered view takes new rows for any workspace
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create view public.my_presets with (security_barrier = true) as select * from public.workspace_tts_presets where workspace_id = app.current_workspace_id();
grant select, insert on public.my_presets to authenticated;

-- @proof
select pg_temp.a();
do $$ begin insert into public.my_presets (id, workspace_id, name, voice) values (gen_random_uuid(), 'bb000000-0000-4000-8000-00000000000b', 'planted', 'v'); perform set_config('rig.leak', 'true', true); end $$;
select current_setting('rig.leak')::boolean;
