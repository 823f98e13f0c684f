-- id: 78
-- kind: leak
-- class: default
-- tier: own
-- objects: public.clips
-- title: the tenant column defaults to one workspace
-- apply-as: postgres
-- proof-as: postgres

-- @apply
alter table public.clips alter column workspace_id set default 'aa000000-0000-4000-8000-00000000000a';

-- @proof
select pg_get_expr(adbin, adrelid) like '%aa0000%' from pg_attrdef where adrelid = 'public.clips'::regclass and adnum = (select attnum from pg_attribute where attrelid = 'public.clips'::regclass and attname = 'workspace_id');
