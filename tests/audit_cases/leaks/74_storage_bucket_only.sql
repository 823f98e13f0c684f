-- id: 74
-- kind: leak
-- class: storage
-- tier: own
-- objects: storage.objects
-- title: the policy for files names the bucket alone
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
set role supabase_storage_admin;
drop policy workspace_media on storage.objects;
create policy media on storage.objects for select to authenticated using (bucket_id = 'media');
reset role;

-- @proof
select pg_temp.a(); select count(*) > 0 from storage.objects where name like 'bb%';
