-- id: a5
-- kind: leak
-- class: definer-function
-- tier: own
-- objects: public.rename_clip
-- title: a SECURITY DEFINER function renames whatever is named
-- apply-as: postgres
-- proof-as: postgres

-- @apply
create function public.rename_clip(p_id uuid, p_title text) returns void language plpgsql security definer set search_path = '' as $$
  begin update public.clips set title = p_title where id = p_id; end $$;
grant execute on function public.rename_clip(uuid, text) to authenticated;

-- @proof
select pg_temp.a(); select public.rename_clip('3b000001-0000-4000-8000-000000000001', 'owned'); set local role postgres; select title = 'owned' from public.clips where id = '3b000001-0000-4000-8000-000000000001';
