-- id: 59
-- kind: leak
-- class: injection
-- tier: own
-- objects: public.search_clips
-- title: SECURITY DEFINER function pastes its argument into a statement
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create function public.search_clips(q text) returns setof text language plpgsql stable security definer set search_path = '' as $$
  begin return query execute 'select title from public.clips where workspace_id = ''' || app.current_workspace_id() || ''' and title like ''%' || q || '%'''; end $$;
grant execute on function public.search_clips(text) to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.search_clips(''' or title like ''South') t where t like 'South%';
