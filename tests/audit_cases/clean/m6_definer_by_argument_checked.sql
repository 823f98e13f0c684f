-- id: m6
-- kind: clean
-- class: definer
-- tier: own
-- objects: public.clip_by_id
-- title: a SECURITY DEFINER function that takes an id and checks the workspace
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create function public.clip_by_id(p_id uuid) returns setof public.clips language plpgsql stable security definer set search_path = '' as $$
  begin return query select * from public.clips c where c.id = p_id and c.workspace_id = app.current_workspace_id(); end $$;
grant execute on function public.clip_by_id(uuid) to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clip_by_id('3b000001-0000-4000-8000-000000000001');
