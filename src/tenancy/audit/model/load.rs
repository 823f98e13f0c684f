//! Reads the catalogue: one query for each kind of thing, each of which answers with one JSON text. Written for
//! PostgreSQL 13 and later: what newer versions add is asked for through `to_jsonb`, where a column that is not
//! there is NULL.

use super::Model;
use crate::{
    db::{Connection, Error, Param},
    tenancy::audit::Request,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Schemas of the system and of the platform, which are not the project's to judge. `auth` and `storage` are read,
/// since the project's tables point there.
const FOREIGN: &str = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'extensions', \
    'graphql', 'graphql_public', 'realtime', '_realtime', 'vault', 'pgsodium', 'pgsodium_masks', 'net', 'cron', \
    'pgbouncer', 'supabase_functions', 'supabase_migrations', '_analytics', 'pgmq')";

const SERVER: &str = "select jsonb_build_object('version', current_setting('server_version_num')::int,
    'name', 'PostgreSQL ' || current_setting('server_version'), 'user', current_user::text,
    'superuser', r.rolsuper, 'bypass', r.rolbypassrls or r.rolsuper, 'replica', pg_is_in_recovery(),
    'database_create', (select coalesce(jsonb_agg(x), '[]') from unnest($1::text[]) x
        where has_database_privilege(x, current_database(), 'CREATE')))::text as j
  from pg_roles r where r.rolname = current_user";

const API_ROLES: &str =
    "select coalesce(jsonb_agg(rolname order by rolname), '[]')::text as j from pg_roles r
  where case when cardinality($1::text[]) > 0 then rolname = any($1::text[])
    else rolname in ('anon', 'authenticated') or (rolname not in ('service_role', 'authenticator', 'postgres')
      and rolname !~ '^(pg_|supabase_)' and not rolsuper and not rolbypassrls
      and exists (select from pg_auth_members m join pg_roles a on a.oid = m.member
        where m.roleid = r.oid and a.rolname = 'authenticator')) end";

const EXPOSED: &str = "select coalesce((select to_jsonb(regexp_split_to_array(split_part(c, '=', 2), '\\s*,\\s*'))
    from pg_db_role_setting s cross join unnest(s.setconfig) c
    where c like 'pgrst.db\\_schemas=%' and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
    order by s.setdatabase desc limit 1), '[\"public\"]')::text as j";

const ROLES: &str = "select coalesce(jsonb_agg(jsonb_build_object('name', r.rolname, 'superuser', r.rolsuper,
    'bypass', r.rolbypassrls, 'createrole', r.rolcreaterole, 'replication', r.rolreplication,
    'member_of', (select coalesce(jsonb_agg(o.rolname), '[]') from pg_roles o
        where o.oid <> r.oid and not r.rolsuper and pg_has_role(r.oid, o.oid, 'MEMBER')
          and (r.rolname = any($1::text[]) or r.rolname = 'authenticator')),
    'can_act', pg_has_role(current_user, r.oid, 'MEMBER'))), '[]')::text as j
  from pg_roles r where r.rolname !~ '^pg_'";

const SCHEMAS: &str = "select coalesce(jsonb_agg(jsonb_build_object('name', n.nspname,
    'owner', pg_get_userbyid(n.nspowner),
    'usage', (select coalesce(jsonb_agg(x), '[]') from unnest($1::text[]) x where has_schema_privilege(x, n.oid, 'USAGE')),
    'create', (select coalesce(jsonb_agg(x), '[]') from unnest($1::text[]) x where has_schema_privilege(x, n.oid, 'CREATE')),
    'public_create', exists (select from aclexplode(n.nspacl) a where a.grantee = 0 and a.privilege_type = 'CREATE'))
    order by n.nspname), '[]')::text as j
  from pg_namespace n where ";

