//! What must be known of the server and of ourselves before anything is planned.

use super::Error;
use crate::db::Connection;

/// Which kind of database this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Supabase, or something that has its roles and its schema `auth`.
    Supabase,
    /// Plain PostgreSQL with the layer that `ef` puts there.
    WithLayer,
    /// Plain PostgreSQL without it.
    Plain,
}

/// The server and the role that we are.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Facts {
    /// Major version, such as 15.
    pub major: i64,
    /// The version as the server says it.
    pub version: String,
    /// The role.
    pub user: String,
    /// Whether it may do everything.
    pub superuser: bool,
    /// Whether row-level security lets it pass.
    pub bypass: bool,
    /// Whether it may make roles.
    pub create_role: bool,
    /// Whether it may make schemas.
    pub create_schema: bool,
    /// What kind of database.
    pub kind: Kind,
    /// Whether the server is a read-only replica.
    pub replica: bool,
}

/// The oldest server that the plan works on.
const OLDEST: i64 = 13;

/// Asks the server.
pub(super) fn read(connection: &mut Connection) -> Result<Facts, Error> {
    const SQL: &str = "
        select current_setting('server_version_num')::int8 / 10000 as major, current_setting('server_version') as version,
          current_user::text as usename, r.rolsuper as super, r.rolsuper or r.rolbypassrls as bypass,
          r.rolsuper or r.rolcreaterole as create_role,
          has_database_privilege(current_database(), 'create') as create_schema,
          to_regclass('auth.users') is not null and to_regprocedure('auth.jwt()') is not null
            and (select count(*) = 3 from pg_roles where rolname in ('anon', 'authenticated', 'service_role')) as auth,
          to_regclass('ef.layer') is not null as layer, pg_is_in_recovery() as replica
        from pg_roles r where r.rolname = current_user";
    let row = connection.query_one(SQL, &[])?;
    let facts = Facts {
        major: row.int("major")?,
        version: row.text("version")?,
        user: row.text("usename")?,
        superuser: row.bool("super")?,
        bypass: row.bool("bypass")?,
        create_role: row.bool("create_role")?,
        create_schema: row.bool("create_schema")?,
        kind: match (row.bool("auth")?, row.bool("layer")?) {
            (true, true) => Kind::WithLayer,
            (true, false) => Kind::Supabase,
            (false, _) => Kind::Plain,
        },
        replica: row.bool("replica")?,
    };
    supported(facts)
}

fn supported(facts: Facts) -> Result<Facts, Error> {
    if facts.major < OLDEST { Err(Error::TooOld { version: facts.version }) } else { Ok(facts) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_is_too_old_is_refused_with_its_version() {
        let facts = |major: i64| Facts {
            major,
            version: format!("{major}.4"),
            user: "postgres".into(),
            superuser: true,
            bypass: true,
            create_role: true,
            create_schema: true,
            kind: Kind::Plain,
            replica: false,
        };
        assert!(supported(facts(13)).is_ok() && supported(facts(18)).is_ok());
        let error = supported(facts(12)).unwrap_err();
        assert!(error.to_string().contains("12.4"), "{error}");
        assert_eq!(error.exit(), crate::base::Exit::Outside);
    }
}
