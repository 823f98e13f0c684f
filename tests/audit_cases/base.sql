-- A small database of boards and notes that is isolated as it should be. Run as a superuser in an empty database.
create schema auth;
create table auth.users (
  id uuid primary key, email text unique, raw_app_meta_data jsonb default '{}', raw_user_meta_data jsonb default '{}'
);
alter table auth.users enable row level security;
create function auth.jwt() returns jsonb language sql stable as
  $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb $$;
create function auth.uid() returns uuid language sql stable as $$ select (auth.jwt() ->> 'sub')::uuid $$;
grant usage on schema auth to anon, authenticated, service_role, postgres;
grant all on auth.users to postgres with grant option;

revoke create on schema public from public;
grant usage on schema public to anon, authenticated, service_role;
grant all on schema public to postgres;
create schema app authorization postgres;
grant usage on schema app to authenticated;
set role postgres;

create function app.current_workspace_id() returns uuid language sql stable set search_path = '' as
  $$ select nullif(auth.jwt() -> 'app_metadata' ->> 'workspace_id', '')::uuid $$;
revoke all on function app.current_workspace_id() from public;
grant execute on function app.current_workspace_id() to authenticated;

create table public.workspaces (id uuid primary key default gen_random_uuid(), name text not null);
create table public.workspace_members (
  workspace_id uuid not null references public.workspaces on delete cascade,
  user_id uuid not null references auth.users on delete cascade,
  role text not null default 'member' check (role in ('owner', 'admin', 'member')),
  primary key (workspace_id, user_id)
);
create type public.mood as enum ('calm', 'wild');
create table public.boards (
  id bigint generated always as identity primary key,
  workspace_id uuid not null default app.current_workspace_id() references public.workspaces on delete cascade,
  title text not null check (length(title) between 2 and 40),
  mood public.mood not null,
  rank smallint not null check (rank between 0 and 10),
  unique (id, workspace_id)
);
create table public.notes (
  id serial primary key,
  workspace_id uuid not null default app.current_workspace_id() references public.workspaces on delete cascade,
  board_id bigint not null,
  author uuid references auth.users on delete set null,
  body text not null,
  tags text[] not null default '{}',
  at timestamptz not null default now(),
  constraint notes_board_fk foreign key (board_id, workspace_id) references public.boards (id, workspace_id) on delete cascade
);
grant select on public.workspaces, public.workspace_members to authenticated;
grant select, insert, update, delete on public.boards, public.notes to authenticated;
grant usage on sequence public.notes_id_seq to authenticated;
do $$
declare t text;
begin
  foreach t in array array['workspaces', 'workspace_members', 'boards', 'notes'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
  end loop;
  foreach t in array array['boards', 'notes'] loop
    execute format('create policy isolation on public.%I for all to authenticated
      using (workspace_id = (select app.current_workspace_id())) with check (workspace_id = (select app.current_workspace_id()))', t);
  end loop;
end $$;
create policy own on public.workspaces for select to authenticated using (id = (select app.current_workspace_id()));
create policy own on public.workspace_members for select to authenticated
  using (workspace_id = (select app.current_workspace_id()));

insert into auth.users (id, email) values
  ('11111111-0000-4000-8000-000000000001', 'ana@north.example'), ('22222222-0000-4000-8000-000000000001', 'bo@south.example');
insert into public.workspaces values
  ('aaaaaaaa-0000-4000-8000-000000000001', 'North'), ('bbbbbbbb-0000-4000-8000-000000000001', 'South');
insert into public.workspace_members values
  ('aaaaaaaa-0000-4000-8000-000000000001', '11111111-0000-4000-8000-000000000001', 'owner'),
  ('bbbbbbbb-0000-4000-8000-000000000001', '22222222-0000-4000-8000-000000000001', 'owner');
insert into public.boards (workspace_id, title, mood, rank)
  select id, name || ' board', 'calm', 3 from public.workspaces;
insert into public.notes (workspace_id, board_id, body) select workspace_id, id, 'hush ' || title from public.boards;
reset role;
