-- id: 63
-- kind: leak
-- class: definer-view
-- tier: own
-- objects: public.clip_inner
-- title: a view with the caller's rights reads a view with the owner's
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create view public.clip_inner as select * from public.clips;
create view public.clip_outer with (security_invoker = true) as select * from public.clip_inner;
grant select on public.clip_inner, public.clip_outer to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clip_outer where workspace_id = :'B';
