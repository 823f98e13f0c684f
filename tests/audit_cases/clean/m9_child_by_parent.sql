-- id: m9
-- kind: clean
-- class: child-table
-- tier: own
-- objects: public.clip_notes
-- title: a child table whose policy looks at its parent
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create table public.clip_notes (id uuid primary key default gen_random_uuid(), clip_id uuid not null references public.clips on delete cascade, body text);
insert into public.clip_notes (clip_id, body) values ('3a000001-0000-4000-8000-000000000001', 'north'), ('3b000001-0000-4000-8000-000000000001', 'south');
alter table public.clip_notes enable row level security; alter table public.clip_notes force row level security;
create policy p on public.clip_notes for all to authenticated using (exists (select 1 from public.clips c where c.id = clip_id and c.workspace_id = (select app.current_workspace_id()))) with check (exists (select 1 from public.clips c where c.id = clip_id and c.workspace_id = (select app.current_workspace_id())));
grant select, insert, update, delete on public.clip_notes to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clip_notes where body = 'south';
