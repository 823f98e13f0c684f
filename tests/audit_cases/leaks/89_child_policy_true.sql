-- id: 89
-- kind: leak
-- class: child-table
-- tier: own
-- objects: public.clip_notes
-- title: a child table's policy asks only that somebody is signed in
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create table public.clip_notes (id uuid primary key default gen_random_uuid(), clip_id uuid not null references public.clips on delete cascade, body text);
insert into public.clip_notes (clip_id, body) values ('3a000001-0000-4000-8000-000000000001', 'north'), ('3b000001-0000-4000-8000-000000000001', 'south');
alter table public.clip_notes enable row level security; alter table public.clip_notes force row level security;
create policy p on public.clip_notes for all to authenticated using (auth.uid() is not null);
grant select, insert on public.clip_notes to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clip_notes where body = 'south';
