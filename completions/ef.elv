
use builtin;
use str;

set edit:completion:arg-completer[ef] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'ef'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'ef'= {
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --json 'Print versioned JSON objects on stdout, and nothing else there'
            cand -q 'Print warnings and errors only'
            cand --quiet 'Print warnings and errors only'
            cand -v 'Say more about what is done and why'
            cand --verbose 'Say more about what is done and why'
            cand --yes 'Answer every question with yes'
            cand --no-progress 'Show no progress bars'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand dev 'Start the project''s services, show their output, stop them together'
            cand init 'Write an `ef.toml` for the project found here'
            cand rls 'Prove that no workspace can reach another''s rows'
            cand config 'Show the settings in force and where each comes from'
            cand completions 'Print a completion script for a shell'
            cand man 'Print the manual page of `ef` or of one of its commands'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;dev'= {
            cand --except 'Start all but these'
            cand --profile 'Lay a profile of `ef.toml` over the rest'
            cand --stdin 'Hand what is typed to this service'
            cand --on-exit 'What the end of one service without an error means for the others'
            cand --on-failure 'What the failure of one service means for the others'
            cand --prefix 'What stands before each line: name, index, pid, time, command, none, or text with {name} and the like'
            cand --timestamps 'Put the time before each line, in this strftime format or as hours, minutes, seconds'
            cand --hide 'Leave the output of these services out; it still goes to their log files'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --open 'Open the browser once everything is ready'
            cand --no-setup 'Do not set up what is missing, say so instead'
            cand --replace 'First end what an earlier `ef dev` of this project has left behind'
            cand --raw 'Show bytes as the services write them, without prefixes'
            cand --group 'Show each service''s output in one piece, when it has ended'
            cand --json 'Print versioned JSON objects on stdout, and nothing else there'
            cand -q 'Print warnings and errors only'
            cand --quiet 'Print warnings and errors only'
            cand -v 'Say more about what is done and why'
            cand --verbose 'Say more about what is done and why'
            cand --yes 'Answer every question with yes'
            cand --no-progress 'Show no progress bars'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'ef;init'= {
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --force 'Replace an `ef.toml` that is there already'
            cand --print 'Print the file to stdout and write nothing'
            cand --json 'Print versioned JSON objects on stdout, and nothing else there'
            cand -q 'Print warnings and errors only'
            cand --quiet 'Print warnings and errors only'
            cand -v 'Say more about what is done and why'
            cand --verbose 'Say more about what is done and why'
            cand --yes 'Answer every question with yes'
            cand --no-progress 'Show no progress bars'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'ef;rls'= {
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --json 'Print versioned JSON objects on stdout, and nothing else there'
            cand -q 'Print warnings and errors only'
            cand --quiet 'Print warnings and errors only'
            cand -v 'Say more about what is done and why'
            cand --verbose 'Say more about what is done and why'
            cand --yes 'Answer every question with yes'
            cand --no-progress 'Show no progress bars'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand audit 'Look for rows that one workspace can see, change or infer of another'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;rls;audit'= {
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
            cand --fail-on 'Exit with 1 from this weight on'
            cand --fix-sql 'Write the SQL that closes what was found to this file, as one migration'
            cand --statement-timeout 'The longest that one statement may take, in seconds'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --static-only 'Look at the catalogue alone; run no probes'
            cand --probe-writes 'Also write rows as other people, and roll them back (asks, or needs --yes, unless the database is embedded)'
            cand --no-probe-writes 'Write nothing, not even in the embedded database'
            cand --sarif 'Print SARIF for code scanning on stdout'
            cand --json 'Print versioned JSON objects on stdout, and nothing else there'
            cand -q 'Print warnings and errors only'
            cand --quiet 'Print warnings and errors only'
            cand -v 'Say more about what is done and why'
            cand --verbose 'Say more about what is done and why'
            cand --yes 'Answer every question with yes'
            cand --no-progress 'Show no progress bars'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'ef;rls;help'= {
            cand audit 'Look for rows that one workspace can see, change or infer of another'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;rls;help;audit'= {
        }
        &'ef;rls;help;help'= {
        }
        &'ef;config'= {
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --json 'Print versioned JSON objects on stdout, and nothing else there'
            cand -q 'Print warnings and errors only'
            cand --quiet 'Print warnings and errors only'
            cand -v 'Say more about what is done and why'
            cand --verbose 'Say more about what is done and why'
            cand --yes 'Answer every question with yes'
            cand --no-progress 'Show no progress bars'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand show 'Show every setting in force, those that nobody set included'
            cand path 'Show which file is read'
            cand schema 'Print the JSON schema of `ef.toml`, for editors'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;config;show'= {
            cand --profile 'Lay this profile over the rest'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --origin 'Say where each value came from: a line of a file, a variable, a flag, or a default'
            cand --json 'Print versioned JSON objects on stdout, and nothing else there'
            cand -q 'Print warnings and errors only'
            cand --quiet 'Print warnings and errors only'
            cand -v 'Say more about what is done and why'
            cand --verbose 'Say more about what is done and why'
            cand --yes 'Answer every question with yes'
            cand --no-progress 'Show no progress bars'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'ef;config;path'= {
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --json 'Print versioned JSON objects on stdout, and nothing else there'
            cand -q 'Print warnings and errors only'
            cand --quiet 'Print warnings and errors only'
            cand -v 'Say more about what is done and why'
            cand --verbose 'Say more about what is done and why'
            cand --yes 'Answer every question with yes'
            cand --no-progress 'Show no progress bars'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'ef;config;schema'= {
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --json 'Print versioned JSON objects on stdout, and nothing else there'
            cand -q 'Print warnings and errors only'
            cand --quiet 'Print warnings and errors only'
            cand -v 'Say more about what is done and why'
            cand --verbose 'Say more about what is done and why'
            cand --yes 'Answer every question with yes'
            cand --no-progress 'Show no progress bars'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'ef;config;help'= {
            cand show 'Show every setting in force, those that nobody set included'
            cand path 'Show which file is read'
            cand schema 'Print the JSON schema of `ef.toml`, for editors'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;config;help;show'= {
        }
        &'ef;config;help;path'= {
        }
        &'ef;config;help;schema'= {
        }
        &'ef;config;help;help'= {
        }
        &'ef;completions'= {
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --json 'Print versioned JSON objects on stdout, and nothing else there'
            cand -q 'Print warnings and errors only'
            cand --quiet 'Print warnings and errors only'
            cand -v 'Say more about what is done and why'
            cand --verbose 'Say more about what is done and why'
            cand --yes 'Answer every question with yes'
            cand --no-progress 'Show no progress bars'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'ef;man'= {
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --json 'Print versioned JSON objects on stdout, and nothing else there'
            cand -q 'Print warnings and errors only'
            cand --quiet 'Print warnings and errors only'
            cand -v 'Say more about what is done and why'
            cand --verbose 'Say more about what is done and why'
            cand --yes 'Answer every question with yes'
            cand --no-progress 'Show no progress bars'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'ef;help'= {
            cand dev 'Start the project''s services, show their output, stop them together'
            cand init 'Write an `ef.toml` for the project found here'
            cand rls 'Prove that no workspace can reach another''s rows'
            cand config 'Show the settings in force and where each comes from'
            cand completions 'Print a completion script for a shell'
            cand man 'Print the manual page of `ef` or of one of its commands'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;help;dev'= {
        }
        &'ef;help;init'= {
        }
        &'ef;help;rls'= {
            cand audit 'Look for rows that one workspace can see, change or infer of another'
        }
        &'ef;help;rls;audit'= {
        }
        &'ef;help;config'= {
            cand show 'Show every setting in force, those that nobody set included'
            cand path 'Show which file is read'
            cand schema 'Print the JSON schema of `ef.toml`, for editors'
        }
        &'ef;help;config;show'= {
        }
        &'ef;help;config;path'= {
        }
        &'ef;help;config;schema'= {
        }
        &'ef;help;completions'= {
        }
        &'ef;help;man'= {
        }
        &'ef;help;help'= {
        }
    ]
    $completions[$command]
}
