-- id: 84
-- kind: leak
-- class: schema-create
-- tier: own
-- objects: public
-- title: API roles may create objects in schema public
-- apply-as: superuser
-- proof-as: authenticator

-- @apply
grant create on schema public to authenticated;

-- @proof
select pg_temp.a(); create table public.mine (id int); select true;
