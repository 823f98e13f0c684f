-- id: n8
-- kind: clean
-- class: null-tenant
-- tier: own
-- objects: public.templates
-- title: rows without a workspace are templates for all, and cannot be written
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create table public.templates (id uuid primary key default gen_random_uuid(), workspace_id uuid default app.current_workspace_id() references public.workspaces on delete cascade, body text);
insert into public.templates (workspace_id, body) values (null, 'shared'), ('aa000000-0000-4000-8000-00000000000a', 'north'), ('bb000000-0000-4000-8000-00000000000b', 'south');
alter table public.templates enable row level security; alter table public.templates force row level security;
create policy s on public.templates for select to authenticated using (workspace_id is null or workspace_id = (select app.current_workspace_id()));
create policy i on public.templates for insert to authenticated with check (workspace_id = (select app.current_workspace_id()));
create policy u on public.templates for update to authenticated using (workspace_id = (select app.current_workspace_id())) with check (workspace_id = (select app.current_workspace_id()));
create policy d on public.templates for delete to authenticated using (workspace_id = (select app.current_workspace_id()));
grant select, insert, update, delete on public.templates to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.templates where body = 'south';
