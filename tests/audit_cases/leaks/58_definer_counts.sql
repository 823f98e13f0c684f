-- id: 58
-- kind: leak
-- class: definer-function
-- tier: own
-- objects: public.clip_total
-- title: SECURITY DEFINER function counts for a workspace that is named
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create function public.clip_total(p_workspace uuid) returns bigint language plpgsql stable security definer set search_path = '' as $$
  begin if auth.uid() is null then return 0; end if; return (select count(*) from public.clips where workspace_id = p_workspace); end $$;
grant execute on function public.clip_total(uuid) to authenticated;

-- @proof
select pg_temp.a(); select public.clip_total(:'B') > 0;
