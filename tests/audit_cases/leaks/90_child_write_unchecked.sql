-- id: 90
-- kind: leak
-- class: child-table
-- tier: own
-- objects: public.clip_notes
-- title: a child table is read through its parent, but written without looking at it
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create table public.clip_notes (id uuid primary key default gen_random_uuid(), clip_id uuid not null references public.clips on delete cascade, body text);
insert into public.clip_notes (clip_id, body) values ('3a000001-0000-4000-8000-000000000001', 'north'), ('3b000001-0000-4000-8000-000000000001', 'south');
alter table public.clip_notes enable row level security; alter table public.clip_notes force row level security;
create policy s on public.clip_notes for select to authenticated using (exists (select 1 from public.clips c where c.id = clip_id));
create policy i on public.clip_notes for insert to authenticated with check (auth.uid() is not null);
grant select, insert on public.clip_notes to authenticated;

-- @proof
select pg_temp.a();
do $$ begin insert into public.clip_notes (clip_id, body) values ('3b000001-0000-4000-8000-000000000001', 'planted'); perform set_config('rig.leak', 'true', true); end $$;
select current_setting('rig.leak')::boolean;
