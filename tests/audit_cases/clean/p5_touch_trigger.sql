-- id: p5
-- kind: clean
-- class: trigger
-- tier: own
-- objects: public.clips
-- title: a trigger that sets a date, and a definer trigger without table names
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create function app.touch() returns trigger language plpgsql security definer as $$ begin new.updated_at := now(); return new; end $$;
revoke all on function app.touch() from public;
create trigger touch before update on public.clips for each row execute function app.touch();

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clips where workspace_id = :'B';
