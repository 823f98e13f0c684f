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
complete -c ef -n "__fish_ef_needs_command" -f -a "rls" -d 'Prove that no workspace can reach another\'s rows'
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
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit help" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit help" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit help" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit help" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit help" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit help" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit help" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit help" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit help" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit help" -f -a "audit" -d 'Look for rows that one workspace can see, change or infer of another'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -l fail-on -d 'Exit with 1 from this weight on' -r -f -a "error\t'Leaks and lock-outs'
warning\t'Also what is closed by luck'
note\t'Also what is merely worth knowing'
never\t'Nothing: report and exit with 0'"
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -l fix-sql -d 'Write the SQL that closes what was found to this file, as one migration' -r -F
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -l statement-timeout -d 'The longest that one statement may take, in seconds' -r
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -l static-only -d 'Look at the catalogue alone; run no probes'
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -l probe-writes -d 'Also write rows as other people, and roll them back (asks, or needs --yes, unless the database is embedded)'
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -l no-probe-writes -d 'Write nothing, not even in the embedded database'
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -l sarif -d 'Print SARIF for code scanning on stdout'
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from audit" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from help" -f -a "audit" -d 'Look for rows that one workspace can see, change or infer of another'
complete -c ef -n "__fish_ef_using_subcommand rls; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
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
complete -c ef -n "__fish_ef_using_subcommand help; and not __fish_seen_subcommand_from dev init rls config completions man help" -f -a "dev" -d 'Start the project\'s services, show their output, stop them together'
complete -c ef -n "__fish_ef_using_subcommand help; and not __fish_seen_subcommand_from dev init rls config completions man help" -f -a "init" -d 'Write an `ef.toml` for the project found here'
complete -c ef -n "__fish_ef_using_subcommand help; and not __fish_seen_subcommand_from dev init rls config completions man help" -f -a "rls" -d 'Prove that no workspace can reach another\'s rows'
complete -c ef -n "__fish_ef_using_subcommand help; and not __fish_seen_subcommand_from dev init rls config completions man help" -f -a "config" -d 'Show the settings in force and where each comes from'
complete -c ef -n "__fish_ef_using_subcommand help; and not __fish_seen_subcommand_from dev init rls config completions man help" -f -a "completions" -d 'Print a completion script for a shell'
complete -c ef -n "__fish_ef_using_subcommand help; and not __fish_seen_subcommand_from dev init rls config completions man help" -f -a "man" -d 'Print the manual page of `ef` or of one of its commands'
complete -c ef -n "__fish_ef_using_subcommand help; and not __fish_seen_subcommand_from dev init rls config completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from rls" -f -a "audit" -d 'Look for rows that one workspace can see, change or infer of another'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "show" -d 'Show every setting in force, those that nobody set included'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "path" -d 'Show which file is read'
complete -c ef -n "__fish_ef_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "schema" -d 'Print the JSON schema of `ef.toml`, for editors'