const RELATIONS: &str = "select coalesce(jsonb_agg(jsonb_build_object('oid', c.oid::int8, 'schema', n.nspname, 'name', c.relname,
    'kind', c.relkind, 'owner', pg_get_userbyid(c.relowner), 'rls', c.relrowsecurity, 'force', c.relforcerowsecurity,
    'parents', (select coalesce(jsonb_agg(i.inhparent::int8), '[]') from pg_inherits i where i.inhrelid = c.oid),
    'options', coalesce(to_jsonb(c.reloptions), '[]'),
    'text', case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end,
    'updatable', case when c.relkind = 'v' then pg_relation_is_updatable(c.oid, true) else 0 end,
    'rights', (select jsonb_object_agg(x, (select coalesce(jsonb_agg(p), '[]') from unnest($2::text[]) p
        where has_table_privilege(x, c.oid, p))) from unnest($1::text[]) x))
    order by n.nspname, c.relname), '[]')::text as j
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    and ";

const COLUMNS: &str = "select coalesce(jsonb_agg(jsonb_build_array(a.attrelid::int8, jsonb_build_object('name', a.attname,
    'type', format_type(a.atttypid, a.atttypmod), 'category', t.typcategory, 'not_null', a.attnotnull,
    'default', pg_get_expr(d.adbin, d.adrelid), 'identity', a.attidentity, 'generated', a.attgenerated,
    'labels', (select coalesce(jsonb_agg(e.enumlabel order by e.enumsortorder), '[]') from pg_enum e where e.enumtypid = a.atttypid),
    'rights', (select jsonb_object_agg(x, (select coalesce(jsonb_agg(p), '[]') from unnest('{SELECT,INSERT,UPDATE}'::text[]) p
        where has_column_privilege(x, c.oid, a.attnum, p))) from unnest($1::text[]) x)))
    order by a.attrelid, a.attnum), '[]')::text as j
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'f') and ";

const CONSTRAINTS: &str = "select coalesce(jsonb_agg(jsonb_build_object('name', k.conname, 'relation', k.conrelid::int8, 'kind', k.contype,
    'columns', (select coalesce(jsonb_agg(a.attname order by u.o), '[]') from unnest(k.conkey) with ordinality u(n, o)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n),
    'target', k.confrelid::int8,
    'target_columns', (select coalesce(jsonb_agg(a.attname order by u.o), '[]') from unnest(k.confkey) with ordinality u(n, o)
        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n),
    'on_delete', k.confdeltype,
    'set_columns', (select coalesce(jsonb_agg(a.attname), '[]')
        from jsonb_array_elements_text(coalesce(nullif(to_jsonb(k) -> 'confdelsetcols', 'null'), '[]')) u(n)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n::int),
    'text', pg_get_constraintdef(k.oid)) order by k.oid), '[]')::text as j
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where k.contype in ('f', 'c') and k.conparentid = 0 and ";

const INDEXES: &str = "select coalesce(jsonb_agg(jsonb_build_object('name', ic.relname, 'relation', i.indrelid::int8,
    'primary', i.indisprimary, 'exclusion', i.indisexclusion,
    'constraint', exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = i.indrelid),
    'keys', (select jsonb_agg(coalesce(a.attname::text, pg_get_indexdef(i.indexrelid, g, true)) order by g)
        from generate_series(1, i.indnkeyatts) g
        left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[g - 1] and i.indkey[g - 1] > 0),
    'text', pg_get_indexdef(i.indexrelid)) order by ic.oid), '[]')::text as j
  from pg_index i join pg_class ic on ic.oid = i.indexrelid join pg_class c on c.oid = i.indrelid
    join pg_namespace n on n.oid = c.relnamespace
  where (i.indisunique or i.indisexclusion) and c.relkind in ('r', 'p') and ";

const POLICIES: &str = "select coalesce(jsonb_agg(jsonb_build_object('name', p.polname, 'relation', p.polrelid::int8,
    'command', p.polcmd, 'permissive', p.polpermissive,
    'roles', (select jsonb_agg(case when x = 0 then 'public' else pg_get_userbyid(x) end) from unnest(p.polroles) x),
    'applies', (select coalesce(jsonb_agg(r), '[]') from unnest($1::text[]) r
        where 0 = any(p.polroles) or exists (select from unnest(p.polroles) x where pg_has_role(r, x, 'USAGE'))),
    'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid))
    order by p.polrelid, p.polname), '[]')::text as j
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where ";

