-- id: 96
-- kind: leak
-- class: permissive-or
-- tier: own
-- objects: public.notes
-- title: rows that were deleted softly are shown to everybody
-- apply-as: postgres
-- proof-as: postgres

-- @apply
create table public.notes (id uuid primary key default gen_random_uuid(), workspace_id uuid not null default app.current_workspace_id() references public.workspaces on delete cascade, body text, deleted_at timestamptz);
insert into public.notes (workspace_id, body, deleted_at) values ('aa000000-0000-4000-8000-00000000000a', 'n', null), ('bb000000-0000-4000-8000-00000000000b', 's', null);
alter table public.notes enable row level security; alter table public.notes force row level security;
create policy p on public.notes for all to authenticated using (workspace_id = (select app.current_workspace_id()) or deleted_at is not null);
grant select, insert, update, delete on public.notes to authenticated;

-- @proof
update public.notes set deleted_at = now(); select pg_temp.a(); select count(*) > 0 from public.notes where workspace_id = :'B';
