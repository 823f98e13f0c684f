-- id: m5
-- kind: clean
-- class: definer
-- tier: own
-- objects: public.my_totals
-- title: a SECURITY DEFINER function that filters by the caller's workspace
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create function public.my_totals() returns table (provider text, usd numeric) language sql stable security definer set search_path = '' as $$
  select a.provider, sum(a.cost_usd) from public.api_costs a where a.workspace_id = app.current_workspace_id() group by 1 $$;
grant execute on function public.my_totals() to authenticated;

-- @proof
select pg_temp.dan(); select count(*) > 0 from public.my_totals();
