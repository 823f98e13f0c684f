-- id: 68
-- kind: leak
-- class: global-unique
-- tier: own
-- objects: public.bookings
-- title: an exclusion constraint spans all workspaces
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create extension if not exists btree_gist with schema extensions;
create table public.bookings (id uuid primary key default gen_random_uuid(), workspace_id uuid not null default app.current_workspace_id() references public.workspaces, during tstzrange not null, exclude using gist (during with &&));
insert into public.bookings (workspace_id, during) values ('bb000000-0000-4000-8000-00000000000b', '[2025-01-01,2025-01-02)');
alter table public.bookings enable row level security; alter table public.bookings force row level security;
create policy p on public.bookings for all to authenticated using (workspace_id = (select app.current_workspace_id()));
grant select, insert on public.bookings to authenticated;

-- @proof
select pg_temp.a();
do $$ begin insert into public.bookings (during) values ('[2025-01-01,2025-01-03)'); perform set_config('rig.leak', 'false', true);
exception when exclusion_violation then perform set_config('rig.leak', 'true', true); end $$;
select current_setting('rig.leak')::boolean;
