-- id: 75
-- kind: leak
-- class: storage
-- tier: own
-- objects: storage.buckets
-- title: the bucket with files of workspaces is public
-- apply-as: postgres
-- proof-as: postgres

-- @apply
set role supabase_storage_admin;
update storage.buckets set public = true where id = 'media';
reset role;

-- @proof
select public from storage.buckets where id = 'media';
