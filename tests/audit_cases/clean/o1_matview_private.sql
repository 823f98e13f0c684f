-- id: o1
-- kind: clean
-- class: matview
-- tier: own
-- objects: app.totals
-- title: a materialised view behind a filtered view
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create materialized view app.totals as select workspace_id, sum(cost_usd) usd from public.api_costs group by 1;
revoke all on app.totals from public, anon, authenticated;
create view public.my_total with (security_barrier = true) as select usd from app.totals where workspace_id = (select app.current_workspace_id());
grant select on public.my_total to authenticated;

-- @proof
select pg_temp.dan(); select count(*) > 0 from public.my_total;
