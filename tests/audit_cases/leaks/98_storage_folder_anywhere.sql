-- id: 98
-- kind: leak
-- class: storage
-- tier: own
-- objects: storage.objects
-- title: the workspace may stand anywhere in the path
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
set role supabase_storage_admin;
drop policy workspace_media on storage.objects;
create policy media on storage.objects for all to authenticated using (bucket_id = 'media' and name like '%' || (select app.current_workspace_id())::text || '%') with check (bucket_id = 'media' and name like '%' || (select app.current_workspace_id())::text || '%');
reset role;

-- @proof
select pg_temp.a();
do $$ begin insert into storage.objects (bucket_id, name) values ('media', 'bb000000-0000-4000-8000-00000000000b/aa000000-0000-4000-8000-00000000000a.mp4'); perform set_config('rig.leak', 'true', true); end $$;
select current_setting('rig.leak')::boolean;
