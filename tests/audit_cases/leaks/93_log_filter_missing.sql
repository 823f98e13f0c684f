-- id: 93
-- kind: leak
-- class: trigger-copy
-- tier: own
-- objects: public.clip_log
-- title: copies of rows lie in a table whose policy lets all through
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create table public.clip_log (id bigint generated always as identity primary key, payload jsonb);
create function app.log_clip() returns trigger language plpgsql security definer set search_path = '' as $$ begin insert into public.clip_log (payload) values (to_jsonb(new)); return new; end $$;
create trigger clip_log after insert or update on public.clips for each row execute function app.log_clip();
update public.clips set updated_at = now();
alter table public.clip_log enable row level security; alter table public.clip_log force row level security;
create policy p on public.clip_log for select to authenticated using (true);
grant select on public.clip_log to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clip_log where payload ->> 'workspace_id' = :'B';
