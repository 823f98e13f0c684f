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
complete -c ef -n "__fish_ef_needs_command" -f -a "run" -d 'Run commands side by side: takes the flags of concurrently'
complete -c ef -n "__fish_ef_needs_command" -f -a "ps" -d 'Show the services of what runs in this project'
complete -c ef -n "__fish_ef_needs_command" -f -a "logs" -d 'Show what services wrote'
complete -c ef -n "__fish_ef_needs_command" -f -a "start" -d 'Start services of a running `ef dev` or `ef run` that do not run'
complete -c ef -n "__fish_ef_needs_command" -f -a "stop" -d 'Stop services of a running `ef dev` or `ef run`; the others go on'
complete -c ef -n "__fish_ef_needs_command" -f -a "restart" -d 'Restart services of a running `ef dev` or `ef run`'
complete -c ef -n "__fish_ef_needs_command" -f -a "down" -d 'Stop a running `ef dev`, or an `ef run`, with all its services'
complete -c ef -n "__fish_ef_needs_command" -f -a "attach" -d 'Show the output of a running `ef dev`, as it comes'
complete -c ef -n "__fish_ef_needs_command" -f -a "init" -d 'Write an `ef.toml` for the project found here'
complete -c ef -n "__fish_ef_needs_command" -f -a "doctor" -d 'Check whether the machine and the project are fit, and say what mends what is not'
complete -c ef -n "__fish_ef_needs_command" -f -a "db" -d 'Run a private PostgreSQL for this project'
complete -c ef -n "__fish_ef_needs_command" -f -a "migrate" -d 'Bring workspace isolation to a database, and keep its schema up to date'
complete -c ef -n "__fish_ef_needs_command" -f -a "workspace" -d 'Manage workspaces: members, switching, voices, keys, export'
complete -c ef -n "__fish_ef_needs_command" -f -a "rls" -d 'Prove that no workspace can reach another\'s rows'
complete -c ef -n "__fish_ef_needs_command" -f -a "config" -d 'Show the settings in force and where each comes from'
complete -c ef -n "__fish_ef_needs_command" -f -a "tts" -d 'Speak text with offline voices'
complete -c ef -n "__fish_ef_needs_command" -f -a "costs" -d 'Show what was spoken, for whom, and what it would have cost elsewhere'
complete -c ef -n "__fish_ef_needs_command" -f -a "explain" -d 'Explain an error code, or a rule of `ef rls audit`'
complete -c ef -n "__fish_ef_needs_command" -f -a "help" -d 'Show help for a command or a topic'
complete -c ef -n "__fish_ef_needs_command" -f -a "completions" -d 'Print a completion script for a shell'
complete -c ef -n "__fish_ef_needs_command" -f -a "man" -d 'Print the manual page of `ef` or of one of its commands'
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
complete -c ef -n "__fish_ef_using_subcommand dev" -l detach -d 'Run in the background: return once all is ready; `ef attach` shows the output, `ef down` stops it'
complete -c ef -n "__fish_ef_using_subcommand dev" -l replace -d 'First end what an earlier `ef dev` of this project has left behind'
complete -c ef -n "__fish_ef_using_subcommand dev" -l raw -d 'Show bytes as the services write them, without prefixes'
complete -c ef -n "__fish_ef_using_subcommand dev" -l group -d 'Show each service\'s output in one piece, when it has ended'
complete -c ef -n "__fish_ef_using_subcommand dev" -l no-output -d 'Leave all output out: for a run in the background'
complete -c ef -n "__fish_ef_using_subcommand dev" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand dev" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand dev" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand dev" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand dev" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand dev" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand dev" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand run" -s m -l max-processes -d 'How many may run at once: a number, or a percentage of the processors' -r
complete -c ef -n "__fish_ef_using_subcommand run" -s n -l names -d 'Names for the prefixes, separated by commas' -r
complete -c ef -n "__fish_ef_using_subcommand run" -l name-separator -d 'What separates the names' -r
complete -c ef -n "__fish_ef_using_subcommand run" -s s -l success -d 'Which commands must end with 0: first, last, all, command-NAME or !command-NAME' -r
complete -c ef -n "__fish_ef_using_subcommand run" -l hide -d 'Show nothing of these commands: names or numbers, separated by commas' -r
complete -c ef -n "__fish_ef_using_subcommand run" -l teardown -d 'Run this when all is over; may be given more than once' -r
complete -c ef -n "__fish_ef_using_subcommand run" -s p -l prefix -d 'What stands before each line: index, pid, time, command, name, none, or text with {name} and the like' -r
complete -c ef -n "__fish_ef_using_subcommand run" -s c -l prefix-colors -d 'Colours of the prefixes, separated by commas: names of chalk, #rrggbb, auto' -r
complete -c ef -n "__fish_ef_using_subcommand run" -s l -l prefix-length -d 'How long a command may be in a prefix, in characters' -r
complete -c ef -n "__fish_ef_using_subcommand run" -s t -l timestamp-format -d 'The form of times, by the letters of Unicode' -r
complete -c ef -n "__fish_ef_using_subcommand run" -l default-input-target -d 'Who gets what names nobody: a name or a number' -r
complete -c ef -n "__fish_ef_using_subcommand run" -l kill-signal -l ks -d 'The signal for that' -r -f -a "SIGTERM\t'To end in good order'
SIGKILL\t'At once'
SIGINT\t'What Ctrl-C sends'"
complete -c ef -n "__fish_ef_using_subcommand run" -l kill-timeout -d 'After how many milliseconds without an end SIGKILL follows; ten seconds when nothing is said' -r
complete -c ef -n "__fish_ef_using_subcommand run" -l restart-tries -d 'How often a command that failed is started again; without end when negative' -r
complete -c ef -n "__fish_ef_using_subcommand run" -l restart-after -d 'How many milliseconds before that, or `exponential`: 1 s, doubled each time' -r
complete -c ef -n "__fish_ef_using_subcommand run" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand run" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand run" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand run" -s r -l raw -d 'Show bytes as the commands write them, and nothing else'
complete -c ef -n "__fish_ef_using_subcommand run" -l no-color -d 'No colours'
complete -c ef -n "__fish_ef_using_subcommand run" -s g -l group -d 'Show the commands\' output one after the other'
complete -c ef -n "__fish_ef_using_subcommand run" -l timings -d 'Say when each command started and stopped, and how long it took'
complete -c ef -n "__fish_ef_using_subcommand run" -s P -l passthrough-arguments -d 'Put what stands after `--` in place of {1}, {@} and {*} in the commands'
complete -c ef -n "__fish_ef_using_subcommand run" -l pad-prefix -d 'Make all prefixes as wide as the widest'
complete -c ef -n "__fish_ef_using_subcommand run" -s i -l handle-input -d 'Hand what is typed to the commands: `NAME:text` to that one, else to the default one'
complete -c ef -n "__fish_ef_using_subcommand run" -s k -l kill-others -d 'Stop the others when one has ended'
complete -c ef -n "__fish_ef_using_subcommand run" -l kill-others-on-fail -d 'Stop the others when one has failed'
complete -c ef -n "__fish_ef_using_subcommand run" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand run" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand run" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand run" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand run" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand run" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand ps" -l pid -d 'The launcher with this process id, where several run in one project' -r
complete -c ef -n "__fish_ef_using_subcommand ps" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand ps" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand ps" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand ps" -s w -l watch -d 'Look again every second, until Ctrl-C or until nothing runs any more'
complete -c ef -n "__fish_ef_using_subcommand ps" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand ps" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand ps" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand ps" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand ps" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand ps" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand ps" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand logs" -l since -d 'Only what was written in the last so long: 30s, 5m, 2h; older parts of the logs are looked at too' -r
complete -c ef -n "__fish_ef_using_subcommand logs" -l grep -d 'Only lines that match this regular expression, colours left out' -r
complete -c ef -n "__fish_ef_using_subcommand logs" -s n -l tail -d 'Only the last so many lines of each service' -r
complete -c ef -n "__fish_ef_using_subcommand logs" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand logs" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand logs" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand logs" -s f -l follow -d 'Go on with what is written from now on, until Ctrl-C'
complete -c ef -n "__fish_ef_using_subcommand logs" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand logs" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand logs" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand logs" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand logs" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand logs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand logs" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand start" -l pid -d 'The launcher with this process id, where several run in one project' -r
complete -c ef -n "__fish_ef_using_subcommand start" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand start" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand start" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand start" -l all -d 'All services'
complete -c ef -n "__fish_ef_using_subcommand start" -l no-wait -d 'Return at once'
complete -c ef -n "__fish_ef_using_subcommand start" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand start" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand start" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand start" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand start" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand start" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand start" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand stop" -l pid -d 'The launcher with this process id, where several run in one project' -r
complete -c ef -n "__fish_ef_using_subcommand stop" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand stop" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand stop" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand stop" -l all -d 'All services'
complete -c ef -n "__fish_ef_using_subcommand stop" -l no-wait -d 'Return at once'
complete -c ef -n "__fish_ef_using_subcommand stop" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand stop" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand stop" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand stop" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand stop" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand stop" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand stop" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand restart" -l pid -d 'The launcher with this process id, where several run in one project' -r
complete -c ef -n "__fish_ef_using_subcommand restart" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand restart" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand restart" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand restart" -l all -d 'All services'
complete -c ef -n "__fish_ef_using_subcommand restart" -l no-wait -d 'Return at once'
complete -c ef -n "__fish_ef_using_subcommand restart" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand restart" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand restart" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand restart" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand restart" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand restart" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand restart" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand down" -l pid -d 'The launcher with this process id, where several run in one project' -r
complete -c ef -n "__fish_ef_using_subcommand down" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand down" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand down" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand down" -l kill -d 'Kill everything at once'
complete -c ef -n "__fish_ef_using_subcommand down" -l no-wait -d 'Return at once'
complete -c ef -n "__fish_ef_using_subcommand down" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand down" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand down" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand down" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand down" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand down" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand down" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand attach" -l pid -d 'The launcher with this process id, where several run in one project' -r
complete -c ef -n "__fish_ef_using_subcommand attach" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand attach" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand attach" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand attach" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand attach" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand attach" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand attach" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand attach" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand attach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand attach" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand init" -l demo -d 'Write the demo, a small Edit Factory, into this folder, which must be new or empty' -r -F
complete -c ef -n "__fish_ef_using_subcommand init" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand init" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand init" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand init" -l force -d 'Replace an `ef.toml` that is there already, without asking'
complete -c ef -n "__fish_ef_using_subcommand init" -l print -d 'Print the file to stdout and write nothing'
complete -c ef -n "__fish_ef_using_subcommand init" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand init" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand init" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand init" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand init" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand init" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand doctor" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand doctor" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand doctor" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand doctor" -l fix -d 'Run the remedies that do no harm, after asking'
complete -c ef -n "__fish_ef_using_subcommand doctor" -l list -d 'List the checks and what each looks at'
complete -c ef -n "__fish_ef_using_subcommand doctor" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand doctor" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand doctor" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand doctor" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand doctor" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand doctor" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -f -a "start" -d 'Start the project\'s database in the background'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -f -a "stop" -d 'Stop the project\'s database'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -f -a "status" -d 'Show whether the database runs, and where'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -f -a "url" -d 'Print the database\'s URL, password included'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -f -a "psql" -d 'Open the database in `psql`'
complete -c ef -n "__fish_ef_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql reset" -f -a "reset" -d 'Remove the project\'s database with all its data'
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
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -f -a "up" -d 'Do everything that is left'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -f -a "status" -d 'Show what is applied and what is left'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -f -a "plan" -d 'Print the SQL of everything that is left, with the lock of each step'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -f -a "verify" -d 'Compare the database with what the plan would make of it'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -f -a "new" -d 'Make an empty migration file with the next version'
complete -c ef -n "__fish_ef_using_subcommand migrate; and not __fish_seen_subcommand_from up status plan verify new down" -f -a "down" -d 'Take the isolation of one table back'
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
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "create" -d 'Make a workspace'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "list" -d 'List the workspaces'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "ls" -d 'List the workspaces'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "show" -d 'Show a workspace: its members, and how many rows of which tables it has'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "current" -d 'Print the workspace that commands here mean when none is named'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "switch" -d 'Make a workspace the current one, for this project\'s shell or for a user'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "rename" -d 'Give a workspace another name'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "delete" -d 'Delete a workspace with all that belongs to it'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "members" -d 'List, add and remove the members of a workspace, and give them roles'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "invites" -d 'Invite e-mail addresses that have not signed up yet'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "presets" -d 'Keep voices with their settings, by name'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "private" -d 'Say whether a workspace\'s texts must stay on this machine'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "postiz" -d 'Keep the address of a workspace\'s Postiz server and the key to it'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "export" -d 'Export a workspace to a folder'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "import" -d 'Import a workspace that `ef workspace export` wrote'
complete -c ef -n "__fish_ef_using_subcommand workspace; and not __fish_seen_subcommand_from create list ls show current switch rename delete members invites presets private postiz export import token" -f -a "token" -d 'Print a signed token for development and tests'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -l slug -d 'Its name in addresses and commands: lower-case letters, digits and dashes' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -l owner -d 'Its first owner' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -l via -d 'By SQL on the database, or through the project\'s API; what is set decides otherwise' -r -f -a "api\t'The project\'s API'
sql\t'The database'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -l if-missing -d 'When there is one of this name already, take it'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -l switch -d 'Make it the current one of this project\'s shell, too'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from list" -l user -d 'Those of this user only' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from list" -l via -d 'By SQL on the database, or through the project\'s API; what is set decides otherwise' -r -f -a "api\t'The project\'s API'
sql\t'The database'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from list" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from list" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from list" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from list" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from list" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from ls" -l user -d 'Those of this user only' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from ls" -l via -d 'By SQL on the database, or through the project\'s API; what is set decides otherwise' -r -f -a "api\t'The project\'s API'
sql\t'The database'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from ls" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from ls" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from ls" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from ls" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from ls" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from ls" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from ls" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from ls" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from show" -l via -d 'By SQL on the database, or through the project\'s API; what is set decides otherwise' -r -f -a "api\t'The project\'s API'
sql\t'The database'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from show" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from show" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from show" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from show" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from show" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from show" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from current" -l via -d 'By SQL on the database, or through the project\'s API; what is set decides otherwise' -r -f -a "api\t'The project\'s API'
sql\t'The database'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from current" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from current" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from current" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from current" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from current" -l offline -d 'Tell what was chosen, without asking the database'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from current" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from current" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from current" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from current" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from current" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from current" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from current" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from switch" -l user -d 'Whom to move, by e-mail address or id' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from switch" -l via -d 'By SQL on the database, or through the project\'s API; what is set decides otherwise' -r -f -a "api\t'The project\'s API'
sql\t'The database'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from switch" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from switch" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from switch" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from switch" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from switch" -l revoke-sessions -d 'End the user\'s sessions'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from switch" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from switch" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from switch" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from switch" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from switch" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from switch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from switch" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from rename" -l slug -d 'Its new slug' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from rename" -l via -d 'By SQL on the database, or through the project\'s API; what is set decides otherwise' -r -f -a "api\t'The project\'s API'
sql\t'The database'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from rename" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from rename" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from rename" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from rename" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from rename" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from rename" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from rename" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from rename" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from rename" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from rename" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from rename" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from delete" -l via -d 'By SQL on the database, or through the project\'s API; what is set decides otherwise' -r -f -a "api\t'The project\'s API'
sql\t'The database'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from delete" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from delete" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from delete" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from delete" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from delete" -l force -d 'Move users who work in it to another workspace of theirs, or leave them without one'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would go and delete nothing'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from delete" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from delete" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from delete" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -f -a "list" -d 'List the members'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -f -a "ls" -d 'List the members'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -f -a "add" -d 'Add a user who has signed up'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -f -a "remove" -d 'Remove a member'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -f -a "rm" -d 'Remove a member'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from members" -f -a "role" -d 'Give a member another role'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from invites" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from invites" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from invites" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from invites" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from invites" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from invites" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from invites" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from invites" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from invites" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from invites" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from invites" -f -a "list" -d 'List the invites that were not taken up'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from invites" -f -a "ls" -d 'List the invites that were not taken up'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from invites" -f -a "add" -d 'Invite an address, or renew its invite'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from invites" -f -a "remove" -d 'Take an invite back'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from invites" -f -a "rm" -d 'Take an invite back'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -f -a "list" -d 'List the presets'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -f -a "ls" -d 'List the presets'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -f -a "show" -d 'Show a preset'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -f -a "create" -d 'Make a preset that is not there yet'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -f -a "set" -d 'Set a preset, whether it is there already or not'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -f -a "delete" -d 'Remove a preset'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from presets" -f -a "rm" -d 'Remove a preset'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from private" -s w -l workspace -d 'The workspace, by slug, name or id, instead of the current one' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from private" -l via -d 'By SQL on the database, or through the project\'s API; what is set decides otherwise' -r -f -a "api\t'The project\'s API'
sql\t'The database'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from private" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from private" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from private" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from private" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from private" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from private" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from private" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from private" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from private" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from private" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from private" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from postiz" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from postiz" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from postiz" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from postiz" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from postiz" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from postiz" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from postiz" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from postiz" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from postiz" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from postiz" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from postiz" -f -a "set" -d 'Set the address and the key'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from postiz" -f -a "show" -d 'Show the address, and whether the stored key can be used'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from postiz" -f -a "delete" -d 'Remove the address and the key'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from postiz" -f -a "rm" -d 'Remove the address and the key'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from export" -s w -l workspace -d 'The workspace, by slug, name or id, instead of the current one' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from export" -l via -d 'By SQL on the database, or through the project\'s API; what is set decides otherwise' -r -f -a "api\t'The project\'s API'
sql\t'The database'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from export" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from export" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from export" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from export" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from export" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from export" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from export" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from import" -l as -d 'Call it this here, when its name is taken' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from import" -l via -d 'By SQL on the database, or through the project\'s API; what is set decides otherwise' -r -f -a "api\t'The project\'s API'
sql\t'The database'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from import" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from import" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from import" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from import" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from import" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from import" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from import" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from import" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from token" -l user -d 'For this member; the first owner when none is named' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from token" -l expires -d 'How long it holds' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from token" -l via -d 'By SQL on the database, or through the project\'s API; what is set decides otherwise' -r -f -a "api\t'The project\'s API'
sql\t'The database'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from token" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from token" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from token" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from token" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from token" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from token" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from token" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from token" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from token" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from token" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand workspace; and __fish_seen_subcommand_from token" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand rls; and not __fish_seen_subcommand_from audit" -f -a "audit" -d 'Look for rows that one workspace can see, change or infer of another'
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
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema" -f -a "show" -d 'Show every setting in force, those that nobody set included'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema" -f -a "path" -d 'Show which file is read'
complete -c ef -n "__fish_ef_using_subcommand config; and not __fish_seen_subcommand_from show path schema" -f -a "schema" -d 'Print the JSON schema of `ef.toml`, for editors'
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
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -f -a "say" -d 'Speak a text into a file, a stream or the loudspeaker'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -f -a "batch" -d 'Speak a whole script: a clip for each row of a manifest'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -f -a "cache" -d 'Look at the clips that were kept, and let go of them'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -f -a "bench" -d 'Measure how quick each installed voice is on this machine'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -f -a "voices" -d 'List, pull, sample, add and remove voices'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -f -a "engines" -d 'Show which engines can speak, and what runs their models'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -f -a "phonemes" -d 'Show how a text will be read: phonemes and the ids an engine is given'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -f -a "setup" -d 'Install what speech needs and is missing'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -f -a "lexicon" -d 'Teach words: how they are said, whatever a voice makes of them'
complete -c ef -n "__fish_ef_using_subcommand tts; and not __fish_seen_subcommand_from say batch cache bench voices engines phonemes setup lexicon serve" -f -a "serve" -d 'Serve speech over HTTP, as OpenAI\'s clients ask for it'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -s f -l file -d 'Read the text from this file; `-` for standard input' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -s o -l output -d 'Write to this file; `-` streams to standard output as it is made' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -s e -l engine -d 'The engine' -r -f -a "kokoro\t'Kokoro-82M: the standard'
piper\t'Piper voices: quick'
coqui\t'Coqui: VITS models, and others through coqui-tts'
espeak\t'espeak-ng: always there'
edge\t'Edge: Microsoft\'s service; only with `--allow-cloud`'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l quality -d 'How good it is to sound: draft is Piper, standard Kokoro, premium Coqui' -r -f -a "draft\t'Quick: Piper'
standard\t'Kokoro'
premium\t'Coqui'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l voice -d 'The voice; Kokoro\'s can be mixed: `af_heart:60,am_adam:40`' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -s l -l lang -d 'The language of the text, such as en-us, fr or pt-br; `auto` finds it out' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -s m -l model -d 'A model: a file, or the name of one that is installed' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l pack -l voices -d 'A file of Kokoro voices, instead of those that are installed' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -s s -l speaker -d 'The speaker of a Piper or Coqui voice that has several, by name or number' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l speed -d '1 is the voice\'s own speed, 2 is twice as fast' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l pitch -d 'How high, from 0 to 99; 50 is usual (espeak-ng)' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l noise-scale -d 'How much the sound varies (Piper, Coqui)' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l length-scale -d 'How long each symbol lasts, instead of the voice\'s own (Piper, Coqui)' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l noise-w-scale -l noise-w -d 'How much durations vary (Piper, Coqui)' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l sentence-silence -d 'The silence between sentences, in seconds' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l volume -d 'What the sound\'s level is multiplied with' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l emoji -d 'Read emoji by their names, or leave them out' -r -f -a "names\t'Read their names'
drop\t'Leave them out'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l lexicon -d 'A dictionary: CSV or TSV (word, what is said), or W3C PLS; may be given again' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l format -d 'The format; else what the file\'s name says, else WAV' -r -f -a "wav\t'WAV'
raw\t'Samples without a head'
flac\t'FLAC'
mp3\t'MP3'
opus\t'Ogg Opus'
aac\t'AAC'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l bits -d 'How a sample is written, in WAV and raw' -r -f -a "16\t'16 bits'
24\t'24 bits'
float\t'32-bit float'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l sample-rate -d 'Another sample rate, in Hz' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l bitrate -d 'Kilobits a second, for MP3, Opus and AAC' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l loudness -d 'Bring the sound to this loudness, in LUFS: -16 is usual for speech' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l fade -d 'Fade in at the start and out at the end, in seconds' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l subtitles -d 'Write subtitles beside the sound' -r -f -a "srt\t'`SubRip`'
vtt\t'`WebVTT`'
json\t'Sentences and words with their times'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l subtitles-by -d 'What a subtitle shows at a time' -r -f -a "word\t'Word by word'
sentence\t'Sentence by sentence'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l preset -d 'Speak with this preset of the workspace; what is asked for beside it wins' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l workspace -d 'The workspace that it is for, by slug, name or id, instead of the current one' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l runtime -d 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster' -r -f -a "auto\t'Whichever is faster for the model and the length of the text'
ort\t'ONNX Runtime'
rten\t'The one that is built in'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l ort-lib -l ort -d 'ONNX Runtime\'s library, or the folder that holds it' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l espeak -d 'espeak-ng\'s library or program, or the folder that holds it' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l threads -d 'How many threads compute; 0 for as many as there are processors' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l data-dir -d 'The folder for voices and libraries, instead of the user\'s data folder' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l python -d 'The Python that has coqui-tts, or its environment, instead of the project\'s' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l play -d 'Play it, when it is made; without `-o` no file stays'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l strict -d 'Fail when the engine or voice is not there, instead of taking the next'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l allow-cloud -d 'Let text leave this machine, where Edge is to speak'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l private -d 'Never let text leave this machine, whatever else is set'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l no-level -d 'Do not bring each sentence to full level (Piper)'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l no-trim -d 'Keep the silence at the ends of each part (Kokoro)'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l phonemes -d 'The text is phonemes already'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l no-normalize -d 'Take the text as it is: numbers, abbreviations and signs are left to the engine'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l ssml -d 'The text is SSML, even when it does not begin with `<speak`'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l no-ssml -d 'The text is no SSML, even when it begins with `<speak`'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l raw -d 'Samples without a head; the same as `--format raw`'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l gpu -d 'Let a graphics card compute, where ONNX Runtime\'s library can use one'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l no-setup -d 'Install nothing that is missing'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from say" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -s o -l output -l out -d 'The folder for the clips; else one beside this folder\'s files, named after the manifest' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l as -d 'What the manifest is, instead of what its name says' -r -f -a "text\t'Plain text'
markdown\t'Markdown'
csv\t'A table with commas'
tsv\t'A table with tabs'
jsonl\t'A JSON object on each line'
srt\t'`SubRip`'
vtt\t'`WebVTT`'
epub\t'A book'
pdf\t'PDF'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l split -d 'What becomes a clip of its own, in texts and books' -r -f -a "line\t'A line'
paragraph\t'What stands between blank lines'
sentence\t'A sentence'
heading\t'What stands below a heading, a chapter of a book, a page of a PDF'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l timeline -d 'Also lay all clips on one track, each at its time; the end of the name says the format' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l max-speed -d 'With --timeline: how much faster a clip may be spoken to fit its time' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l report -d 'Also write a page to listen to every clip' -r -f -a "json\t'`report.json` alone, which is always written'
html\t'`report.html` too'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -s j -l jobs -d 'How many clips are made at a time; else what is fastest for the engine' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l memory-limit -d 'Begin no further clip beside another while more memory than this is used, such as 2GB' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -s e -l engine -d 'The engine' -r -f -a "kokoro\t'Kokoro-82M: the standard'
piper\t'Piper voices: quick'
coqui\t'Coqui: VITS models, and others through coqui-tts'
espeak\t'espeak-ng: always there'
edge\t'Edge: Microsoft\'s service; only with `--allow-cloud`'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l quality -d 'How good it is to sound: draft is Piper, standard Kokoro, premium Coqui' -r -f -a "draft\t'Quick: Piper'
standard\t'Kokoro'
premium\t'Coqui'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l voice -d 'The voice; Kokoro\'s can be mixed: `af_heart:60,am_adam:40`' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -s l -l lang -d 'The language of the text, such as en-us, fr or pt-br; `auto` finds it out' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -s m -l model -d 'A model: a file, or the name of one that is installed' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l pack -l voices -d 'A file of Kokoro voices, instead of those that are installed' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -s s -l speaker -d 'The speaker of a Piper or Coqui voice that has several, by name or number' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l speed -d '1 is the voice\'s own speed, 2 is twice as fast' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l pitch -d 'How high, from 0 to 99; 50 is usual (espeak-ng)' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l noise-scale -d 'How much the sound varies (Piper, Coqui)' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l length-scale -d 'How long each symbol lasts, instead of the voice\'s own (Piper, Coqui)' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l noise-w-scale -l noise-w -d 'How much durations vary (Piper, Coqui)' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l sentence-silence -d 'The silence between sentences, in seconds' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l volume -d 'What the sound\'s level is multiplied with' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l emoji -d 'Read emoji by their names, or leave them out' -r -f -a "names\t'Read their names'
drop\t'Leave them out'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l lexicon -d 'A dictionary: CSV or TSV (word, what is said), or W3C PLS; may be given again' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l format -d 'The format; else what the file\'s name says, else WAV' -r -f -a "wav\t'WAV'
raw\t'Samples without a head'
flac\t'FLAC'
mp3\t'MP3'
opus\t'Ogg Opus'
aac\t'AAC'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l bits -d 'How a sample is written, in WAV and raw' -r -f -a "16\t'16 bits'
24\t'24 bits'
float\t'32-bit float'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l sample-rate -d 'Another sample rate, in Hz' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l bitrate -d 'Kilobits a second, for MP3, Opus and AAC' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l loudness -d 'Bring the sound to this loudness, in LUFS: -16 is usual for speech' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l fade -d 'Fade in at the start and out at the end, in seconds' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l subtitles -d 'Write subtitles beside the sound' -r -f -a "srt\t'`SubRip`'
vtt\t'`WebVTT`'
json\t'Sentences and words with their times'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l subtitles-by -d 'What a subtitle shows at a time' -r -f -a "word\t'Word by word'
sentence\t'Sentence by sentence'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l preset -d 'Speak with this preset of the workspace; what is asked for beside it wins' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l workspace -d 'The workspace that it is for, by slug, name or id, instead of the current one' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l runtime -d 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster' -r -f -a "auto\t'Whichever is faster for the model and the length of the text'
ort\t'ONNX Runtime'
rten\t'The one that is built in'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l ort-lib -l ort -d 'ONNX Runtime\'s library, or the folder that holds it' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l espeak -d 'espeak-ng\'s library or program, or the folder that holds it' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l threads -d 'How many threads compute; 0 for as many as there are processors' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l data-dir -d 'The folder for voices and libraries, instead of the user\'s data folder' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l python -d 'The Python that has coqui-tts, or its environment, instead of the project\'s' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l dry-run -d 'Say what would be spoken, how long it would be and what it would cost elsewhere; speak nothing'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l retry-failed -d 'Speak only what failed before'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l overwrite -d 'Replace files that are in the way, and take over the folder of another batch'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l no-cache -d 'Speak everything anew, and keep nothing for later'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l no-setup -d 'Install nothing that is missing'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l strict -d 'Fail when the engine or voice is not there, instead of taking the next'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l allow-cloud -d 'Let text leave this machine, where Edge is to speak'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l private -d 'Never let text leave this machine, whatever else is set'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l no-level -d 'Do not bring each sentence to full level (Piper)'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l no-trim -d 'Keep the silence at the ends of each part (Kokoro)'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l phonemes -d 'The text is phonemes already'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l no-normalize -d 'Take the text as it is: numbers, abbreviations and signs are left to the engine'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l ssml -d 'The text is SSML, even when it does not begin with `<speak`'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l no-ssml -d 'The text is no SSML, even when it begins with `<speak`'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l raw -d 'Samples without a head; the same as `--format raw`'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l gpu -d 'Let a graphics card compute, where ONNX Runtime\'s library can use one'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from batch" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from cache" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from cache" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from cache" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from cache" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from cache" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from cache" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from cache" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from cache" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from cache" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from cache" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from cache" -f -a "stats" -d 'Show how many clips are kept, how large they are, and how large they may become'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from cache" -f -a "prune" -d 'Remove clips from the cache'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l voice -d 'Only this voice' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -s m -l model -d 'Only this model: a file, or the name of one that is installed' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l pack -l voices -d 'A file of Kokoro voices' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l rounds -d 'How often each is measured; the best counts' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l svg -d 'Also draw the figures' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l alone -d 'Measure one engine in this process' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l runtime -d 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster' -r -f -a "auto\t'Whichever is faster for the model and the length of the text'
ort\t'ONNX Runtime'
rten\t'The one that is built in'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l ort-lib -l ort -d 'ONNX Runtime\'s library, or the folder that holds it' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l espeak -d 'espeak-ng\'s library or program, or the folder that holds it' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l threads -d 'How many threads compute; 0 for as many as there are processors' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l data-dir -d 'The folder for voices and libraries, instead of the user\'s data folder' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l python -d 'The Python that has coqui-tts, or its environment, instead of the project\'s' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l gpu -d 'Let a graphics card compute, where ONNX Runtime\'s library can use one'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from bench" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -f -a "list" -d 'List the voices that are installed, and those that are known'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -f -a "add" -d 'Take files of a voice in'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -f -a "show" -d 'Show what is known of a voice'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -f -a "rm" -d 'Remove a voice that was added'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -f -a "verify" -d 'Compare files with what they were when they were added'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -f -a "pull" -d 'Download voices, and install them'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -f -a "sample" -d 'Let voices say the same, and make a page to hear them side by side'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from voices" -f -a "prune" -d 'Take away what is left of broken downloads and installations'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -l runtime -d 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster' -r -f -a "auto\t'Whichever is faster for the model and the length of the text'
ort\t'ONNX Runtime'
rten\t'The one that is built in'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -l ort-lib -l ort -d 'ONNX Runtime\'s library, or the folder that holds it' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -l espeak -d 'espeak-ng\'s library or program, or the folder that holds it' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -l threads -d 'How many threads compute; 0 for as many as there are processors' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -l data-dir -d 'The folder for voices and libraries, instead of the user\'s data folder' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -l python -d 'The Python that has coqui-tts, or its environment, instead of the project\'s' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -l gpu -d 'Let a graphics card compute, where ONNX Runtime\'s library can use one'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from engines" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -s f -l file -d 'Read one text from this file (`-` is standard input)' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l engine -d 'The engine that would speak' -r -f -a "kokoro\t'Kokoro-82M'
piper\t'Piper'
coqui\t'Coqui; `--voice` names the model\'s `.onnx` or its `config.json`'
espeak\t'espeak-ng'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l voice -d 'The voice: the name of one that is installed or known, or for Piper also its `.onnx` or `.onnx.json`' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l lang -d 'The language of the text, instead of the voice\'s; `auto` finds it out' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l emoji -d 'Read emoji by their names, or leave them out' -r -f -a "names\t'Read their names'
drop\t'Leave them out'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l lexicon -d 'A dictionary: CSV or TSV (word, what is said), or W3C PLS; may be given again' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l espeak -d 'The espeak-ng to use: its library, its program, or the folder of one' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l data-dir -d 'The folder for voices and libraries, instead of the user\'s data folder' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l plain -d 'Kokoro: espeak-ng\'s phonemes as they are, as kokoro-onnx takes them'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l words -d 'The words of each sentence, without phonemes'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l no-normalize -d 'Take the text as it is: numbers, abbreviations and signs are left to the engine'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l ssml -d 'The text is SSML, even when it does not begin with `<speak`'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l no-ssml -d 'The text is no SSML, even when it begins with `<speak`'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from phonemes" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -l runtime -d 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster' -r -f -a "auto\t'Whichever is faster for the model and the length of the text'
ort\t'ONNX Runtime'
rten\t'The one that is built in'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -l ort-lib -l ort -d 'ONNX Runtime\'s library, or the folder that holds it' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -l espeak -d 'espeak-ng\'s library or program, or the folder that holds it' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -l threads -d 'How many threads compute; 0 for as many as there are processors' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -l data-dir -d 'The folder for voices and libraries, instead of the user\'s data folder' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -l python -d 'The Python that has coqui-tts, or its environment, instead of the project\'s' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -l force -d 'Install it also when there is one already'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -l gpu -d 'Let a graphics card compute, where ONNX Runtime\'s library can use one'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from setup" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from lexicon" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from lexicon" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from lexicon" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from lexicon" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from lexicon" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from lexicon" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from lexicon" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from lexicon" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from lexicon" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from lexicon" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from lexicon" -f -a "add" -d 'Add a word, or change one, and hear it'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from lexicon" -f -a "list" -d 'Show the words'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from lexicon" -f -a "rm" -d 'Forget a word'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l host -d 'The address to listen on' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -s p -l port -d 'The port to listen on; 0 for any that is free' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l token-env -d 'The variable that holds the token which requests must bring along' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l token-file -d 'The file that holds the token instead' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l workers -d 'How many texts are spoken at a time; 0 for as many as there are processors, 4 at most' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l queue -d 'How many texts may wait; the next one is answered with 429' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l max-characters -d 'The longest text, in characters' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l timeout -d 'How long a request may take, waiting included' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l idle -d 'Let go of models that were not used for so long; 0 for never' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l warm -d 'How many engines stay warm' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l cache -d 'How many megabytes of answers are kept for those who ask the same again; 0 for none' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l grace -d 'How long requests may go on after Ctrl-C or SIGTERM' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l patience -d 'How long a client may take nothing of what is sent to it' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -s e -l engine -d 'The engine for requests that name none' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l workspace -d 'The workspace of requests that name none, instead of the current one' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l runtime -d 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster' -r -f -a "auto\t'Whichever is faster for the model and the length of the text'
ort\t'ONNX Runtime'
rten\t'The one that is built in'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l ort-lib -l ort -d 'ONNX Runtime\'s library, or the folder that holds it' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l espeak -d 'espeak-ng\'s library or program, or the folder that holds it' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l threads -d 'How many threads compute; 0 for as many as there are processors' -r
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l data-dir -d 'The folder for voices and libraries, instead of the user\'s data folder' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l python -d 'The Python that has coqui-tts, or its environment, instead of the project\'s' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l strict -d 'Refuse when the engine or voice is not there, instead of taking the next'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l allow-cloud -d 'Let text leave this machine, where Edge is to speak'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l private -d 'Never let text leave this machine, whatever else is set'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l gpu -d 'Let a graphics card compute, where ONNX Runtime\'s library can use one'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand tts; and __fish_seen_subcommand_from serve" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand costs" -l by -d 'What makes a line of its own' -r -f -a "workspace\t'Each workspace'
engine\t'Each engine'
month\t'Each month'"
complete -c ef -n "__fish_ef_using_subcommand costs" -s w -l workspace -d 'Only what this workspace has used, by slug, name or id' -r
complete -c ef -n "__fish_ef_using_subcommand costs" -l since -d 'Only from this day on, in UTC: 2026-01-31' -r
complete -c ef -n "__fish_ef_using_subcommand costs" -l data-dir -d 'The folder in which uses wait, instead of the user\'s data folder' -r -F
complete -c ef -n "__fish_ef_using_subcommand costs" -l database-url -d 'The database to work on, instead of that in `DATABASE_URL` or the embedded one' -r
complete -c ef -n "__fish_ef_using_subcommand costs" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand costs" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand costs" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand costs" -l csv -d 'Print comma-separated values'
complete -c ef -n "__fish_ef_using_subcommand costs" -l svg -d 'Print a picture in SVG'
complete -c ef -n "__fish_ef_using_subcommand costs" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand costs" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand costs" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand costs" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand costs" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand costs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand costs" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand explain" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand explain" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand explain" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand explain" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand explain" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand explain" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand explain" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand explain" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand explain" -s V -l version -d 'Print version'
complete -c ef -n "__fish_ef_using_subcommand help" -s C -l project -d 'Work in this project folder instead of the current one' -r -F
complete -c ef -n "__fish_ef_using_subcommand help" -l config -d 'Read this file instead of the nearest `ef.toml`' -r -F
complete -c ef -n "__fish_ef_using_subcommand help" -l color -d 'When to use colour' -r -f -a "auto\t'Colour on a terminal, unless the environment says otherwise'
always\t'Colour, also into a pipe or a file'
never\t'No colour'"
complete -c ef -n "__fish_ef_using_subcommand help" -l json -d 'Print versioned JSON objects on stdout, and nothing else there'
complete -c ef -n "__fish_ef_using_subcommand help" -s q -l quiet -d 'Print warnings and errors only'
complete -c ef -n "__fish_ef_using_subcommand help" -s v -l verbose -d 'Say more about what is done and why'
complete -c ef -n "__fish_ef_using_subcommand help" -l yes -d 'Answer every question with yes'
complete -c ef -n "__fish_ef_using_subcommand help" -l no-progress -d 'Show no progress bars'
complete -c ef -n "__fish_ef_using_subcommand help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ef -n "__fish_ef_using_subcommand help" -s V -l version -d 'Print version'
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
