
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
            cand run 'Run commands side by side: takes the flags of concurrently'
            cand ps 'Show the services of what runs in this project'
            cand logs 'Show what services wrote'
            cand start 'Start services of a running `ef dev` or `ef run` that do not run'
            cand stop 'Stop services of a running `ef dev` or `ef run`; the others go on'
            cand restart 'Restart services of a running `ef dev` or `ef run`'
            cand down 'Stop a running `ef dev`, or an `ef run`, with all its services'
            cand attach 'Show the output of a running `ef dev`, as it comes'
            cand init 'Write an `ef.toml` for the project found here'
            cand doctor 'Check whether the machine and the project are fit, and say what mends what is not'
            cand db 'Run a private PostgreSQL for this project'
            cand migrate 'Bring workspace isolation to a database, and keep its schema up to date'
            cand workspace 'Manage workspaces: members, switching, voices, keys, export'
            cand rls 'Prove that no workspace can reach another''s rows'
            cand config 'Show the settings in force and where each comes from'
            cand tts 'Speak text with offline voices'
            cand costs 'Show what was spoken, for whom, and what it would have cost elsewhere'
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
            cand --detach 'Run in the background: return once all is ready; `ef attach` shows the output, `ef down` stops it'
            cand --replace 'First end what an earlier `ef dev` of this project has left behind'
            cand --raw 'Show bytes as the services write them, without prefixes'
            cand --group 'Show each service''s output in one piece, when it has ended'
            cand --no-output 'Leave all output out: for a run in the background'
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
        &'ef;run'= {
            cand -m 'How many may run at once: a number, or a percentage of the processors'
            cand --max-processes 'How many may run at once: a number, or a percentage of the processors'
            cand -n 'Names for the prefixes, separated by commas'
            cand --names 'Names for the prefixes, separated by commas'
            cand --name-separator 'What separates the names'
            cand -s 'Which commands must end with 0: first, last, all, command-NAME or !command-NAME'
            cand --success 'Which commands must end with 0: first, last, all, command-NAME or !command-NAME'
            cand --hide 'Show nothing of these commands: names or numbers, separated by commas'
            cand --teardown 'Run this when all is over; may be given more than once'
            cand -p 'What stands before each line: index, pid, time, command, name, none, or text with {name} and the like'
            cand --prefix 'What stands before each line: index, pid, time, command, name, none, or text with {name} and the like'
            cand -c 'Colours of the prefixes, separated by commas: names of chalk, #rrggbb, auto'
            cand --prefix-colors 'Colours of the prefixes, separated by commas: names of chalk, #rrggbb, auto'
            cand -l 'How long a command may be in a prefix, in characters'
            cand --prefix-length 'How long a command may be in a prefix, in characters'
            cand -t 'The form of times, by the letters of Unicode'
            cand --timestamp-format 'The form of times, by the letters of Unicode'
            cand --default-input-target 'Who gets what names nobody: a name or a number'
            cand --kill-signal 'The signal for that'
            cand --ks 'The signal for that'
            cand --kill-timeout 'After how many milliseconds without an end SIGKILL follows; ten seconds when nothing is said'
            cand --restart-tries 'How often a command that failed is started again; without end when negative'
            cand --restart-after 'How many milliseconds before that, or `exponential`: 1 s, doubled each time'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand -r 'Show bytes as the commands write them, and nothing else'
            cand --raw 'Show bytes as the commands write them, and nothing else'
            cand --no-color 'No colours'
            cand -g 'Show the commands'' output one after the other'
            cand --group 'Show the commands'' output one after the other'
            cand --timings 'Say when each command started and stopped, and how long it took'
            cand -P 'Put what stands after `--` in place of {1}, {@} and {*} in the commands'
            cand --passthrough-arguments 'Put what stands after `--` in place of {1}, {@} and {*} in the commands'
            cand --pad-prefix 'Make all prefixes as wide as the widest'
            cand -i 'Hand what is typed to the commands: `NAME:text` to that one, else to the default one'
            cand --handle-input 'Hand what is typed to the commands: `NAME:text` to that one, else to the default one'
            cand -k 'Stop the others when one has ended'
            cand --kill-others 'Stop the others when one has ended'
            cand --kill-others-on-fail 'Stop the others when one has failed'
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
        &'ef;ps'= {
            cand --pid 'The launcher with this process id, where several run in one project'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand -w 'Look again every second, until Ctrl-C or until nothing runs any more'
            cand --watch 'Look again every second, until Ctrl-C or until nothing runs any more'
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
        &'ef;logs'= {
            cand --since 'Only what was written in the last so long: 30s, 5m, 2h; older parts of the logs are looked at too'
            cand --grep 'Only lines that match this regular expression, colours left out'
            cand -n 'Only the last so many lines of each service'
            cand --tail 'Only the last so many lines of each service'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand -f 'Go on with what is written from now on, until Ctrl-C'
            cand --follow 'Go on with what is written from now on, until Ctrl-C'
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
        &'ef;start'= {
            cand --pid 'The launcher with this process id, where several run in one project'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --all 'All services'
            cand --no-wait 'Return at once'
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
        &'ef;stop'= {
            cand --pid 'The launcher with this process id, where several run in one project'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --all 'All services'
            cand --no-wait 'Return at once'
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
        &'ef;restart'= {
            cand --pid 'The launcher with this process id, where several run in one project'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --all 'All services'
            cand --no-wait 'Return at once'
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
        &'ef;down'= {
            cand --pid 'The launcher with this process id, where several run in one project'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --kill 'Kill everything at once'
            cand --no-wait 'Return at once'
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
        &'ef;attach'= {
            cand --pid 'The launcher with this process id, where several run in one project'
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
        &'ef;doctor'= {
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --fix 'Run the remedies that do no harm, after asking'
            cand --list 'List the checks and what each looks at'
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
        &'ef;workspace'= {
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
            cand create 'Make a workspace'
            cand list 'List the workspaces'
            cand ls 'List the workspaces'
            cand show 'Show a workspace: its members, and how many rows of which tables it has'
            cand current 'Print the workspace that commands here mean when none is named'
            cand switch 'Make a workspace the current one, for this project''s shell or for a user'
            cand rename 'Give a workspace another name'
            cand delete 'Delete a workspace with all that belongs to it'
            cand members 'List, add and remove the members of a workspace, and give them roles'
            cand invites 'Invite e-mail addresses that have not signed up yet'
            cand presets 'Keep voices with their settings, by name'
            cand postiz 'Keep the address of a workspace''s Postiz server and the key to it'
            cand export 'Export a workspace to a folder'
            cand import 'Import a workspace that `ef workspace export` wrote'
            cand token 'Print a signed token for development and tests'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;workspace;create'= {
            cand --slug 'Its name in addresses and commands: lower-case letters, digits and dashes'
            cand --owner 'Its first owner'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --if-missing 'When there is one of this name already, take it'
            cand --switch 'Make it the current one of this project''s shell, too'
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
        &'ef;workspace;list'= {
            cand --user 'Those of this user only'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;ls'= {
            cand --user 'Those of this user only'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;show'= {
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;current'= {
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --offline 'Tell what was chosen, without asking the database'
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
        &'ef;workspace;switch'= {
            cand --user 'Whom to move, by e-mail address or id'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --revoke-sessions 'End the user''s sessions'
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
        &'ef;workspace;rename'= {
            cand --slug 'Its new slug'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;delete'= {
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --force 'Move users who work in it to another workspace of theirs, or leave them without one'
            cand --dry-run 'Show what would go and delete nothing'
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
        &'ef;workspace;members'= {
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
            cand list 'List the members'
            cand ls 'List the members'
            cand add 'Add a user who has signed up'
            cand remove 'Remove a member'
            cand rm 'Remove a member'
            cand role 'Give a member another role'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;workspace;members;list'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;members;ls'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;members;add'= {
            cand --role 'As what: owner, admin or member'
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;members;remove'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --revoke-sessions 'End the user''s sessions'
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
        &'ef;workspace;members;rm'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --revoke-sessions 'End the user''s sessions'
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
        &'ef;workspace;members;role'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;members;help'= {
            cand list 'List the members'
            cand add 'Add a user who has signed up'
            cand remove 'Remove a member'
            cand role 'Give a member another role'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;workspace;members;help;list'= {
        }
        &'ef;workspace;members;help;add'= {
        }
        &'ef;workspace;members;help;remove'= {
        }
        &'ef;workspace;members;help;role'= {
        }
        &'ef;workspace;members;help;help'= {
        }
        &'ef;workspace;invites'= {
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
            cand list 'List the invites that were not taken up'
            cand ls 'List the invites that were not taken up'
            cand add 'Invite an address, or renew its invite'
            cand remove 'Take an invite back'
            cand rm 'Take an invite back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;workspace;invites;list'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;invites;ls'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;invites;add'= {
            cand --role 'As what: owner, admin or member'
            cand --days 'For how many days'
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;invites;remove'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;invites;rm'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;invites;help'= {
            cand list 'List the invites that were not taken up'
            cand add 'Invite an address, or renew its invite'
            cand remove 'Take an invite back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;workspace;invites;help;list'= {
        }
        &'ef;workspace;invites;help;add'= {
        }
        &'ef;workspace;invites;help;remove'= {
        }
        &'ef;workspace;invites;help;help'= {
        }
        &'ef;workspace;presets'= {
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
            cand list 'List the presets'
            cand ls 'List the presets'
            cand show 'Show a preset'
            cand create 'Make a preset that is not there yet'
            cand set 'Set a preset, whether it is there already or not'
            cand delete 'Remove a preset'
            cand rm 'Remove a preset'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;workspace;presets;list'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;presets;ls'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;presets;show'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;presets;create'= {
            cand --voice 'The voice, or a blend: `af_heart:60,am_adam:40`'
            cand --engine 'The engine; without it, the one that the voice belongs to'
            cand --speed 'The speed: 1 is the voice''s own, 2 is twice as fast'
            cand --fallback 'The engines that speak when the voice is not there, such as piper,espeak'
            cand --loudness 'The loudness, in LUFS: -16 is usual for speech'
            cand --allow-cloud 'Whether text may be sent to a service on the internet'
            cand --param 'Another setting: lang, speaker, pitch, volume, or what your own programs know; may be given again'
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;presets;set'= {
            cand --voice 'The voice, or a blend: `af_heart:60,am_adam:40`'
            cand --engine 'The engine; without it, the one that the voice belongs to'
            cand --speed 'The speed: 1 is the voice''s own, 2 is twice as fast'
            cand --fallback 'The engines that speak when the voice is not there, such as piper,espeak'
            cand --loudness 'The loudness, in LUFS: -16 is usual for speech'
            cand --allow-cloud 'Whether text may be sent to a service on the internet'
            cand --param 'Another setting: lang, speaker, pitch, volume, or what your own programs know; may be given again'
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;presets;delete'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;presets;rm'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;presets;help'= {
            cand list 'List the presets'
            cand show 'Show a preset'
            cand create 'Make a preset that is not there yet'
            cand set 'Set a preset, whether it is there already or not'
            cand delete 'Remove a preset'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;workspace;presets;help;list'= {
        }
        &'ef;workspace;presets;help;show'= {
        }
        &'ef;workspace;presets;help;create'= {
        }
        &'ef;workspace;presets;help;set'= {
        }
        &'ef;workspace;presets;help;delete'= {
        }
        &'ef;workspace;presets;help;help'= {
        }
        &'ef;workspace;postiz'= {
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
            cand set 'Set the address and the key'
            cand show 'Show the address, and whether the stored key can be used'
            cand delete 'Remove the address and the key'
            cand rm 'Remove the address and the key'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;workspace;postiz;set'= {
            cand --url 'The server''s address'
            cand --key-env 'Read the key from this variable'
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --key-stdin 'Read the key from standard input'
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
        &'ef;workspace;postiz;show'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;postiz;delete'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;postiz;rm'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;postiz;help'= {
            cand set 'Set the address and the key'
            cand show 'Show the address, and whether the stored key can be used'
            cand delete 'Remove the address and the key'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;workspace;postiz;help;set'= {
        }
        &'ef;workspace;postiz;help;show'= {
        }
        &'ef;workspace;postiz;help;delete'= {
        }
        &'ef;workspace;postiz;help;help'= {
        }
        &'ef;workspace;export'= {
            cand -w 'The workspace, by slug, name or id, instead of the current one'
            cand --workspace 'The workspace, by slug, name or id, instead of the current one'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;import'= {
            cand --as 'Call it this here, when its name is taken'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;token'= {
            cand --user 'For this member; the first owner when none is named'
            cand --expires 'How long it holds'
            cand --via 'By SQL on the database, or through the project''s API; what is set decides otherwise'
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
        &'ef;workspace;help'= {
            cand create 'Make a workspace'
            cand list 'List the workspaces'
            cand show 'Show a workspace: its members, and how many rows of which tables it has'
            cand current 'Print the workspace that commands here mean when none is named'
            cand switch 'Make a workspace the current one, for this project''s shell or for a user'
            cand rename 'Give a workspace another name'
            cand delete 'Delete a workspace with all that belongs to it'
            cand members 'List, add and remove the members of a workspace, and give them roles'
            cand invites 'Invite e-mail addresses that have not signed up yet'
            cand presets 'Keep voices with their settings, by name'
            cand postiz 'Keep the address of a workspace''s Postiz server and the key to it'
            cand export 'Export a workspace to a folder'
            cand import 'Import a workspace that `ef workspace export` wrote'
            cand token 'Print a signed token for development and tests'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;workspace;help;create'= {
        }
        &'ef;workspace;help;list'= {
        }
        &'ef;workspace;help;show'= {
        }
        &'ef;workspace;help;current'= {
        }
        &'ef;workspace;help;switch'= {
        }
        &'ef;workspace;help;rename'= {
        }
        &'ef;workspace;help;delete'= {
        }
        &'ef;workspace;help;members'= {
            cand list 'List the members'
            cand add 'Add a user who has signed up'
            cand remove 'Remove a member'
            cand role 'Give a member another role'
        }
        &'ef;workspace;help;members;list'= {
        }
        &'ef;workspace;help;members;add'= {
        }
        &'ef;workspace;help;members;remove'= {
        }
        &'ef;workspace;help;members;role'= {
        }
        &'ef;workspace;help;invites'= {
            cand list 'List the invites that were not taken up'
            cand add 'Invite an address, or renew its invite'
            cand remove 'Take an invite back'
        }
        &'ef;workspace;help;invites;list'= {
        }
        &'ef;workspace;help;invites;add'= {
        }
        &'ef;workspace;help;invites;remove'= {
        }
        &'ef;workspace;help;presets'= {
            cand list 'List the presets'
            cand show 'Show a preset'
            cand create 'Make a preset that is not there yet'
            cand set 'Set a preset, whether it is there already or not'
            cand delete 'Remove a preset'
        }
        &'ef;workspace;help;presets;list'= {
        }
        &'ef;workspace;help;presets;show'= {
        }
        &'ef;workspace;help;presets;create'= {
        }
        &'ef;workspace;help;presets;set'= {
        }
        &'ef;workspace;help;presets;delete'= {
        }
        &'ef;workspace;help;postiz'= {
            cand set 'Set the address and the key'
            cand show 'Show the address, and whether the stored key can be used'
            cand delete 'Remove the address and the key'
        }
        &'ef;workspace;help;postiz;set'= {
        }
        &'ef;workspace;help;postiz;show'= {
        }
        &'ef;workspace;help;postiz;delete'= {
        }
        &'ef;workspace;help;export'= {
        }
        &'ef;workspace;help;import'= {
        }
        &'ef;workspace;help;token'= {
        }
        &'ef;workspace;help;help'= {
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
        &'ef;tts'= {
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
            cand say 'Speak a text into a file, a stream or the loudspeaker'
            cand voices 'List, add and remove voices'
            cand engines 'Show which engines can speak, and what runs their models'
            cand phonemes 'Show how a text will be read: phonemes and the ids an engine is given'
            cand setup 'Install what speech needs and is missing'
            cand serve 'Serve speech over HTTP, as OpenAI''s clients ask for it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;tts;say'= {
            cand -f 'Read the text from this file; `-` for standard input'
            cand --file 'Read the text from this file; `-` for standard input'
            cand -o 'Write to this file; `-` streams to standard output as it is made'
            cand --output 'Write to this file; `-` streams to standard output as it is made'
            cand -e 'The engine'
            cand --engine 'The engine'
            cand --quality 'How good it is to sound: draft is Piper, standard Kokoro, premium Coqui'
            cand --voice 'The voice; Kokoro''s can be mixed: `af_heart:60,am_adam:40`'
            cand -l 'The language of the text, such as en-us, fr or pt-br'
            cand --lang 'The language of the text, such as en-us, fr or pt-br'
            cand -m 'A model: a file, or the name of one that is installed'
            cand --model 'A model: a file, or the name of one that is installed'
            cand --pack 'A file of Kokoro voices, instead of those that are installed'
            cand --voices 'A file of Kokoro voices, instead of those that are installed'
            cand -s 'The speaker of a Piper voice that has several, by name or number'
            cand --speaker 'The speaker of a Piper voice that has several, by name or number'
            cand --speed '1 is the voice''s own speed, 2 is twice as fast'
            cand --pitch 'How high, from 0 to 99; 50 is usual (espeak-ng)'
            cand --noise-scale 'How much the sound varies (Piper)'
            cand --length-scale 'How long each symbol lasts, instead of the voice''s own (Piper)'
            cand --noise-w-scale 'How much durations vary (Piper)'
            cand --noise-w 'How much durations vary (Piper)'
            cand --sentence-silence 'The silence between sentences, in seconds'
            cand --volume 'What the sound''s level is multiplied with'
            cand --emoji 'Read emoji by their names, or leave them out'
            cand --format 'The format; else what the file''s name says, else WAV'
            cand --bits 'How a sample is written, in WAV and raw'
            cand --sample-rate 'Another sample rate, in Hz'
            cand --bitrate 'Kilobits a second, for MP3 and Opus'
            cand --loudness 'Bring the sound to this loudness, in LUFS: -16 is usual for speech'
            cand --fade 'Fade in at the start and out at the end, in seconds'
            cand --subtitles 'Write subtitles beside the sound'
            cand --subtitles-by 'What a subtitle shows at a time'
            cand --preset 'Speak with this preset of the workspace; what is asked for beside it wins'
            cand --workspace 'The workspace that it is for, by slug, name or id, instead of the current one'
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
            cand --runtime 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster'
            cand --ort-lib 'ONNX Runtime''s library, or the folder that holds it'
            cand --ort 'ONNX Runtime''s library, or the folder that holds it'
            cand --espeak 'espeak-ng''s library or program, or the folder that holds it'
            cand --threads 'How many threads compute; 0 for as many as there are processors'
            cand --data-dir 'The folder for voices and libraries, instead of the user''s data folder'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --play 'Play it, when it is made; without `-o` no file stays'
            cand --strict 'Fail when the engine or voice is not there, instead of taking the next'
            cand --no-level 'Do not bring each sentence to full level (Piper)'
            cand --no-trim 'Keep the silence at the ends of each part (Kokoro)'
            cand --no-normalize 'Take the text as it is: numbers, abbreviations and signs are left to the engine'
            cand --phonemes 'The text is phonemes already'
            cand --raw 'Samples without a head; the same as `--format raw`'
            cand --gpu 'Let a graphics card compute, where ONNX Runtime''s library can use one'
            cand --no-setup 'Install nothing that is missing'
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
        &'ef;tts;voices'= {
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
            cand list 'List the voices that are installed, and those that are known'
            cand add 'Take files of a voice in'
            cand show 'Show what is known of a voice'
            cand rm 'Remove a voice that was added'
            cand verify 'Compare files with what they were when they were added'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;tts;voices;list'= {
            cand -e 'Only the voices of this engine'
            cand --engine 'Only the voices of this engine'
            cand -l 'Only the voices of this language'
            cand --lang 'Only the voices of this language'
            cand --runtime 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster'
            cand --ort-lib 'ONNX Runtime''s library, or the folder that holds it'
            cand --ort 'ONNX Runtime''s library, or the folder that holds it'
            cand --espeak 'espeak-ng''s library or program, or the folder that holds it'
            cand --threads 'How many threads compute; 0 for as many as there are processors'
            cand --data-dir 'The folder for voices and libraries, instead of the user''s data folder'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --installed 'Only what is installed'
            cand --gpu 'Let a graphics card compute, where ONNX Runtime''s library can use one'
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
        &'ef;tts;voices;add'= {
            cand --runtime 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster'
            cand --ort-lib 'ONNX Runtime''s library, or the folder that holds it'
            cand --ort 'ONNX Runtime''s library, or the folder that holds it'
            cand --espeak 'espeak-ng''s library or program, or the folder that holds it'
            cand --threads 'How many threads compute; 0 for as many as there are processors'
            cand --data-dir 'The folder for voices and libraries, instead of the user''s data folder'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --gpu 'Let a graphics card compute, where ONNX Runtime''s library can use one'
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
        &'ef;tts;voices;show'= {
            cand --runtime 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster'
            cand --ort-lib 'ONNX Runtime''s library, or the folder that holds it'
            cand --ort 'ONNX Runtime''s library, or the folder that holds it'
            cand --espeak 'espeak-ng''s library or program, or the folder that holds it'
            cand --threads 'How many threads compute; 0 for as many as there are processors'
            cand --data-dir 'The folder for voices and libraries, instead of the user''s data folder'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --gpu 'Let a graphics card compute, where ONNX Runtime''s library can use one'
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
        &'ef;tts;voices;rm'= {
            cand --runtime 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster'
            cand --ort-lib 'ONNX Runtime''s library, or the folder that holds it'
            cand --ort 'ONNX Runtime''s library, or the folder that holds it'
            cand --espeak 'espeak-ng''s library or program, or the folder that holds it'
            cand --threads 'How many threads compute; 0 for as many as there are processors'
            cand --data-dir 'The folder for voices and libraries, instead of the user''s data folder'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --gpu 'Let a graphics card compute, where ONNX Runtime''s library can use one'
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
        &'ef;tts;voices;verify'= {
            cand --runtime 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster'
            cand --ort-lib 'ONNX Runtime''s library, or the folder that holds it'
            cand --ort 'ONNX Runtime''s library, or the folder that holds it'
            cand --espeak 'espeak-ng''s library or program, or the folder that holds it'
            cand --threads 'How many threads compute; 0 for as many as there are processors'
            cand --data-dir 'The folder for voices and libraries, instead of the user''s data folder'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --gpu 'Let a graphics card compute, where ONNX Runtime''s library can use one'
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
        &'ef;tts;voices;help'= {
            cand list 'List the voices that are installed, and those that are known'
            cand add 'Take files of a voice in'
            cand show 'Show what is known of a voice'
            cand rm 'Remove a voice that was added'
            cand verify 'Compare files with what they were when they were added'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;tts;voices;help;list'= {
        }
        &'ef;tts;voices;help;add'= {
        }
        &'ef;tts;voices;help;show'= {
        }
        &'ef;tts;voices;help;rm'= {
        }
        &'ef;tts;voices;help;verify'= {
        }
        &'ef;tts;voices;help;help'= {
        }
        &'ef;tts;engines'= {
            cand --runtime 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster'
            cand --ort-lib 'ONNX Runtime''s library, or the folder that holds it'
            cand --ort 'ONNX Runtime''s library, or the folder that holds it'
            cand --espeak 'espeak-ng''s library or program, or the folder that holds it'
            cand --threads 'How many threads compute; 0 for as many as there are processors'
            cand --data-dir 'The folder for voices and libraries, instead of the user''s data folder'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --gpu 'Let a graphics card compute, where ONNX Runtime''s library can use one'
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
        &'ef;tts;phonemes'= {
            cand -f 'Read one text from this file (`-` is standard input)'
            cand --file 'Read one text from this file (`-` is standard input)'
            cand --engine 'The engine that would speak'
            cand --voice 'The voice: the name of one that is installed or known, or for Piper also its `.onnx` or `.onnx.json`'
            cand --lang 'The language of the text, instead of the voice''s'
            cand --emoji 'Read emoji by their names, or leave them out'
            cand --espeak 'The espeak-ng to use: its library, its program, or the folder of one'
            cand --data-dir 'The folder for voices and libraries, instead of the user''s data folder'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --no-normalize 'Take the text as it is, as the engines'' own programs take it (Kokoro: as kokoro-onnx)'
            cand --plain 'Kokoro: espeak-ng''s phonemes as they are, as kokoro-onnx takes them'
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
        &'ef;tts;setup'= {
            cand --runtime 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster'
            cand --ort-lib 'ONNX Runtime''s library, or the folder that holds it'
            cand --ort 'ONNX Runtime''s library, or the folder that holds it'
            cand --espeak 'espeak-ng''s library or program, or the folder that holds it'
            cand --threads 'How many threads compute; 0 for as many as there are processors'
            cand --data-dir 'The folder for voices and libraries, instead of the user''s data folder'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --force 'Install it also when there is one already'
            cand --gpu 'Let a graphics card compute, where ONNX Runtime''s library can use one'
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
        &'ef;tts;serve'= {
            cand --host 'The address to listen on'
            cand -p 'The port to listen on; 0 for any that is free'
            cand --port 'The port to listen on; 0 for any that is free'
            cand --token-env 'The variable that holds the token which requests must bring along'
            cand --token-file 'The file that holds the token instead'
            cand --workers 'How many texts are spoken at a time; 0 for as many as there are processors, 4 at most'
            cand --queue 'How many texts may wait; the next one is answered with 429'
            cand --max-characters 'The longest text, in characters'
            cand --timeout 'How long a request may take, waiting included'
            cand --idle 'Let go of models that were not used for so long; 0 for never'
            cand --warm 'How many engines stay warm'
            cand --cache 'How many megabytes of answers are kept for those who ask the same again; 0 for none'
            cand --grace 'How long requests may go on after Ctrl-C or SIGTERM'
            cand --patience 'How long a client may take nothing of what is sent to it'
            cand -e 'The engine for requests that name none'
            cand --engine 'The engine for requests that name none'
            cand --workspace 'The workspace of requests that name none, instead of the current one'
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
            cand --runtime 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster'
            cand --ort-lib 'ONNX Runtime''s library, or the folder that holds it'
            cand --ort 'ONNX Runtime''s library, or the folder that holds it'
            cand --espeak 'espeak-ng''s library or program, or the folder that holds it'
            cand --threads 'How many threads compute; 0 for as many as there are processors'
            cand --data-dir 'The folder for voices and libraries, instead of the user''s data folder'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --strict 'Refuse when the engine or voice is not there, instead of taking the next'
            cand --gpu 'Let a graphics card compute, where ONNX Runtime''s library can use one'
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
        &'ef;tts;help'= {
            cand say 'Speak a text into a file, a stream or the loudspeaker'
            cand voices 'List, add and remove voices'
            cand engines 'Show which engines can speak, and what runs their models'
            cand phonemes 'Show how a text will be read: phonemes and the ids an engine is given'
            cand setup 'Install what speech needs and is missing'
            cand serve 'Serve speech over HTTP, as OpenAI''s clients ask for it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;tts;help;say'= {
        }
        &'ef;tts;help;voices'= {
            cand list 'List the voices that are installed, and those that are known'
            cand add 'Take files of a voice in'
            cand show 'Show what is known of a voice'
            cand rm 'Remove a voice that was added'
            cand verify 'Compare files with what they were when they were added'
        }
        &'ef;tts;help;voices;list'= {
        }
        &'ef;tts;help;voices;add'= {
        }
        &'ef;tts;help;voices;show'= {
        }
        &'ef;tts;help;voices;rm'= {
        }
        &'ef;tts;help;voices;verify'= {
        }
        &'ef;tts;help;engines'= {
        }
        &'ef;tts;help;phonemes'= {
        }
        &'ef;tts;help;setup'= {
        }
        &'ef;tts;help;serve'= {
        }
        &'ef;tts;help;help'= {
        }
        &'ef;costs'= {
            cand --by 'What makes a line of its own'
            cand -w 'Only what this workspace has used, by slug, name or id'
            cand --workspace 'Only what this workspace has used, by slug, name or id'
            cand --since 'Only from this day on, in UTC: 2026-01-31'
            cand --data-dir 'The folder in which uses wait, instead of the user''s data folder'
            cand --database-url 'The database to work on, instead of that in `DATABASE_URL` or the embedded one'
            cand -C 'Work in this project folder instead of the current one'
            cand --project 'Work in this project folder instead of the current one'
            cand --config 'Read this file instead of the nearest `ef.toml`'
            cand --color 'When to use colour'
            cand --csv 'Print comma-separated values'
            cand --svg 'Print a picture in SVG'
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
            cand run 'Run commands side by side: takes the flags of concurrently'
            cand ps 'Show the services of what runs in this project'
            cand logs 'Show what services wrote'
            cand start 'Start services of a running `ef dev` or `ef run` that do not run'
            cand stop 'Stop services of a running `ef dev` or `ef run`; the others go on'
            cand restart 'Restart services of a running `ef dev` or `ef run`'
            cand down 'Stop a running `ef dev`, or an `ef run`, with all its services'
            cand attach 'Show the output of a running `ef dev`, as it comes'
            cand init 'Write an `ef.toml` for the project found here'
            cand doctor 'Check whether the machine and the project are fit, and say what mends what is not'
            cand db 'Run a private PostgreSQL for this project'
            cand migrate 'Bring workspace isolation to a database, and keep its schema up to date'
            cand workspace 'Manage workspaces: members, switching, voices, keys, export'
            cand rls 'Prove that no workspace can reach another''s rows'
            cand config 'Show the settings in force and where each comes from'
            cand tts 'Speak text with offline voices'
            cand costs 'Show what was spoken, for whom, and what it would have cost elsewhere'
            cand completions 'Print a completion script for a shell'
            cand man 'Print the manual page of `ef` or of one of its commands'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ef;help;dev'= {
        }
        &'ef;help;run'= {
        }
        &'ef;help;ps'= {
        }
        &'ef;help;logs'= {
        }
        &'ef;help;start'= {
        }
        &'ef;help;stop'= {
        }
        &'ef;help;restart'= {
        }
        &'ef;help;down'= {
        }
        &'ef;help;attach'= {
        }
        &'ef;help;init'= {
        }
        &'ef;help;doctor'= {
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
        &'ef;help;workspace'= {
            cand create 'Make a workspace'
            cand list 'List the workspaces'
            cand show 'Show a workspace: its members, and how many rows of which tables it has'
            cand current 'Print the workspace that commands here mean when none is named'
            cand switch 'Make a workspace the current one, for this project''s shell or for a user'
            cand rename 'Give a workspace another name'
            cand delete 'Delete a workspace with all that belongs to it'
            cand members 'List, add and remove the members of a workspace, and give them roles'
            cand invites 'Invite e-mail addresses that have not signed up yet'
            cand presets 'Keep voices with their settings, by name'
            cand postiz 'Keep the address of a workspace''s Postiz server and the key to it'
            cand export 'Export a workspace to a folder'
            cand import 'Import a workspace that `ef workspace export` wrote'
            cand token 'Print a signed token for development and tests'
        }
        &'ef;help;workspace;create'= {
        }
        &'ef;help;workspace;list'= {
        }
        &'ef;help;workspace;show'= {
        }
        &'ef;help;workspace;current'= {
        }
        &'ef;help;workspace;switch'= {
        }
        &'ef;help;workspace;rename'= {
        }
        &'ef;help;workspace;delete'= {
        }
        &'ef;help;workspace;members'= {
            cand list 'List the members'
            cand add 'Add a user who has signed up'
            cand remove 'Remove a member'
            cand role 'Give a member another role'
        }
        &'ef;help;workspace;members;list'= {
        }
        &'ef;help;workspace;members;add'= {
        }
        &'ef;help;workspace;members;remove'= {
        }
        &'ef;help;workspace;members;role'= {
        }
        &'ef;help;workspace;invites'= {
            cand list 'List the invites that were not taken up'
            cand add 'Invite an address, or renew its invite'
            cand remove 'Take an invite back'
        }
        &'ef;help;workspace;invites;list'= {
        }
        &'ef;help;workspace;invites;add'= {
        }
        &'ef;help;workspace;invites;remove'= {
        }
        &'ef;help;workspace;presets'= {
            cand list 'List the presets'
            cand show 'Show a preset'
            cand create 'Make a preset that is not there yet'
            cand set 'Set a preset, whether it is there already or not'
            cand delete 'Remove a preset'
        }
        &'ef;help;workspace;presets;list'= {
        }
        &'ef;help;workspace;presets;show'= {
        }
        &'ef;help;workspace;presets;create'= {
        }
        &'ef;help;workspace;presets;set'= {
        }
        &'ef;help;workspace;presets;delete'= {
        }
        &'ef;help;workspace;postiz'= {
            cand set 'Set the address and the key'
            cand show 'Show the address, and whether the stored key can be used'
            cand delete 'Remove the address and the key'
        }
        &'ef;help;workspace;postiz;set'= {
        }
        &'ef;help;workspace;postiz;show'= {
        }
        &'ef;help;workspace;postiz;delete'= {
        }
        &'ef;help;workspace;export'= {
        }
        &'ef;help;workspace;import'= {
        }
        &'ef;help;workspace;token'= {
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
        &'ef;help;tts'= {
            cand say 'Speak a text into a file, a stream or the loudspeaker'
            cand voices 'List, add and remove voices'
            cand engines 'Show which engines can speak, and what runs their models'
            cand phonemes 'Show how a text will be read: phonemes and the ids an engine is given'
            cand setup 'Install what speech needs and is missing'
            cand serve 'Serve speech over HTTP, as OpenAI''s clients ask for it'
        }
        &'ef;help;tts;say'= {
        }
        &'ef;help;tts;voices'= {
            cand list 'List the voices that are installed, and those that are known'
            cand add 'Take files of a voice in'
            cand show 'Show what is known of a voice'
            cand rm 'Remove a voice that was added'
            cand verify 'Compare files with what they were when they were added'
        }
        &'ef;help;tts;voices;list'= {
        }
        &'ef;help;tts;voices;add'= {
        }
        &'ef;help;tts;voices;show'= {
        }
        &'ef;help;tts;voices;rm'= {
        }
        &'ef;help;tts;voices;verify'= {
        }
        &'ef;help;tts;engines'= {
        }
        &'ef;help;tts;phonemes'= {
        }
        &'ef;help;tts;setup'= {
        }
        &'ef;help;tts;serve'= {
        }
        &'ef;help;costs'= {
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
