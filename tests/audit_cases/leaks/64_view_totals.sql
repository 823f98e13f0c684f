-- id: 64
-- kind: leak
-- class: definer-view
-- tier: own
-- objects: public.totals
-- title: a view of totals has no tenant column and counts everybody's rows
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create view public.totals as select provider, count(*) n, sum(cost_usd) usd from public.api_costs group by 1;
grant select on public.totals to authenticated;

-- @proof
select pg_temp.a(); select (select sum(n) from public.totals) > (select count(*) from public.api_costs);
