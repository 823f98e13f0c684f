-- id: 56
-- kind: leak
-- class: definer-function
-- tier: own
-- objects: public.get_clip
-- title: SECURITY DEFINER function hands out any row whose id is named
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create function public.get_clip(p_id uuid) returns setof public.clips language sql stable security definer set search_path = ''
  as $$ select * from public.clips where id = p_id $$;
grant execute on function public.get_clip(uuid) to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.get_clip('3b000001-0000-4000-8000-000000000001');
