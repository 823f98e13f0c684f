-- id: 79
-- kind: leak
-- class: immutable
-- tier: own
-- objects: app.current_workspace_id
-- title: the helper is IMMUTABLE: a cached plan keeps the first caller's workspace
-- apply-as: postgres
-- proof-as: postgres

-- @apply
alter function app.current_workspace_id() immutable;

-- @proof
select provolatile = 'i' from pg_proc where oid = 'app.current_workspace_id()'::regprocedure;
