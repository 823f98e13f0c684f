//! The summary: for each table with rows of workspaces and each command, closed, open, or not testable.

use crate::tenancy::audit::{
    model::{COMMANDS, Command, Model, Relation},
    report::{Cell, MatrixRow, Report, Severity},
};

/// Fills the matrix from what was found.
pub(in super::super) fn summary(model: &Model, report: &mut Report) {
    let rows = model.tenant_tables().filter(|(relation, _)| !relation.is_platform());
    report.matrix = rows
        .map(|(relation, _)| MatrixRow {
            table: relation.full(),
            cells: COMMANDS.map(|command| cell(model, report, relation, command)),
        })
        .collect();
}

/// Rules that open one command or all, as far as their words tell.
fn cell(model: &Model, report: &Report, relation: &Relation, command: Command) -> Cell {
    if model.who(relation, command).is_empty() {
        return Cell::NoRight;
    }
    let object = relation.full();
    let open = report.findings.iter().filter(|f| f.severity == Severity::Error && f.object == object).any(
        |finding| match finding.rule {
            "rls-disabled" | "claim-of-client" => true,
            "reads-others" => command == Command::Select,
            "writes-others" => command != Command::Select,
            "policy-open" => finding.message.contains(command.word()),
            "key-across" | "key-global" => command == Command::Insert,
            _ => false,
        },
    );
    let untested = report.not_checked.iter().any(|gap| gap.what.contains(&format!("`{object}`")));
    if open {
        Cell::Open
    } else if untested {
        Cell::Untested
    } else {
        Cell::Closed
    }
}
