-- id: 92
-- kind: broken
-- class: set-null
-- tier: own
-- objects: public.api_costs
-- title: deleting a job nulls the workspace of its costs, and fails
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
alter table public.api_costs drop constraint api_costs_job_fk;
alter table public.api_costs add constraint api_costs_job_fk foreign key (job_id, workspace_id) references public.jobs (id, workspace_id) on delete set null;

-- @proof
select pg_temp.a();
do $$ begin delete from public.jobs where kind = 'tts'; perform set_config('rig.leak', 'false', true); exception when not_null_violation then perform set_config('rig.leak', 'true', true); end $$;
select current_setting('rig.leak')::boolean;
