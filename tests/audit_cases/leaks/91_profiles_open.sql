-- id: 91
-- kind: leak
-- class: users
-- tier: own
-- objects: public.profiles
-- title: everybody's profile can be read by everybody
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create table public.profiles (id uuid primary key references auth.users on delete cascade, display_name text, phone text);
insert into public.profiles select id, email, '000' from auth.users;
alter table public.profiles enable row level security; alter table public.profiles force row level security;
create policy p on public.profiles for select to authenticated using (true);
grant select on public.profiles to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.profiles where display_name like '%south%';