const FUNCTIONS: &str = "select coalesce(jsonb_agg(jsonb_build_object('oid', f.oid::int8, 'schema', n.nspname, 'name', f.proname,
    'signature', pg_get_function_identity_arguments(f.oid), 'kind', f.prokind, 'language', l.lanname,
    'owner', pg_get_userbyid(f.proowner), 'definer', f.prosecdef, 'volatility', f.provolatile,
    'config', coalesce(to_jsonb(f.proconfig), '[]'),
    'source', case when to_jsonb(f) ->> 'prosqlbody' is not null then pg_get_functiondef(f.oid) else f.prosrc end,
    'bound', to_jsonb(f) ->> 'prosqlbody' is not null,
    'returns', format_type(f.prorettype, null),
    'args', (select coalesce(jsonb_agg(jsonb_build_object('name', coalesce(f.proargnames[u.o], ''), 'type', format_type(u.t, null),
        'category', t.typcategory) order by u.o), '[]')
        from unnest(coalesce(f.proallargtypes, f.proargtypes::oid[])) with ordinality u(t, o) join pg_type t on t.oid = u.t
        where coalesce(f.proargmodes[u.o], 'i') in ('i', 'b', 'v')),
    'execute', (select coalesce(jsonb_agg(x), '[]') from unnest($1::text[]) x
        where has_function_privilege(x, f.oid, 'EXECUTE') and has_schema_privilege(x, n.oid, 'USAGE')))
    order by n.nspname, f.proname, f.oid), '[]')::text as j
  from pg_proc f join pg_namespace n on n.oid = f.pronamespace join pg_language l on l.oid = f.prolang
  where not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = f.oid and d.deptype = 'e')
    and n.nspname not in ('auth', 'storage') and ";

const TRIGGERS: &str = "select coalesce(jsonb_agg(jsonb_build_object('name', g.tgname, 'relation', g.tgrelid::int8, 'function', g.tgfoid::int8,
    'before', g.tgtype & 2 > 0, 'on_insert', g.tgtype & 4 > 0, 'on_update', g.tgtype & 16 > 0, 'enabled', g.tgenabled <> 'D')
    order by g.oid), '[]')::text as j
  from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where not g.tgisinternal and ";

const SEQUENCES: &str = "select coalesce(jsonb_agg(jsonb_build_object('schema', n.nspname, 'name', c.relname,
    'rights', (select jsonb_object_agg(x, (select coalesce(jsonb_agg(p), '[]') from unnest('{SELECT,UPDATE,USAGE}'::text[]) p
        where has_sequence_privilege(x, c.oid, p) and has_schema_privilege(x, n.oid, 'USAGE'))) from unnest($1::text[]) x))
    order by n.nspname, c.relname), '[]')::text as j
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and n.nspname not in ('auth', 'storage') and ";

const DEFAULTS: &str = "select coalesce(jsonb_agg(j), '[]')::text as j from (
    select jsonb_build_object('owner', pg_get_userbyid(d.defaclrole), 'schema', coalesce(n.nspname, ''), 'kind', d.defaclobjtype,
      'grantee', case when a.grantee = 0 then 'public' else pg_get_userbyid(a.grantee) end, 'rights', jsonb_agg(a.privilege_type)) j
    from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace cross join aclexplode(d.defaclacl) a
    where a.grantee <> d.defaclrole group by d.defaclrole, n.nspname, d.defaclobjtype, a.grantee) s";

const ROLE_SETTINGS: &str = "select coalesce(jsonb_agg(jsonb_build_object('role', coalesce(r.rolname, ''),
    'name', split_part(c, '=', 1), 'value', substr(c, strpos(c, '=') + 1))), '[]')::text as j
  from pg_db_role_setting s cross join unnest(s.setconfig) c left join pg_roles r on r.oid = s.setrole
  where s.setdatabase in (0, (select oid from pg_database where datname = current_database()))";

const USES: &str =
    "select coalesce(jsonb_agg(distinct jsonb_build_object('from', w.ev_class::int8, 'to', d.refobjid::int8,
    'rule', w.ev_type <> '1')), '[]')::text as j
  from pg_rewrite w join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
    and d.refclassid = 'pg_class'::regclass and d.refobjid <> w.ev_class
    join pg_class c on c.oid = w.ev_class join pg_namespace n on n.oid = c.relnamespace where ";

