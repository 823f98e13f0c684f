-- id: m7
-- kind: clean
-- class: lookup
-- tier: own
-- objects: public.voices
-- title: a list that belongs to nobody, to be read by all
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create table public.voices (name text primary key, language text not null);
insert into public.voices values ('v1', 'en'), ('v2', 'es');
alter table public.voices enable row level security; alter table public.voices force row level security;
create policy read on public.voices for select to anon, authenticated using (true);
grant select on public.voices to anon, authenticated;

-- @proof
select pg_temp.a();
do $$ begin insert into public.voices values ('x', 'y'); perform set_config('rig.leak', 'true', true); exception when others then perform set_config('rig.leak', 'false', true); end $$;
select current_setting('rig.leak')::boolean;
