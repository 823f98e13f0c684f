-- Uses that have arrived in `api_costs`: one that is delivered twice, because an answer was lost, is kept once. A table
-- of its own, since an index on a `api_costs` that is large already would stop those who write to it.
create table if not exists ef.usages (
  usage_id   uuid primary key,
  arrived_at timestamptz not null default now()
);
comment on table ef.usages is 'ef: uses that have arrived in api_costs';
