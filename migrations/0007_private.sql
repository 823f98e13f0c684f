-- A workspace may be private: its texts are never sent to a service on the internet, whatever a preset, a setting or a
-- request allows.
alter table public.workspaces add column if not exists private boolean not null default false;
comment on column public.workspaces.private is 'ef: whether its texts must stay on this machine';
