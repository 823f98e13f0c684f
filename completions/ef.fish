# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_ef_global_optspecs
    string join \n C/project= config= color= json q/quiet v/verbose yes no-progress h/help V/version
end

function __fish_ef_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_ef_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_ef_using_subcommand
    set -l cmd (__fish_ef_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c ef -n "__fish_ef_needs_command" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_needs_command" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_needs_command" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_needs_command" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_needs_command" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_needs_command" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_needs_command" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_needs_command" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_needs_command" -f -a "dev" -d 'Start the project\'s services, show their output, stop them together'
complete -c ef -n "__fish_ef_needs_command" -f -a "init" -d 'Write an `ef.toml` for the project found here'
complete -c ef -n "__fish_ef_needs_command" -f -a "db" -d 'Run a private PostgreSQL for this project'
complete -c ef -n "__fish_ef_needs_command" -f -a "migrate" -d 'Bring workspace isolation to a database, and keep its schema up to date'
complete -c ef -n "__fish_ef_needs_command" -f -a "config" -d 'Show the settings in force and where each comes from'
complete -c ef -n "__fish_ef_needs_command" -f -a "completions" -d 'Print a completion script for a shell'
complete -c ef -n "__fish_ef_needs_command" -f -a "man" -d 'Print the manual page of `ef` or of one of its commands'
complete -c ef -n "__fish_ef_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ef -n "__fish_ef_using_subcommand dev" -l except -d 'Start all but these' -r
complete -c ef -n "__fish_ef_using_subcommand dev" -l profile -d 'Lay a profile of `ef.toml` over the rest' -r
complete -c ef -n "__fish_ef_using_subcommand dev" -l stdin -d 'Hand what is typed to this service' -r
complete -c ef -n "__fish_ef_using_subcommand dev" -l on-exit -d 'What the end of one service without an error means for the others' -r -f -a "continue\t'The others go on'
stop-all\t'All are stopped'"
complete -c ef -n "__fish_ef_using_subcommand dev" -l on-failure -d 'What the failure of one service means for the others' -r -f -a "continue\t'The others go on'
stop-all\t'All are stopped'"
complete -c ef -n "__fish_ef_using_subcommand dev" -l prefix -d 'What stands before each line: name, index, pid, time, command, none, or text with {name} and the like' -r
complete -c ef -n "__fish_ef_using_subcommand dev" -l timestamps -d 'Put the time before each line, in this strftime format or as hours, minutes, seconds' -r
complete -c ef -n "__fish_ef_using_subcommand dev" -l hide -d 'Leave the output of these services out; it still goes to their log files' -r
complete -c ef -n "__fish_ef_using_subcommand dev" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand dev" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand dev" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand dev" -l open -d 'Open the browser once everything is ready'
complete -c ef -n "__fish_ef_using_subcommand dev" -l no-setup -d 'Do not set up what is missing, say so instead'
complete -c ef -n "__fish_ef_using_subcommand dev" -l replace -d 'First end what an earlier `ef dev` of this project has left behind'
complete -c ef -n "__fish_ef_using_subcommand dev" -l raw -d 'Show bytes as the services write them, without prefixes'
complete -c ef -n "__fish_ef_using_subcommand dev" -l group -d 'Show each service\'s output in one piece, when it has ended'
complete -c ef -n "__fish_ef_using_subcommand dev" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand dev" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand dev" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand dev" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand dev" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand dev" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand dev" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand init" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand init" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand init" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand init" -l force -d 'Replace an `ef.toml` that is there already'
complete -c ef -n "__fish_ef_using_subcommand init" -l print -d 'Print the file to stdout and write nothing'
complete -c ef -n "__fish_ef_using_subcommand init" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand init" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand init" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand init" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand init" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand init" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -f -a "start" -d 'Start the project\'s database in the background'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -f -a "stop" -d 'Stop the project\'s database'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -f -a "status" -d 'Show whether the database runs, and where'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -f -a "url" -d 'Print the database\'s URL, password included'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -f -a "psql" -d 'Open the database in `psql`'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -f -a "reset" -d 'Remove the project\'s database with all its data'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from start" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from start" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from start" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from start" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from start" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from start" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from start" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from start" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from start" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from start" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from stop" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from stop" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from stop" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from stop" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from stop" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from stop" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from stop" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from stop" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from stop" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from stop" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from status" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from status" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from status" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from status" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from status" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from status" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from status" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from status" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from url" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from url" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from url" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from url" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from url" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from url" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from url" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from url" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from url" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from url" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from url" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from psql" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from psql" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from psql" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from psql" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from psql" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from psql" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from psql" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from psql" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from psql" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from psql" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from psql" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from reset" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from reset" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from reset" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from reset" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from reset" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from reset" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from reset" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "start" -d 'Start the project\'s database in the background'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "stop" -d 'Stop the project\'s database'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "status" -d 'Show whether the database runs, and where'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "url" -d 'Print the database\'s URL, password included'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "psql" -d 'Open the database in `psql`'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "reset" -d 'Remove the project\'s database with all its data'
complete -c ef -n "__fish_ef_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -f -a "up" -d 'Do everything that is left'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -f -a "status" -d 'Show what is applied and what is left'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -f -a "plan" -d 'Print the SQL of everything that is left, with the lock of each step'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -f -a "verify" -d 'Compare the database with what the plan would make of it'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -f -a "new" -d 'Make an empty migration file with the next version'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -f -a "down" -d 'Take the isolation of one table back'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -l assign -d 'Which row belongs to which workspace: a CSV with the columns table, id, workspace, or an .sql file with a query for them' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -l lock-timeout -d 'How long a statement may wait for a lock while others queue behind it' -r
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -l statement-timeout -d 'How long a statement of a project\'s file may run; no limit of our own when it is not given' -r
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -l patience -d 'How long to try again while somebody holds a lock' -r
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -l dry-run -d 'Show what would be done and do nothing'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -l check -d 'Do nothing; exit with 1 when something is left'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -l repair -d 'Accept files that were edited, are late or are missing'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from up" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from status" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from status" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from status" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from status" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from status" -l check -d 'Exit with 1 when something is left'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from status" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from status" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from status" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from status" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l write -d 'Write it as migration files, named as the Supabase CLI names them, into this folder' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from plan" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from plan" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from plan" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from plan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from plan" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from new" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from new" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from new" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from new" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from new" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from new" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from new" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from new" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from down" -l lock-timeout -d 'How long a statement may wait for a lock while others queue behind it' -r
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from down" -l statement-timeout -d 'How long a statement of a project\'s file may run; no limit of our own when it is not given' -r
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from down" -l patience -d 'How long to try again while somebody holds a lock' -r
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from down" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from down" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from down" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from down" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from down" -l dry-run -d 'Show what would be done and do nothing'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from down" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from down" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from down" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from down" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from down" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from down" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from down" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "up" -d 'Do everything that is left'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "status" -d 'Show what is applied and what is left'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "plan" -d 'Print the SQL of everything that is left, with the lock of each step'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Compare the database with what the plan would make of it'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "new" -d 'Make an empty migration file with the next version'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "down" -d 'Take the isolation of one table back'
complete -c ef -n "__fish_ef_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema help" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema help" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema help" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema help" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema help" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema help" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema help" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema help" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema help" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema help" -f -a "show" -d 'Show every setting in force, those that nobody set included'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema help" -f -a "path" -d 'Show which file is read'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema help" -f -a "schema" -d 'Print the JSON schema of `ef.toml`, for editors'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from show" -l profile -d 'Lay this profile over the rest' -r
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from show" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from show" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from show" -l origin -d 'Say where each value came from: a line of a file, a variable, a flag, or a default'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from show" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from show" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from show" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from path" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from path" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from path" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from path" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from path" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from path" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from schema" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from schema" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from schema" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from schema" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from schema" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from schema" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from schema" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from schema" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from schema" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show every setting in force, those that nobody set included'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "path" -d 'Show which file is read'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "schema" -d 'Print the JSON schema of `ef.toml`, for editors'
complete -c ef -n "__fish_ef_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ef -n "__fish_ef_using_subcommand completions" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand completions" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand completions" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand completions" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand completions" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand completions" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand completions" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand completions" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand completions" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand man" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand man" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand man" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand man" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand man" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand man" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand man" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand man" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand man" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand help; and not __fish_seen_subcommand_from dev init db migrate config completions man help" -f -a "dev" -d 'Start the project\'s services, show their output, stop them together'
complete -c ef -n "__fish_ef_using_subcommand help; and not __fish_seen_subcommand_from dev init db migrate config completions man help" -f -a "init" -d 'Write an `ef.toml` for the project found here'
complete -c ef -n "__fish_ef_using_subcommand help; and not __fish_seen_subcommand_from dev init db migrate config completions man help" -f -a "db" -d 'Run a private PostgreSQL for this project'
complete -c ef -n "__fish_ef_using_subcommand help; and not __fish_seen_subcommand_from dev init db migrate config completions man help" -f -a "migrate" -d 'Bring workspace isolation to a database, and keep its schema up to date'
complete -c ef -n "__fish_ef_using_subcommand help; and not __fish_seen_subcommand_from dev init db migrate config completions man help" -f -a "config" -d 'Show the settings in force and where each comes from'
complete -c ef -n "__fish_ef_using_subcommand help; and not __fish_seen_subcommand_from dev init db migrate config completions man help" -f -a "completions" -d 'Print a completion script for a shell'
complete -c ef -n "__fish_ef_using_subcommand help; and not __fish_seen_subcommand_from dev init db migrate config completions man help" -f -a "man" -d 'Print the manual page of `ef` or of one of its commands'
complete -c ef -n "__fish_ef_using_subcommand help; and not __fish_seen_subcommand_from dev init db migrate config completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "start" -d 'Start the project\'s database in the background'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "stop" -d 'Stop the project\'s database'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "status" -d 'Show whether the database runs, and where'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "url" -d 'Print the database\'s URL, password included'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "psql" -d 'Open the database in `psql`'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "reset" -d 'Remove the project\'s database with all its data'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "up" -d 'Do everything that is left'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "status" -d 'Show what is applied and what is left'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "plan" -d 'Print the SQL of everything that is left, with the lock of each step'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "verify" -d 'Compare the database with what the plan would make of it'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "new" -d 'Make an empty migration file with the next version'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "down" -d 'Take the isolation of one table back'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "show" -d 'Show every setting in force, those that nobody set included'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "path" -d 'Show which file is read'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "schema" -d 'Print the JSON schema of `ef.toml`, for editors'
