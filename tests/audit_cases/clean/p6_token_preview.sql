-- id: p6
-- kind: clean
-- class: definer
-- tier: own
-- objects: public.invite_preview
-- title: a visitor with an invitation's token sees the workspace's name
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create table public.workspace_invites (id uuid primary key default gen_random_uuid(), workspace_id uuid not null references public.workspaces on delete cascade, token text not null default md5(random()::text));
insert into public.workspace_invites (workspace_id) values ('bb000000-0000-4000-8000-00000000000b');
alter table public.workspace_invites enable row level security; alter table public.workspace_invites force row level security;
create function public.invite_preview(p_token text) returns text language sql stable security definer set search_path = '' as $$
  select w.name from public.workspace_invites i join public.workspaces w on w.id = i.workspace_id where i.token = p_token $$;
revoke all on function public.invite_preview(text) from public; grant execute on function public.invite_preview(text) to anon, authenticated;

-- @proof
select pg_temp.a(); select public.invite_preview('guess') is not null;
