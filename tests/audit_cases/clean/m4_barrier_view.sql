-- id: m4
-- kind: clean
-- class: view
-- tier: own
-- objects: public.clip_list
-- title: a view with its owner's rights, a condition and a barrier
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create view public.clip_list with (security_barrier = true) as select * from public.clips where workspace_id = (select app.current_workspace_id());
grant select on public.clip_list to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clip_list where workspace_id = :'B';