/// Reads everything and works out who belongs to whom.
pub(in super::super) fn load(db: &mut Connection, request: &Request) -> Result<Model, Error> {
    let roles = Param::Texts(request.roles.clone());
    let api_roles: Vec<String> = json(db, API_ROLES, &[roles])?;
    let api = || Param::Texts(api_roles.clone());
    let mut model = Model { server: json(db, SERVER, &[api()])?, ..Model::default() };
    let of = |sql: &str| format!("{sql}{FOREIGN}");
    model.exposed =
        if request.schemas.is_empty() { json(db, EXPOSED, &[])? } else { request.schemas.clone() };
    model.roles = json(db, ROLES, &[api()])?;
    model.schemas = json(db, &of(SCHEMAS), &[api()])?;
    let mut rights = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"].to_vec();
    if model.server.version >= 170_000 {
        rights.push("MAINTAIN");
    }
    let rights = Param::Texts(rights.into_iter().map(str::to_owned).collect());
    model.relations = json(db, &of(RELATIONS), &[api(), rights])?;
    let columns: Vec<(u32, super::Column)> = json(db, &of(COLUMNS), &[api()])?;
    for (oid, column) in columns {
        if let Some(relation) = model.relations.iter_mut().find(|relation| relation.oid == oid) {
            relation.columns.push(column);
        }
    }
    model.constraints = json(db, &of(CONSTRAINTS), &[])?;
    model.indexes = json(db, &of(INDEXES), &[])?;
    model.policies = json(db, &of(POLICIES), &[api()])?;
    model.functions = json(db, &of(FUNCTIONS), &[api()])?;
    model.triggers = json(db, &of(TRIGGERS), &[])?;
    model.sequences = json(db, &of(SEQUENCES), &[api()])?;
    model.defaults = json(db, DEFAULTS, &[])?;
    model.role_settings = json(db, ROLE_SETTINGS, &[])?;
    model.uses = json(db, &of(USES), &[])?;
    model.api_roles = api_roles;
    model.without_unreachable_rights();
    model.understand(request);
    model.buckets = buckets(db, &model)?;
    Ok(model)
}

/// Buckets, when there are any that we may read.
fn buckets(db: &mut Connection, model: &Model) -> Result<Vec<super::Bucket>, Error> {
    let there = model.relations.iter().any(|relation| relation.full() == "storage.buckets");
    let may = "select coalesce(has_table_privilege(to_regclass('storage.buckets'), 'SELECT')
        and has_table_privilege(to_regclass('storage.objects'), 'SELECT'), false) as x";
    if !there || !db.query_one(may, &[])?.bool("x")? {
        return Ok(Vec::new());
    }
    let root = model.workspaces.and_then(|oid| {
        let relation = model.relation(oid)?;
        let key = model.tenants.get(&oid)?.column()?;
        Some(format!("select {}::text from {}", crate::db::ident(key), relation.sql()))
    });
    let names = root.unwrap_or_else(|| "select ''".to_owned());
    let sql = format!(
        "select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'public', b.public, 'folders', exists (
            select from (select name from storage.objects o where o.bucket_id = b.id limit 10000) o
            where split_part(o.name, '/', 1) in ({names})))), '[]')::text as j
          from storage.buckets b"
    );
    json(db, &sql, &[])
}

fn json<T: DeserializeOwned>(db: &mut Connection, sql: &str, params: &[Param]) -> Result<T, Error> {
    let text = db.query_one(sql, params)?.text("j")?;
    // NULL where an aggregate over no roles says nothing: the default of the type.
    let value: Value = serde_json::from_str::<Value>(&text).map(without_nulls).unwrap_or_default();
    serde_json::from_value(value).map_err(|error| Error::answer("j", &error))
}

/// Objects without the keys whose value is null, so that the defaults of the types stand in.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        Value::Object(entries) => entries
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| (key, without_nulls(value)))
            .collect(),
        other => other,
    }
}
