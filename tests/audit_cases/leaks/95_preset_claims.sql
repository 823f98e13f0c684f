-- id: 95
-- kind: leak
-- class: preset
-- tier: own
-- objects: authenticator
-- title: the visitors' role carries claims of a workspace
-- apply-as: superuser
-- proof-as: postgres

-- @apply
alter role authenticator set request.jwt.claims = '{"role":"authenticated","app_metadata":{"workspace_id":"bb000000-0000-4000-8000-00000000000b"}}';

-- @proof
select count(*) = 1 from pg_db_role_setting s, unnest(s.setconfig) c where c like 'request.jwt.claims=%';

-- @undo
alter role authenticator reset request.jwt.claims;
