-- id: a4
-- kind: leak
-- class: trigger-copy
-- tier: own
-- objects: public.clip_shadow
-- title: a rule copies rows into an unprotected table
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create table public.clip_shadow (id uuid, title text);
create rule shadow as on insert to public.clips do also insert into public.clip_shadow values (new.id, new.title);
insert into public.clip_shadow select id, title from public.clips;
grant select on public.clip_shadow to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clip_shadow where title like 'South%';
