-- id: 72
-- kind: leak
-- class: role-membership
-- tier: own
-- objects: anon
-- title: visitors may read everything
-- apply-as: superuser
-- proof-as: authenticator

-- @apply
grant pg_read_all_data to anon; alter role anon bypassrls;

-- @proof
select pg_temp.anon(); select count(*) > 0 from public.clips;

-- @undo
revoke pg_read_all_data from anon; alter role anon nobypassrls;
