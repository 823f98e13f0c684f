-- What a plain PostgreSQL lacks to run the same migrations as Supabase: the roles of the data API, the schema
-- `auth` with its users, and the functions that read the claims of a request. Never run where Supabase is.
-- Facts about roles, columns and functions: Supabase's published database image and Auth server.

do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('anon',          'nologin'),
      ('authenticated', 'nologin'),
      ('service_role',  'nologin bypassrls'),
      ('authenticator', 'nologin noinherit')
    ) as v(name, options)
  loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      begin
        execute format('create role %I %s', wanted.name, wanted.options);
      exception when duplicate_object or unique_violation then
        null; -- another run made it at the same moment: roles belong to the whole server
      end;
    end if;
  end loop;
end $$;

do $$
declare
  api_role text;
begin
  foreach api_role in array array['anon', 'authenticated', 'service_role'] loop
    if not pg_has_role('authenticator', api_role, 'member') then
      execute format('grant %I to authenticator', api_role);
    end if;
    -- Whoever migrates may act as each of them, as `postgres` may on Supabase. A superuser may anyway.
    if not pg_has_role(current_user, api_role, 'member') then
      execute format('grant %I to current_user', api_role);
    end if;
  end loop;
end $$;

create schema if not exists auth;
grant usage on schema auth to anon, authenticated, service_role;
grant usage on schema public to anon, authenticated, service_role;

create table if not exists auth.users (
  id                 uuid primary key default gen_random_uuid(),
  aud                text default 'authenticated',
  role               text default 'authenticated',
  email              text,
  phone              text,
  encrypted_password text,
  invited_at         timestamptz,
  email_confirmed_at timestamptz,
  phone_confirmed_at timestamptz,
  last_sign_in_at    timestamptz,
  raw_app_meta_data  jsonb default '{}',
  raw_user_meta_data jsonb default '{}',
  is_sso_user        boolean not null default false,
  is_anonymous       boolean not null default false,
  banned_until       timestamptz,
  deleted_at         timestamptz,
  created_at         timestamptz default now(),
  updated_at         timestamptz default now()
);
create unique index if not exists users_email_key on auth.users (lower(email)) where not is_sso_user;
create unique index if not exists users_phone_key on auth.users (phone);
create table if not exists auth.sessions (
  id         uuid primary key default gen_random_uuid(),
  user_id    uuid not null references auth.users (id) on delete cascade,
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);
create index if not exists sessions_user_id_idx on auth.sessions (user_id);
alter table auth.users enable row level security;
alter table auth.sessions enable row level security;
revoke all on auth.users, auth.sessions from public, anon, authenticated;
grant select, insert, update, delete on auth.users, auth.sessions to service_role;

create or replace function auth.jwt() returns jsonb language sql stable as $f$
  select coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')
  )::jsonb
$f$;
create or replace function auth.uid() returns uuid language sql stable as $f$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid
$f$;
create or replace function auth.role() returns text language sql stable as $f$
  select coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
  )
$f$;
create or replace function auth.email() returns text language sql stable as $f$
  select coalesce(
    nullif(current_setting('request.jwt.claim.email', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
  )
$f$;

-- Supabase's default privileges: new objects of `public` are for the data API. What is isolated takes them back.
alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;

-- So that this is known for what it is.
create schema if not exists ef;
revoke all on schema ef from public;
create table if not exists ef.layer (made_at timestamptz not null default now());
insert into ef.layer select where not exists (select from ef.layer);
