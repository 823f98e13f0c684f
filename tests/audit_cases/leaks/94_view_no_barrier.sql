-- id: 94
-- kind: leak
-- class: barrier
-- tier: own
-- objects: public.my_clips
-- title: a filtered view without security_barrier shows hidden values in errors
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create view public.my_clips as select id, workspace_id, title from public.clips where workspace_id = app.current_workspace_id();
grant select on public.my_clips to authenticated;

-- @proof
select pg_temp.a();
set local enable_indexscan = off; set local enable_bitmapscan = off; set local enable_indexonlyscan = off;
do $$ begin perform count(*) from public.my_clips where case when title like 'South%' then (title)::int else 0 end = 1; perform set_config('rig.leak', 'false', true);
exception when invalid_text_representation then perform set_config('rig.leak', (sqlerrm like '%South%')::text, true); end $$;
select current_setting('rig.leak')::boolean;
