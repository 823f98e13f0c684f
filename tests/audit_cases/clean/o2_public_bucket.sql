-- id: o2
-- kind: clean
-- class: storage
-- tier: own
-- objects: storage.buckets
-- title: a public bucket that no workspace keeps files in
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
set role supabase_storage_admin;
insert into storage.buckets (id, name, public) values ('site', 'site', true);
insert into storage.objects (bucket_id, name) values ('site', 'logo.svg');
create policy site on storage.objects for select to anon, authenticated using (bucket_id = 'site');
reset role;

-- @proof
select pg_temp.a(); select count(*) > 0 from storage.objects where name like 'bb%';
