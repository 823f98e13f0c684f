//! Rows of a project, through its data API (`PostgREST`), as the service role.

use super::{Error, project::Ask, project::Project, users::percent};
use serde_json::Value;

/// How many rows are asked for at once; a project's own limit is 1,000 unless it was changed.
const PAGE: usize = 1000;

/// A condition on rows: a column, and what it equals.
pub(super) type Where<'a> = (&'a str, &'a str);

impl Project {
    /// All rows that fit, in this order.
    pub fn select(
        &self,
        table: &str,
        columns: &str,
        filter: &[Where<'_>],
        order: &str,
    ) -> Result<Vec<Value>, Error> {
        let mut rows = Vec::new();
        loop {
            let (conditions, offset) = (conditions(filter), rows.len());
            let path = format!(
                "/rest/v1/{table}?select={columns}{conditions}&order={order}&limit={PAGE}&offset={offset}"
            );
            let ask = Ask::new("GET", path);
            let Value::Array(mut some) = self.ask_json(&ask)? else { return Err(self.form(&ask)) };
            if some.is_empty() {
                return Ok(rows);
            }
            // A project may give fewer rows at once than were asked for; only an empty page is the end.
            rows.append(&mut some);
        }
    }

    /// How many rows fit. `None` when there is no such table, or no such column in it.
    pub fn count(&self, table: &str, filter: &[Where<'_>]) -> Result<Option<i64>, Error> {
        let path = format!("/rest/v1/{table}?select=*{}&limit=1", conditions(filter));
        let headers = [("Prefer", "count=exact".to_owned())];
        let ask = Ask::new("GET", path).headers(&headers);
        match self.ask(&ask) {
            Ok(response) => {
                let total =
                    response.header("content-range").and_then(|range| range.rsplit('/').next()?.parse().ok());
                total.map(Some).ok_or_else(|| self.form(&ask))
            }
            Err(Error::Server { code, .. }) if matches!(code.as_str(), "PGRST205" | "42P01" | "42703") => {
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// Adds a row, or changes the one that is there already in these columns.
    pub fn upsert(&self, table: &str, row: Value, on: &str) -> Result<(), Error> {
        let headers = [("Prefer", "resolution=merge-duplicates,return=minimal".to_owned())];
        let ask = Ask::new("POST", format!("/rest/v1/{table}?on_conflict={on}")).body(row).headers(&headers);
        self.ask(&ask.repeatable())?;
        Ok(())
    }

    /// Changes the rows that fit.
    pub fn patch(&self, table: &str, filter: &[Where<'_>], change: Value) -> Result<(), Error> {
        let headers = [("Prefer", "return=minimal".to_owned())];
        let path = format!("/rest/v1/{table}?{}", conditions(filter).trim_start_matches('&'));
        self.ask(&Ask::new("PATCH", path).body(change).headers(&headers))?;
        Ok(())
    }

    /// Removes the rows that fit.
    pub fn remove(&self, table: &str, filter: &[Where<'_>]) -> Result<(), Error> {
        let headers = [("Prefer", "return=minimal".to_owned())];
        let path = format!("/rest/v1/{table}?{}", conditions(filter).trim_start_matches('&'));
        self.ask(&Ask::new("DELETE", path).headers(&headers))?;
        Ok(())
    }
}

fn conditions(filter: &[Where<'_>]) -> String {
    let one = |(column, condition): &Where<'_>| format!("&{column}={}", percent(condition));
    filter.iter().map(one).collect::<Vec<_>>().concat()
}
