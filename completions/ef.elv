
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
            cand db 'Run a private PostgreSQL for this project'
            cand migrate 'Bring workspace isolation to a database, and keep its schema up to date'
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
        &'ef;db'= {
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
            cand start 'Start the project''s database in the background'
            cand stop 'Stop the project''s database'
            cand status 'Show whether the database runs, and where'
            cand url 'Print the database''s URL, password included'
            cand psql 'Open the database in `psql`'
            cand reset 'Remove the project''s database with all its data'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;db;start'= {
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
        &'ef;db;stop'= {
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
        &'ef;db;status'= {
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
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
        &'ef;db;url'= {
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
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
        &'ef;db;psql'= {
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
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
        &'ef;db;reset'= {
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
        &'ef;db;help'= {
            cand start 'Start the project''s database in the background'
            cand stop 'Stop the project''s database'
            cand status 'Show whether the database runs, and where'
            cand url 'Print the database''s URL, password included'
            cand psql 'Open the database in `psql`'
            cand reset 'Remove the project''s database with all its data'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;db;help;start'= {
        }
        &'ef;db;help;stop'= {
        }
        &'ef;db;help;status'= {
        }
        &'ef;db;help;url'= {
        }
        &'ef;db;help;psql'= {
        }
        &'ef;db;help;reset'= {
        }
        &'ef;db;help;help'= {
        }
        &'ef;migrate'= {
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
            cand up 'Do everything that is left'
            cand status 'Show what is applied and what is left'
            cand plan 'Print the SQL of everything that is left, with the lock of each step'
            cand verify 'Compare the database with what the plan would make of it'
            cand new 'Make an empty migration file with the next version'
            cand down 'Take the isolation of one table back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;migrate;up'= {
            cand --assign 'Which row belongs to which workspace: a CSV with the columns table, id, workspace, or an .sql file with a query for them'
            cand --lock-timeout 'How long a statement may wait for a lock while others queue behind it'
            cand --statement-timeout 'How long a statement of a project''s file may run; no limit of our own when it is not given'
            cand --patience 'How long to try again while somebody holds a lock'
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --dry-run 'Show what would be done and do nothing'
            cand --check 'Do nothing; exit with 1 when something is left'
            cand --repair 'Accept files that were edited, are late or are missing'
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
        &'ef;migrate;status'= {
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --check 'Exit with 1 when something is left'
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
        &'ef;migrate;plan'= {
            cand --write 'Write it as migration files, named as the Supabase CLI names them, into this folder'
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
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
        &'ef;migrate;verify'= {
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
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
        &'ef;migrate;new'= {
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
        &'ef;migrate;down'= {
            cand --lock-timeout 'How long a statement may wait for a lock while others queue behind it'
            cand --statement-timeout 'How long a statement of a project''s file may run; no limit of our own when it is not given'
            cand --patience 'How long to try again while somebody holds a lock'
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --dry-run 'Show what would be done and do nothing'
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
        &'ef;migrate;help'= {
            cand up 'Do everything that is left'
            cand status 'Show what is applied and what is left'
            cand plan 'Print the SQL of everything that is left, with the lock of each step'
            cand verify 'Compare the database with what the plan would make of it'
            cand new 'Make an empty migration file with the next version'
            cand down 'Take the isolation of one table back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;migrate;help;up'= {
        }
        &'ef;migrate;help;status'= {
        }
        &'ef;migrate;help;plan'= {
        }
        &'ef;migrate;help;verify'= {
        }
        &'ef;migrate;help;new'= {
        }
        &'ef;migrate;help;down'= {
        }
        &'ef;migrate;help;help'= {
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
            cand db 'Run a private PostgreSQL for this project'
            cand migrate 'Bring workspace isolation to a database, and keep its schema up to date'
            cand config 'Show the settings in force and where each comes from'
            cand completions 'Print a completion script for a shell'
            cand man 'Print the manual page of `ef` or of one of its commands'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;help;dev'= {
        }
        &'ef;help;init'= {
        }
        &'ef;help;db'= {
            cand start 'Start the project''s database in the background'
            cand stop 'Stop the project''s database'
            cand status 'Show whether the database runs, and where'
            cand url 'Print the database''s URL, password included'
            cand psql 'Open the database in `psql`'
            cand reset 'Remove the project''s database with all its data'
        }
        &'ef;help;db;start'= {
        }
        &'ef;help;db;stop'= {
        }
        &'ef;help;db;status'= {
        }
        &'ef;help;db;url'= {
        }
        &'ef;help;db;psql'= {
        }
        &'ef;help;db;reset'= {
        }
        &'ef;help;migrate'= {
            cand up 'Do everything that is left'
            cand status 'Show what is applied and what is left'
            cand plan 'Print the SQL of everything that is left, with the lock of each step'
            cand verify 'Compare the database with what the plan would make of it'
            cand new 'Make an empty migration file with the next version'
            cand down 'Take the isolation of one table back'
        }
        &'ef;help;migrate;up'= {
        }
        &'ef;help;migrate;status'= {
        }
        &'ef;help;migrate;plan'= {
        }
        &'ef;help;migrate;verify'= {
        }
        &'ef;help;migrate;new'= {
        }
        &'ef;help;migrate;down'= {
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
