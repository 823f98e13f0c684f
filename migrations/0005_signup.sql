-- A new user joins the workspace that an invite names, else gets a fresh one. A client cannot set app_metadata at
-- sign-up, so this is done here.
create or replace function app.join_on_signup() returns trigger
  language plpgsql security definer set search_path = ''
as $f$
declare
  joined uuid;
  invite record;
  title text;
begin
  if exists (select from public.workspace_members m where m.user_id = new.id) then
    return null;
  end if;
  for invite in
    select i.id, i.workspace_id, i.role from public.workspace_invites i
    where new.email is not null and lower(i.email) = lower(new.email)
      and i.accepted_at is null and i.expires_at > now()
    order by i.created_at
    for update
  loop
    insert into public.workspace_members (workspace_id, user_id, role)
      values (invite.workspace_id, new.id, invite.role)
      on conflict (workspace_id, user_id) do nothing;
    update public.workspace_invites i set accepted_at = now() where i.id = invite.id;
    joined := coalesce(joined, invite.workspace_id);
  end loop;
  if joined is null then
    title := coalesce(nullif(btrim(left(new.raw_user_meta_data ->> 'name', 200)), ''), nullif(split_part(new.email, '@', 1), ''), 'Workspace');
    insert into public.workspaces (name, slug, created_by)
      values (left(title, 200), 'w-' || replace(gen_random_uuid()::text, '-', ''), new.id)
      returning id into joined;
    insert into public.workspace_members (workspace_id, user_id, role) values (joined, new.id, 'owner');
  end if;
  update auth.users u
    set raw_app_meta_data = coalesce(u.raw_app_meta_data, '{}') || jsonb_build_object('workspace_id', joined)
    where u.id = new.id and u.raw_app_meta_data ->> 'workspace_id' is null;
  return null;
end $f$;
revoke all on function app.join_on_signup() from public, anon, authenticated;

-- Auth writes `app_metadata` back whole from what it has read before, and so would lose a claim that was set in
-- between. As long as the user is a member there, the claim stays.
create or replace function app.keep_workspace_claim() returns trigger
  language plpgsql security definer set search_path = ''
as $f$
declare
  kept text := old.raw_app_meta_data ->> 'workspace_id';
begin
  if kept is not null and new.raw_app_meta_data ->> 'workspace_id' is null
    and exists (select from public.workspace_members m where m.user_id = new.id and m.workspace_id::text = kept)
  then
    new.raw_app_meta_data := coalesce(new.raw_app_meta_data, '{}') || jsonb_build_object('workspace_id', kept);
  end if;
  return new;
end $f$;
revoke all on function app.keep_workspace_claim() from public, anon, authenticated;

do $$
begin
  if not exists (select from pg_trigger where tgrelid = 'auth.users'::regclass and tgname = 'ef_join_on_signup') then
    create trigger ef_join_on_signup after insert on auth.users
      for each row execute function app.join_on_signup();
  end if;
  if not exists (select from pg_trigger where tgrelid = 'auth.users'::regclass and tgname = 'ef_keep_workspace_claim') then
    create trigger ef_keep_workspace_claim before update of raw_app_meta_data on auth.users
      for each row execute function app.keep_workspace_claim();
  end if;
end $$;
