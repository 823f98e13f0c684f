-- id: a1
-- kind: leak
-- class: matview
-- tier: own
-- objects: public.totals_of
-- title: a SECURITY DEFINER function hands out a materialised view of everybody's rows
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create materialized view app.totals as select provider, sum(cost_usd) usd from public.api_costs group by 1;
create function public.totals_of() returns setof app.totals language sql stable security definer set search_path = '' as $$ select * from app.totals $$;
grant execute on function public.totals_of() to authenticated;

-- @proof
select pg_temp.a(); select (select sum(usd) from public.totals_of()) > (select sum(cost_usd) from public.api_costs);
