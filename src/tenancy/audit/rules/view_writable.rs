//! Views through which rows of workspaces are written with the rights of their owner.

use super::{
    Rule,
    view_as_owner::{asks, reads_past},
};
use crate::tenancy::audit::{
    model::{Code, Command, Model, Relation},
    report::{Finding, Proof, Severity},
};

pub(super) const RULE: Rule = Rule {
    id: "view-writable",
    severity: Severity::Error,
    title: "rows of workspaces can be written through a view of its owner",
    why: "The owner's rights write past every WITH CHECK; a condition in the view does not hold for new rows without a CHECK OPTION.",
    close: "Set security_invoker, or add WITH CHECK OPTION and a condition on the caller, or revoke the right to write.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let views = model.relations.iter().filter(|r| r.kind == "v" && !r.is_platform());
    views.filter_map(|view| judge(model, view)).collect()
}

fn judge(model: &Model, view: &Relation) -> Option<Finding> {
    let may = |command, bit: i64| view.updatable & bit != 0 && !model.who(view, command).is_empty();
    let new_rows = may(Command::Insert, 8) || may(Command::Update, 4);
    let old_rows = may(Command::Delete, 16) || may(Command::Update, 4);
    let by_trigger = model.triggers_of(view.oid).find(|(_, function)| {
        let code = Code::of(&function.source);
        let tenant = model.tenant_tables().any(|(table, _)| code.names(&table.schema, &table.name));
        function.definer && code.writes() && tenant && !model.asks_who(&function.source)
    });
    let writers: Vec<&str> = [Command::Insert, Command::Update, Command::Delete]
        .into_iter()
        .filter(|command| !model.who(view, *command).is_empty())
        .map(Command::word)
        .collect();
    if writers.is_empty() {
        return None;
    }
    let checked = view.options.iter().any(|option| option.starts_with("check_option="));
    let open = !view.option("security_invoker")
        && !reads_past(model, view).is_empty()
        && ((new_rows && !checked) || ((old_rows || new_rows) && !asks(model, view)));
    let how = match by_trigger {
        Some((_, function)) => {
            format!("its trigger function `{}` does not ask who is asking", function.full())
        }
        None if open => "it has no security_invoker and no check on new rows".to_owned(),
        None => return None,
    };
    let message = format!("{} through it reaches rows of every workspace", writers.join(", "));
    let fix = format!(
        "revoke insert, update, delete on {} from public, {};",
        view.sql(),
        model.api_roles.join(", ")
    );
    Some(RULE.hit(view.full(), message, Proof::catalogue(how), fix))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    fn view(options: &[&str], rights: &[&str]) -> Vec<Finding> {
        check(&model(|m| {
            add(
                m,
                "relations",
                json!({ "oid": 9, "schema": "public", "name": "mine", "kind": "v", "owner": "postgres",
                "options": options, "updatable": 28, "rights": { "authenticated": rights },
                "text": "select * from clips where workspace_id = app.current_workspace_id()" }),
            );
            add(m, "uses", json!({ "from": 9, "to": 2 }));
        }))
    }

    #[test]
    fn new_rows_are_not_checked() {
        assert_eq!(view(&[], &["SELECT", "INSERT"])[0].object, "public.mine");
    }

    #[test]
    fn a_check_option_or_no_right() {
        assert_eq!(view(&["check_option=cascaded"], &["SELECT", "INSERT"]), []);
        assert_eq!(view(&[], &["SELECT"]), []);
    }
}
