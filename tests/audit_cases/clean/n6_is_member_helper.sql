-- id: n6
-- kind: clean
-- class: helper
-- tier: own
-- objects: public.clips
-- title: policies call a SECURITY DEFINER function with the row's workspace
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create function app.is_member(w uuid) returns boolean language sql stable security definer set search_path = '' as $f$
  select exists (select 1 from public.workspace_members m where m.workspace_id = w and m.user_id = auth.uid()) $f$;
revoke all on function app.is_member(uuid) from public; grant execute on function app.is_member(uuid) to authenticated;
select pg_temp.drop_policies('public.clips');
create policy p on public.clips for all to authenticated using (app.is_member(workspace_id)) with check (app.is_member(workspace_id));

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clips where workspace_id = :'B';
