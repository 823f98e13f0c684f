-- id: a2
-- kind: leak
-- class: rls-off
-- tier: own
-- objects: reporting.clip_stats
-- title: a table in a schema that is not exposed, but that API roles may use
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create schema reporting; grant usage on schema reporting to authenticated;
create table reporting.clip_stats as select workspace_id, count(*) n from public.clips group by 1;
grant select on reporting.clip_stats to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from reporting.clip_stats where workspace_id = :'B';
