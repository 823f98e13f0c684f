-- id: n3
-- kind: clean
-- class: backend
-- tier: own
-- objects: public.webhooks
-- title: a table for the back end alone: row security, no policy, no right
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create table public.webhooks (id uuid primary key default gen_random_uuid(), workspace_id uuid not null references public.workspaces on delete cascade, secret text);
insert into public.webhooks (workspace_id, secret) values ('bb000000-0000-4000-8000-00000000000b', 's');
alter table public.webhooks enable row level security; alter table public.webhooks force row level security;
grant select, insert on public.webhooks to service_role;

-- @proof
select pg_temp.a();
do $$ begin perform count(*) from public.webhooks; perform set_config('rig.leak', 'true', true); exception when others then perform set_config('rig.leak', 'false', true); end $$;
select current_setting('rig.leak')::boolean;
