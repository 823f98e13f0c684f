-- What Edit Factory keeps. Nothing here speaks of workspaces: `[tenancy]` in ef.toml names these tables, and
-- `ef migrate up` adds the column, the keys and the policies (`ef migrate plan` shows them).
create table public.projects (
  id         uuid primary key default gen_random_uuid(),
  name       text not null check (length(btrim(name)) between 1 and 120),
  created_at timestamptz not null default now()
);
-- Becomes unique within a workspace: two workspaces may use the same name and never learn of each other's.
create unique index projects_name_key on public.projects (lower(name));

create table public.clips (
  id         uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  title      text not null check (length(btrim(title)) between 1 and 120),
  seconds    double precision not null check (seconds > 0 and seconds <= 86400),
  created_at timestamptz not null default now()
);
create index clips_project_idx on public.clips (project_id, created_at);

-- Work on a clip that takes longer than a request. Nothing fills it yet.
create table public.jobs (
  id         uuid primary key default gen_random_uuid(),
  clip_id    uuid not null references public.clips (id) on delete cascade,
  kind       text not null,
  state      text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  created_at timestamptz not null default now()
);
create index jobs_clip_idx on public.jobs (clip_id, created_at);
