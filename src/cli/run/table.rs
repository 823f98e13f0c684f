//! The flags of concurrently 9.2 and how `ef run` takes each. From this list the table in `docs/run.md` is made, and
//! the tests in `tests/it/run/` are held to it.

/// One flag.
struct Row {
    /// Its forms, as they are typed.
    forms: &'static str,
    /// How `ef run` takes it, beyond that it does.
    how: &'static str,
}

const fn row(forms: &'static str, how: &'static str) -> Row {
    Row { forms, how }
}

const ROWS: &[Row] = &[
    row("-m, --max-processes", "the same; a number or `50%`"),
    row("-n, --names", "the same"),
    row("--name-separator", "the same"),
    row("-s, --success", "the same; an unknown word is an error, not `all`"),
    row("-r, --raw", "the same, standard error and standard output in one, and no input"),
    row("--no-color", "the same as `--color never`; both at once is an error"),
    row("--hide", "the same; the output still goes to the log file"),
    row("-g, --group", "the same"),
    row("--timings", "the same"),
    row("-P, --passthrough-arguments", "the same: `{1}`, `{@}`, `{*}`"),
    row("--teardown", "the same; one command for each `--teardown`"),
    row("-p, --prefix", "the same"),
    row("-c, --prefix-colors", "the same names; hex colours are written in full"),
    row("-l, --prefix-length", "the same"),
    row("-t, --timestamp-format", "the same; an unknown letter is an error"),
    row("--pad-prefix", "the same"),
    row("-i, --handle-input", "the same: `NAME:text`, `0:text`"),
    row("--default-input-target", "the same"),
    row("-k, --kill-others", "the same"),
    row("--kill-others-on-fail", "the same"),
    row("--kill-signal, --ks", "the same, and SIGINT"),
    row("--kill-timeout", "the same; without it ten seconds, not for ever"),
    row("--restart-tries", "the same; negative: without end"),
    row("--restart-after", "the same; milliseconds or `exponential`"),
];

fn table() -> String {
    let mut text = String::from("| concurrently | `ef run` |\n|---|---|\n");
    for Row { forms, how } in ROWS {
        let forms: Vec<String> = forms.split(", ").map(|form| format!("`{form}`")).collect();
        text += &["| ", &forms.join(", "), " | ", how, " |\n"].concat();
    }
    text
}

mod tests {
    use super::*;
    use crate::cli::root::Cli;
    use clap::CommandFactory;
    use std::fs;

    #[test]
    fn every_flag_of_the_list_is_there() {
        let cli = Cli::command();
        let run = cli.find_subcommand("run").unwrap();
        let known = |form: &str| match form.strip_prefix("--") {
            Some(long) => run.get_arguments().any(|argument| {
                argument.get_long() == Some(long)
                    || argument.get_all_aliases().is_some_and(|aliases| aliases.contains(&long))
            }),
            None => run.get_arguments().any(|argument| argument.get_short() == form.chars().nth(1)),
        };
        for row in ROWS {
            for form in row.forms.split(", ") {
                assert!(known(form), "{form}");
            }
        }
    }

    #[test]
    fn the_table_of_the_documentation_is_this_one() {
        const MARKS: (&str, &str) = ("<!-- flags -->\n", "<!-- end of flags -->\n");
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/run.md");
        let page = fs::read_to_string(path).unwrap();
        let (before, rest) = page.split_once(MARKS.0).unwrap();
        let (old, after) = rest.split_once(MARKS.1).unwrap();
        if std::env::var_os("EF_UPDATE").is_some() {
            fs::write(path, format!("{before}{}{}{}{after}", MARKS.0, table(), MARKS.1)).unwrap();
            return;
        }
        assert_eq!(old, table(), "`EF_UPDATE=1 cargo test --lib table` writes it anew");
    }
}
