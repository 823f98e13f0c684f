-- id: 99
-- kind: leak
-- class: wrong-claim
-- tier: own
-- objects: public.clips
-- title: whoever has an address of the company sees everything
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create policy staff on public.clips for select to authenticated using (auth.jwt() ->> 'email' like '%@north.example');

-- @proof
select pg_temp.claims('{"role":"authenticated","sub":"1a000000-0000-4000-8000-000000000001","email":"ana@north.example","app_metadata":{"workspace_id":"aa000000-0000-4000-8000-00000000000a"}}', 'authenticated'); select count(*) > 0 from public.clips where workspace_id = :'B';
