//! The rules whose findings come from probes: what is tried, and not what the catalogue says.

use super::Rule;
use crate::tenancy::audit::report::Severity;

/// Somebody read what belongs to another workspace.
pub(in super::super) const READS_OTHERS: Rule = Rule {
    id: "reads-others",
    severity: Severity::Error,
    title: "rows of another workspace were read",
    why: "A member of one workspace, a user without one, or a visitor without a token got rows that are not theirs.",
    close: "Compare the tenant column with the caller's workspace in every policy; no claim must mean no rows.",
    check: None,
};

/// Something is accepted that is not there.
pub(in super::super) const STALE: Rule = Rule {
    id: super::ALLOW_STALE,
    severity: Severity::Warning,
    title: "an acceptance without a finding",
    why: "`[[tenancy.allow]]` in `ef.toml` accepts a finding that the audit does not make; it would hide one that comes later.",
    close: "Take it out of `ef.toml`, or correct its rule and its object. In a database without rows some probes find nothing.",
    check: None,
};

/// Somebody could write what belongs to another workspace.
pub(in super::super) const WRITES_OTHERS: Rule = Rule {
    id: "writes-others",
    severity: Severity::Error,
    title: "rows of another workspace can be written",
    why: "New rows can be put into another workspace, or its rows changed, moved or deleted.",
    close: "Compare the tenant column with the caller's workspace in USING and in WITH CHECK of every command.",
    check: None,
};

/// Members do not reach their own rows.
pub(in super::super) const LOCKED_OUT: Rule = Rule {
    id: "locked-out",
    severity: Severity::Error,
    title: "members do not reach their own rows",
    why: "The policies refuse every row of the caller's own workspace, or fail with an error.",
    close: "Compare the right column with the right claim, and let the API role call the functions in the policy.",
    check: None,
};

/// A function answered with what belongs to another workspace.
pub(in super::super) const FUNCTION_LEAKS: Rule = Rule {
    id: "function-leaks",
    severity: Severity::Error,
    title: "a function gives away what belongs to another workspace",
    why: "Called as a member of one workspace it returned, counted, confirmed or changed rows of another.",
    close: "Filter by the caller's workspace in the function, make it SECURITY INVOKER, or revoke EXECUTE.",
    check: None,
};

/// A view's condition can be looked behind.
pub(in super::super) const VIEW_BARRIER: Rule = Rule {
    id: "view-barrier",
    severity: Severity::Error,
    title: "a filtered view shows hidden rows through errors",
    why: "Without security_barrier the caller's own condition may run first, and an error message holds the value of a hidden row.",
    close: "Set security_barrier on the view.",
    check: None,
};

/// Members can make themselves more than they are.
pub(in super::super) const MEMBERSHIP_WRITABLE: Rule = Rule {
    id: "membership-writable",
    severity: Severity::Error,
    title: "a plain member can write memberships",
    why: "Whoever writes memberships makes himself an owner, or lets others in.",
    close: "Let members read memberships only; write them in a function that checks the caller's role.",
    check: None,
};

/// A sign-up ended in a workspace that the client named.
pub(in super::super) const SIGNUP_CLAIMS: Rule = Rule {
    id: "signup-claims",
    severity: Severity::Error,
    title: "a sign-up ended in another's workspace",
    why: "A new user whose own data named a workspace was made a member of it, or got its claim.",
    close: "Take the workspace from an invitation that the server has written, or make a new one.",
    check: None,
};
