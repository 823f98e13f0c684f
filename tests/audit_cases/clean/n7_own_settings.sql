-- id: n7
-- kind: clean
-- class: user-table
-- tier: own
-- objects: public.user_settings
-- title: a table of the user's own settings
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create table public.user_settings (user_id uuid primary key references auth.users on delete cascade, theme text);
insert into public.user_settings select id, 'dark' from auth.users;
alter table public.user_settings enable row level security; alter table public.user_settings force row level security;
create policy own on public.user_settings for all to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
grant select, insert, update, delete on public.user_settings to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 1 from public.user_settings;
