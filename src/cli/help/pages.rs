//! The pages of the documentation. Written by `EF_UPDATE=1 cargo test --lib help`.

/// Each by its name.
#[rustfmt::skip]
pub(super) static PAGES: &[(&str, &str)] = &[
    ("architecture", include_str!("../../../docs/architecture.md")),
    ("audit", include_str!("../../../docs/audit.md")),
    ("batch", include_str!("../../../docs/batch.md")),
    ("ci", include_str!("../../../docs/ci.md")),
    ("configuration", include_str!("../../../docs/configuration.md")),
    ("costs", include_str!("../../../docs/costs.md")),
    ("database", include_str!("../../../docs/database.md")),
    ("doctor", include_str!("../../../docs/doctor.md")),
    ("engines", include_str!("../../../docs/engines.md")),
    ("errors", include_str!("../../../docs/errors.md")),
    ("isolation", include_str!("../../../docs/isolation.md")),
    ("launch", include_str!("../../../docs/launch.md")),
    ("migrations", include_str!("../../../docs/migrations.md")),
    ("moving", include_str!("../../../docs/moving.md")),
    ("peers", include_str!("../../../docs/peers.md")),
    ("phonemes", include_str!("../../../docs/phonemes.md")),
    ("platforms", include_str!("../../../docs/platforms.md")),
    ("reading", include_str!("../../../docs/reading.md")),
    ("run", include_str!("../../../docs/run.md")),
    ("scripts", include_str!("../../../docs/scripts.md")),
    ("security", include_str!("../../../docs/security.md")),
    ("server", include_str!("../../../docs/server.md")),
    ("speech", include_str!("../../../docs/speech.md")),
    ("voices", include_str!("../../../docs/voices.md")),
    ("workspaces", include_str!("../../../docs/workspaces.md")),
];
