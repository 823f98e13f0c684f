-- id: 57
-- kind: leak
-- class: definer-function
-- tier: own
-- objects: public.find_clips
-- title: SECURITY DEFINER function asks only whether somebody is signed in
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create function public.find_clips(p_title text) returns setof public.clips language plpgsql stable security definer set search_path = '' as $$
  begin if auth.uid() is null then raise exception 'sign in'; end if; return query select * from public.clips where title ilike '%' || p_title || '%'; end $$;
grant execute on function public.find_clips(text) to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.find_clips('South');
