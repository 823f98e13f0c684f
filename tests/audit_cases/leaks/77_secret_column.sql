-- id: 77
-- kind: leak
-- class: secret-column
-- tier: own
-- objects: public.workspace_postiz_configs
-- title: members may read the encrypted API key
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
grant select on public.workspace_postiz_configs to authenticated;

-- @proof
select pg_temp.a(); select count(api_key_enc) > 0 from public.workspace_postiz_configs;
