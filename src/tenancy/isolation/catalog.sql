with recursive wanted(oid) as (
  select c.oid
  from unnest($1::text[], $2::text[]) as w(schema, name)
  join pg_namespace n on n.nspname = w.schema
  join pg_class c on c.relnamespace = n.oid and c.relname = w.name and c.relkind in ('r', 'p')
  union
  select i.inhrelid from pg_inherits i join wanted on wanted.oid = i.inhparent
)
select coalesce(json_agg(json_build_object(
  'oid', c.oid::int8,
  'schema', n.nspname,
  'name', c.relname,
  'partitioned', c.relkind = 'p',
  'is_partition', c.relispartition,
  'parent', (select i.inhparent::int8 from pg_inherits i where i.inhrelid = c.oid limit 1),
  'owner', pg_get_userbyid(c.relowner),
  'owned', pg_has_role(current_user, c.relowner, 'usage'),
  'rows', greatest(c.reltuples, 0)::float8,
  'pages', case when c.relkind = 'p' then 0 else (pg_relation_size(c.oid) / current_setting('block_size')::int8) end,
  'row_security', c.relrowsecurity,
  'force', c.relforcerowsecurity,
  'columns', (
    select json_agg(json_build_object(
      'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'not_null', a.attnotnull,
      'default', pg_get_expr(d.adbin, d.adrelid), 'identity', a.attidentity <> '', 'generated', a.attgenerated <> ''
    ) order by a.attnum)
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
  'constraints', (
    select coalesce(json_agg(json_build_object(
      'name', k.conname, 'kind', k.contype, 'definition', pg_get_constraintdef(k.oid), 'validated', k.convalidated,
      'inherited', k.conparentid <> 0, 'index', (select i.relname from pg_class i where i.oid = k.conindid),
      'columns', (select coalesce(json_agg(a.attname order by u.n), '[]') from unnest(k.conkey) with ordinality u(num, n)
                  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num),
      'references', case when k.contype = 'f' then k.confrelid::int8 end,
      'references_schema', rn.nspname, 'references_name', rc.relname,
      'references_columns', (select coalesce(json_agg(a.attname order by u.n), '[]') from unnest(k.confkey) with ordinality u(num, n)
                             join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num),
      'on_update', k.confupdtype, 'on_delete', k.confdeltype, 'match', k.confmatchtype,
      'deferrable', k.condeferrable, 'deferred', k.condeferred
    ) order by k.conname), '[]')
    from pg_constraint k left join pg_class rc on rc.oid = k.confrelid left join pg_namespace rn on rn.oid = rc.relnamespace
    where k.conrelid = c.oid and k.contype in ('c', 'f', 'p', 'u', 'x')),
  'indexes', (
    select coalesce(json_agg(json_build_object(
      'name', ic.relname, 'definition', pg_get_indexdef(x.indexrelid), 'unique', x.indisunique, 'primary', x.indisprimary,
      'valid', x.indisvalid, 'method', am.amname, 'partial', x.indpred is not null,
      'columns', (select coalesce(json_agg(case when u.num = 0 then null else a.attname end order by u.n), '[]')
                  from unnest(x.indkey::int2[]) with ordinality u(num, n)
                  left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = u.num
                  where u.n <= x.indnkeyatts),
      'constraint', (select k.conname from pg_constraint k where k.conindid = x.indexrelid and k.conrelid = x.indrelid and k.contype in ('p', 'u', 'x') limit 1),
      'parent', (select i.inhparent::int8 from pg_inherits i where i.inhrelid = x.indexrelid limit 1)
    ) order by ic.relname), '[]')
    from pg_index x join pg_class ic on ic.oid = x.indexrelid join pg_am am on am.oid = ic.relam
    where x.indrelid = c.oid),
  'policies', (
    select coalesce(json_agg(json_build_object(
      'name', p.polname, 'permissive', p.polpermissive, 'command', p.polcmd,
      'roles', (select json_agg(case when r.num = 0 then 'public' else pg_get_userbyid(r.num) end order by 1) from unnest(p.polroles) r(num)),
      'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)
    ) order by p.polname), '[]')
    from pg_policy p where p.polrelid = c.oid),
  'triggers', (
    select coalesce(json_agg(json_build_object(
      'name', t.tgname, 'row_update', (t.tgtype & 1) = 1 and (t.tgtype & 16) = 16, 'enabled', t.tgenabled
    ) order by t.tgname), '[]')
    from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal),
  'grants', (
    select coalesce(json_agg(json_build_object(
      'role', case when g.grantee = 0 then 'public' else pg_get_userbyid(g.grantee) end, 'privilege', g.privilege_type)
      order by 1), '[]')
    from aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) g where g.grantee <> c.relowner),
  'column_grants', (
    select coalesce(json_agg(json_build_object(
      'role', case when g.grantee = 0 then 'public' else pg_get_userbyid(g.grantee) end, 'privilege', g.privilege_type)
      order by 1), '[]')
    from pg_attribute a, aclexplode(a.attacl) g where a.attrelid = c.oid and a.attnum > 0 and a.attacl is not null and g.grantee <> c.relowner),
  'sequences', (
    select coalesce(json_agg(json_build_object(
      'schema', sn.nspname, 'name', s.relname, 'identity', d.deptype = 'i',
      'grants', (select coalesce(json_agg(json_build_object(
                   'role', case when g.grantee = 0 then 'public' else pg_get_userbyid(g.grantee) end, 'privilege', g.privilege_type) order by 1), '[]')
                 from aclexplode(coalesce(s.relacl, acldefault('s', s.relowner))) g where g.grantee <> s.relowner)
    ) order by s.relname), '[]')
    from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S' join pg_namespace sn on sn.oid = s.relnamespace
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid = c.oid and d.refobjsubid > 0
      and d.deptype in ('a', 'i'))
) order by n.nspname, c.relname), '[]')::text as tables
from wanted join pg_class c on c.oid = wanted.oid join pg_namespace n on n.oid = c.relnamespace
