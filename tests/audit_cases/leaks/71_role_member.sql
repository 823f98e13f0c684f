-- id: 71
-- kind: leak
-- class: role-membership
-- tier: own
-- objects: authenticated
-- title: the API role is a member of the back end's role
-- apply-as: superuser
-- proof-as: postgres

-- @apply
grant service_role to authenticated;

-- @proof
select pg_has_role('authenticated', 'service_role', 'MEMBER');

-- @undo
revoke service_role from authenticated;
