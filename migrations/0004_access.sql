-- Who may do what with ef's own tables: members see what belongs to their workspace; the back end writes.
revoke all on public.workspaces, public.workspace_members, public.workspace_invites,
  public.workspace_postiz_configs, public.workspace_tts_presets from public, anon, authenticated, service_role;
grant select on public.workspaces, public.workspace_members to authenticated;
grant select (workspace_id, base_url, updated_at) on public.workspace_postiz_configs to authenticated;
grant select, insert, update, delete on public.workspace_tts_presets to authenticated;
grant select, insert, update, delete on public.workspaces, public.workspace_members, public.workspace_invites,
  public.workspace_postiz_configs, public.workspace_tts_presets to service_role;
alter table public.workspace_tts_presets alter column workspace_id set default app.current_workspace_id();

do $$
declare
  own_table text;
begin
  foreach own_table in array array['workspaces', 'workspace_members', 'workspace_invites',
                                   'workspace_postiz_configs', 'workspace_tts_presets'] loop
    execute format('alter table public.%I enable row level security', own_table);
    execute format('alter table public.%I force row level security', own_table);
    execute format('drop policy if exists workspace_isolation on public.%I', own_table);
    execute format('drop policy if exists ef_owner on public.%I', own_table);
    -- Forced security binds the owner too. One that cannot pass it by right passes by this policy: the trigger at
    -- sign-up, the strict helper and `ef` itself act as the owner.
    if not (select r.rolsuper or r.rolbypassrls from pg_roles r where r.rolname = current_user) then
      execute format('create policy ef_owner on public.%I for all to %I using (true) with check (true)', own_table, current_user);
    end if;
  end loop;
end $$;

create policy workspace_isolation on public.workspaces for select to authenticated
  using (id = (select app.current_workspace_id()));
create policy workspace_isolation on public.workspace_members for select to authenticated
  using (workspace_id = (select app.current_workspace_id()));
create policy workspace_isolation on public.workspace_invites for select to authenticated
  using (workspace_id = (select app.current_workspace_id()));
create policy workspace_isolation on public.workspace_postiz_configs for select to authenticated
  using (workspace_id = (select app.current_workspace_id()));
create policy workspace_isolation on public.workspace_tts_presets for all to authenticated
  using (workspace_id = (select app.current_workspace_id()))
  with check (workspace_id = (select app.current_workspace_id()));

-- New objects are for nobody until they are granted, as on Supabase since spring 2026.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke all on functions from anon, authenticated;
alter default privileges revoke execute on functions from public;
