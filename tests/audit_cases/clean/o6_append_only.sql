-- id: o6
-- kind: clean
-- class: append-only
-- tier: own
-- objects: public.notes
-- title: rows can be added and read, and only these rights are given
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create table public.notes (id uuid primary key default gen_random_uuid(), workspace_id uuid not null default app.current_workspace_id() references public.workspaces on delete cascade, author uuid default auth.uid() references auth.users, body text);
insert into public.notes (workspace_id, author, body) values ('aa000000-0000-4000-8000-00000000000a', '1a000000-0000-4000-8000-000000000001', 'n'), ('bb000000-0000-4000-8000-00000000000b', '1b000000-0000-4000-8000-000000000001', 's');
alter table public.notes enable row level security;
create policy s on public.notes for select to authenticated using (workspace_id = (select app.current_workspace_id()));
create policy i on public.notes for insert to authenticated with check (workspace_id = (select app.current_workspace_id()) and author = (select auth.uid()));
grant select, insert on public.notes to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.notes where body = 's';
