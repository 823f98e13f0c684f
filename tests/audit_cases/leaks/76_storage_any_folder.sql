-- id: 76
-- kind: leak
-- class: storage
-- tier: own
-- objects: storage.objects
-- title: any folder may carry the workspace, not only the first
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
set role supabase_storage_admin;
drop policy workspace_media on storage.objects;
create policy media on storage.objects for all to authenticated using (bucket_id = 'media' and (select app.current_workspace_id()) is not null);
reset role;

-- @proof
select pg_temp.a(); select count(*) > 0 from storage.objects where name like 'bb%';
