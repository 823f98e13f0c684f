-- Workspaces, who belongs to them, who is invited, and what belongs to each.
create table if not exists public.workspaces (
  id         uuid primary key default gen_random_uuid(),
  name       text not null check (length(btrim(name)) between 1 and 200),
  slug       text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now()
);
comment on table public.workspaces is 'ef: tenants; every row of an isolated table belongs to one';

create table if not exists public.workspace_members (
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  user_id      uuid not null references auth.users (id) on delete cascade,
  role         text not null default 'member' check (role in ('owner', 'admin', 'member')),
  created_at   timestamptz not null default now(),
  primary key (workspace_id, user_id)
);
create index if not exists workspace_members_user_idx on public.workspace_members (user_id);
comment on table public.workspace_members is 'ef: which workspaces a user may switch to; no policy of a tenant table reads it';

create table if not exists public.workspace_invites (
  id           uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  email        text not null check (position('@' in email) > 1),
  role         text not null default 'member' check (role in ('owner', 'admin', 'member')),
  invited_by   uuid references auth.users (id) on delete set null,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz not null default now() + interval '14 days',
  accepted_at  timestamptz
);
create unique index if not exists workspace_invites_open_key
  on public.workspace_invites (workspace_id, lower(email)) where accepted_at is null;
create index if not exists workspace_invites_email_idx
  on public.workspace_invites (lower(email)) where accepted_at is null;
comment on table public.workspace_invites is 'ef: e-mail addresses that join a workspace when they sign up';

create table if not exists public.workspace_postiz_configs (
  workspace_id uuid primary key references public.workspaces (id) on delete cascade,
  base_url     text not null,
  api_key_enc  text not null,
  updated_at   timestamptz not null default now()
);
comment on column public.workspace_postiz_configs.api_key_enc is 'ef: encrypted; no role of the data API may select it';

create table if not exists public.workspace_tts_presets (
  id           uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  name         text not null check (length(btrim(name)) between 1 and 100),
  engine       text,
  voice        text not null,
  params       jsonb not null default '{}',
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  unique (workspace_id, name)
);
-- Where a table of this name was there already, it gets what is missing.
alter table public.workspace_tts_presets add column if not exists engine text;
alter table public.workspace_tts_presets add column if not exists params jsonb not null default '{}';
alter table public.workspace_tts_presets add column if not exists created_at timestamptz not null default now();
alter table public.workspace_tts_presets add column if not exists updated_at timestamptz not null default now();
