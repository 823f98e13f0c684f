-- id: 66
-- kind: leak
-- class: users
-- tier: own
-- objects: public.people
-- title: a view shows the accounts of everybody
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
grant usage on schema auth to postgres;
create view public.people as select id, email from auth.users;
grant select on public.people to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.people where email like '%south%';
