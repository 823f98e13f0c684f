-- id: o3
-- kind: clean
-- class: sign-up
-- tier: own
-- objects: app.on_signup
-- title: sign-up makes a fresh workspace and copies the name to show
-- apply-as: superuser
-- proof-as: authenticator

-- @apply
create function app.on_signup() returns trigger language plpgsql security definer set search_path = '' as $$
  declare w uuid; begin insert into public.workspaces (name, slug, created_by) values (coalesce(new.raw_user_meta_data ->> 'name', 'mine'), new.id::text, new.id) returning id into w;
  insert into public.workspace_members (workspace_id, user_id, role) values (w, new.id, 'owner'); return new; end $$;
revoke all on function app.on_signup() from public, anon, authenticated;
create trigger on_signup after insert on auth.users for each row execute function app.on_signup();

-- @proof
select pg_temp.a(); select count(*) > 1 from public.workspaces;
