-- id: 73
-- kind: leak
-- class: owner
-- tier: own
-- objects: public.workspace_tts_presets
-- title: the API role owns the table and can switch row security off
-- apply-as: superuser
-- proof-as: authenticator

-- @apply
alter table public.workspace_tts_presets owner to authenticated;

-- @proof
select pg_temp.a(); alter table public.workspace_tts_presets disable row level security; select count(*) > 0 from public.workspace_tts_presets where workspace_id = :'B';
