-- id: 82
-- kind: leak
-- class: sign-up
-- tier: own
-- objects: app.on_signup
-- title: sign-up takes the workspace from what the client sends
-- apply-as: superuser
-- proof-as: postgres

-- @apply
create function app.on_signup() returns trigger language plpgsql security definer set search_path = '' as $$
  begin insert into public.workspace_members (workspace_id, user_id) values ((new.raw_user_meta_data ->> 'workspace_id')::uuid, new.id); return new; end $$;
create trigger on_signup after insert on auth.users for each row execute function app.on_signup();

-- @proof
insert into auth.users (id, raw_user_meta_data) values ('1f000000-0000-4000-8000-000000000001', '{"workspace_id":"bb000000-0000-4000-8000-00000000000b"}'); select count(*) = 1 from public.workspace_members where user_id = '1f000000-0000-4000-8000-000000000001';
