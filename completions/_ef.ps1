
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'ef' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'ef'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'ef' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('dev', 'dev', [CompletionResultType]::ParameterValue, 'Start the project''s services, show their output, stop them together')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run commands side by side: takes the flags of concurrently')
            [CompletionResult]::new('ps', 'ps', [CompletionResultType]::ParameterValue, 'Show the services of what runs in this project')
            [CompletionResult]::new('logs', 'logs', [CompletionResultType]::ParameterValue, 'Show what services wrote')
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Start services of a running `ef dev` or `ef run` that do not run')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop services of a running `ef dev` or `ef run`; the others go on')
            [CompletionResult]::new('restart', 'restart', [CompletionResultType]::ParameterValue, 'Restart services of a running `ef dev` or `ef run`')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Stop a running `ef dev`, or an `ef run`, with all its services')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Show the output of a running `ef dev`, as it comes')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write an `ef.toml` for the project found here')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Check whether the machine and the project are fit, and say what mends what is not')
            [CompletionResult]::new('db', 'db', [CompletionResultType]::ParameterValue, 'Run a private PostgreSQL for this project')
            [CompletionResult]::new('migrate', 'migrate', [CompletionResultType]::ParameterValue, 'Bring workspace isolation to a database, and keep its schema up to date')
            [CompletionResult]::new('workspace', 'workspace', [CompletionResultType]::ParameterValue, 'Manage workspaces: members, switching, voices, keys, export')
            [CompletionResult]::new('rls', 'rls', [CompletionResultType]::ParameterValue, 'Prove that no workspace can reach another''s rows')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show the settings in force and where each comes from')
            [CompletionResult]::new('tts', 'tts', [CompletionResultType]::ParameterValue, 'Speak text with offline voices')
            [CompletionResult]::new('costs', 'costs', [CompletionResultType]::ParameterValue, 'Show what was spoken, for whom, and what it would have cost elsewhere')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page of `ef` or of one of its commands')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;dev' {
            [CompletionResult]::new('--except', '--except', [CompletionResultType]::ParameterName, 'Start all but these')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay a profile of `ef.toml` over the rest')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Hand what is typed to this service')
            [CompletionResult]::new('--on-exit', '--on-exit', [CompletionResultType]::ParameterName, 'What the end of one service without an error means for the others')
            [CompletionResult]::new('--on-failure', '--on-failure', [CompletionResultType]::ParameterName, 'What the failure of one service means for the others')
            [CompletionResult]::new('--prefix', '--prefix', [CompletionResultType]::ParameterName, 'What stands before each line: name, index, pid, time, command, none, or text with {name} and the like')
            [CompletionResult]::new('--timestamps', '--timestamps', [CompletionResultType]::ParameterName, 'Put the time before each line, in this strftime format or as hours, minutes, seconds')
            [CompletionResult]::new('--hide', '--hide', [CompletionResultType]::ParameterName, 'Leave the output of these services out; it still goes to their log files')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open the browser once everything is ready')
            [CompletionResult]::new('--no-setup', '--no-setup', [CompletionResultType]::ParameterName, 'Do not set up what is missing, say so instead')
            [CompletionResult]::new('--detach', '--detach', [CompletionResultType]::ParameterName, 'Run in the background: return once all is ready; `ef attach` shows the output, `ef down` stops it')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'First end what an earlier `ef dev` of this project has left behind')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Show bytes as the services write them, without prefixes')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Show each service''s output in one piece, when it has ended')
            [CompletionResult]::new('--no-output', '--no-output', [CompletionResultType]::ParameterName, 'Leave all output out: for a run in the background')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;run' {
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'How many may run at once: a number, or a percentage of the processors')
            [CompletionResult]::new('--max-processes', '--max-processes', [CompletionResultType]::ParameterName, 'How many may run at once: a number, or a percentage of the processors')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Names for the prefixes, separated by commas')
            [CompletionResult]::new('--names', '--names', [CompletionResultType]::ParameterName, 'Names for the prefixes, separated by commas')
            [CompletionResult]::new('--name-separator', '--name-separator', [CompletionResultType]::ParameterName, 'What separates the names')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Which commands must end with 0: first, last, all, command-NAME or !command-NAME')
            [CompletionResult]::new('--success', '--success', [CompletionResultType]::ParameterName, 'Which commands must end with 0: first, last, all, command-NAME or !command-NAME')
            [CompletionResult]::new('--hide', '--hide', [CompletionResultType]::ParameterName, 'Show nothing of these commands: names or numbers, separated by commas')
            [CompletionResult]::new('--teardown', '--teardown', [CompletionResultType]::ParameterName, 'Run this when all is over; may be given more than once')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'What stands before each line: index, pid, time, command, name, none, or text with {name} and the like')
            [CompletionResult]::new('--prefix', '--prefix', [CompletionResultType]::ParameterName, 'What stands before each line: index, pid, time, command, name, none, or text with {name} and the like')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Colours of the prefixes, separated by commas: names of chalk, #rrggbb, auto')
            [CompletionResult]::new('--prefix-colors', '--prefix-colors', [CompletionResultType]::ParameterName, 'Colours of the prefixes, separated by commas: names of chalk, #rrggbb, auto')
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'How long a command may be in a prefix, in characters')
            [CompletionResult]::new('--prefix-length', '--prefix-length', [CompletionResultType]::ParameterName, 'How long a command may be in a prefix, in characters')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The form of times, by the letters of Unicode')
            [CompletionResult]::new('--timestamp-format', '--timestamp-format', [CompletionResultType]::ParameterName, 'The form of times, by the letters of Unicode')
            [CompletionResult]::new('--default-input-target', '--default-input-target', [CompletionResultType]::ParameterName, 'Who gets what names nobody: a name or a number')
            [CompletionResult]::new('--kill-signal', '--kill-signal', [CompletionResultType]::ParameterName, 'The signal for that')
            [CompletionResult]::new('--ks', '--ks', [CompletionResultType]::ParameterName, 'The signal for that')
            [CompletionResult]::new('--kill-timeout', '--kill-timeout', [CompletionResultType]::ParameterName, 'After how many milliseconds without an end SIGKILL follows; ten seconds when nothing is said')
            [CompletionResult]::new('--restart-tries', '--restart-tries', [CompletionResultType]::ParameterName, 'How often a command that failed is started again; without end when negative')
            [CompletionResult]::new('--restart-after', '--restart-after', [CompletionResultType]::ParameterName, 'How many milliseconds before that, or `exponential`: 1 s, doubled each time')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Show bytes as the commands write them, and nothing else')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Show bytes as the commands write them, and nothing else')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours')
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'Show the commands'' output one after the other')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Show the commands'' output one after the other')
            [CompletionResult]::new('--timings', '--timings', [CompletionResultType]::ParameterName, 'Say when each command started and stopped, and how long it took')
            [CompletionResult]::new('-P', '-P ', [CompletionResultType]::ParameterName, 'Put what stands after `--` in place of {1}, {@} and {*} in the commands')
            [CompletionResult]::new('--passthrough-arguments', '--passthrough-arguments', [CompletionResultType]::ParameterName, 'Put what stands after `--` in place of {1}, {@} and {*} in the commands')
            [CompletionResult]::new('--pad-prefix', '--pad-prefix', [CompletionResultType]::ParameterName, 'Make all prefixes as wide as the widest')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Hand what is typed to the commands: `NAME:text` to that one, else to the default one')
            [CompletionResult]::new('--handle-input', '--handle-input', [CompletionResultType]::ParameterName, 'Hand what is typed to the commands: `NAME:text` to that one, else to the default one')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Stop the others when one has ended')
            [CompletionResult]::new('--kill-others', '--kill-others', [CompletionResultType]::ParameterName, 'Stop the others when one has ended')
            [CompletionResult]::new('--kill-others-on-fail', '--kill-others-on-fail', [CompletionResultType]::ParameterName, 'Stop the others when one has failed')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;ps' {
            [CompletionResult]::new('--pid', '--pid', [CompletionResultType]::ParameterName, 'The launcher with this process id, where several run in one project')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Look again every second, until Ctrl-C or until nothing runs any more')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Look again every second, until Ctrl-C or until nothing runs any more')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;logs' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only what was written in the last so long: 30s, 5m, 2h; older parts of the logs are looked at too')
            [CompletionResult]::new('--grep', '--grep', [CompletionResultType]::ParameterName, 'Only lines that match this regular expression, colours left out')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Only the last so many lines of each service')
            [CompletionResult]::new('--tail', '--tail', [CompletionResultType]::ParameterName, 'Only the last so many lines of each service')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Go on with what is written from now on, until Ctrl-C')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Go on with what is written from now on, until Ctrl-C')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;start' {
            [CompletionResult]::new('--pid', '--pid', [CompletionResultType]::ParameterName, 'The launcher with this process id, where several run in one project')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All services')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Return at once')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;stop' {
            [CompletionResult]::new('--pid', '--pid', [CompletionResultType]::ParameterName, 'The launcher with this process id, where several run in one project')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All services')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Return at once')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;restart' {
            [CompletionResult]::new('--pid', '--pid', [CompletionResultType]::ParameterName, 'The launcher with this process id, where several run in one project')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All services')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Return at once')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;down' {
            [CompletionResult]::new('--pid', '--pid', [CompletionResultType]::ParameterName, 'The launcher with this process id, where several run in one project')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--kill', '--kill', [CompletionResultType]::ParameterName, 'Kill everything at once')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Return at once')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;attach' {
            [CompletionResult]::new('--pid', '--pid', [CompletionResultType]::ParameterName, 'The launcher with this process id, where several run in one project')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;init' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an `ef.toml` that is there already')
            [CompletionResult]::new('--print', '--print', [CompletionResultType]::ParameterName, 'Print the file to stdout and write nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;doctor' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Run the remedies that do no harm, after asking')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'List the checks and what each looks at')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;db' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Start the project''s database in the background')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop the project''s database')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show whether the database runs, and where')
            [CompletionResult]::new('url', 'url', [CompletionResultType]::ParameterValue, 'Print the database''s URL, password included')
            [CompletionResult]::new('psql', 'psql', [CompletionResultType]::ParameterValue, 'Open the database in `psql`')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Remove the project''s database with all its data')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;db;start' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;db;stop' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;db;status' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;db;url' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;db;psql' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;db;reset' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;db;help' {
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Start the project''s database in the background')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop the project''s database')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show whether the database runs, and where')
            [CompletionResult]::new('url', 'url', [CompletionResultType]::ParameterValue, 'Print the database''s URL, password included')
            [CompletionResult]::new('psql', 'psql', [CompletionResultType]::ParameterValue, 'Open the database in `psql`')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Remove the project''s database with all its data')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;db;help;start' {
            break
        }
        'ef;db;help;stop' {
            break
        }
        'ef;db;help;status' {
            break
        }
        'ef;db;help;url' {
            break
        }
        'ef;db;help;psql' {
            break
        }
        'ef;db;help;reset' {
            break
        }
        'ef;db;help;help' {
            break
        }
        'ef;migrate' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Do everything that is left')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what is applied and what is left')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Print the SQL of everything that is left, with the lock of each step')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Compare the database with what the plan would make of it')
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Make an empty migration file with the next version')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Take the isolation of one table back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;migrate;up' {
            [CompletionResult]::new('--assign', '--assign', [CompletionResultType]::ParameterName, 'Which row belongs to which workspace: a CSV with the columns table, id, workspace, or an .sql file with a query for them')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'How long a statement may wait for a lock while others queue behind it')
            [CompletionResult]::new('--statement-timeout', '--statement-timeout', [CompletionResultType]::ParameterName, 'How long a statement of a project''s file may run; no limit of our own when it is not given')
            [CompletionResult]::new('--patience', '--patience', [CompletionResultType]::ParameterName, 'How long to try again while somebody holds a lock')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done and do nothing')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Do nothing; exit with 1 when something is left')
            [CompletionResult]::new('--repair', '--repair', [CompletionResultType]::ParameterName, 'Accept files that were edited, are late or are missing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;migrate;status' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Exit with 1 when something is left')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;migrate;plan' {
            [CompletionResult]::new('--write', '--write', [CompletionResultType]::ParameterName, 'Write it as migration files, named as the Supabase CLI names them, into this folder')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;migrate;verify' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;migrate;new' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;migrate;down' {
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'How long a statement may wait for a lock while others queue behind it')
            [CompletionResult]::new('--statement-timeout', '--statement-timeout', [CompletionResultType]::ParameterName, 'How long a statement of a project''s file may run; no limit of our own when it is not given')
            [CompletionResult]::new('--patience', '--patience', [CompletionResultType]::ParameterName, 'How long to try again while somebody holds a lock')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;migrate;help' {
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Do everything that is left')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what is applied and what is left')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Print the SQL of everything that is left, with the lock of each step')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Compare the database with what the plan would make of it')
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Make an empty migration file with the next version')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Take the isolation of one table back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;migrate;help;up' {
            break
        }
        'ef;migrate;help;status' {
            break
        }
        'ef;migrate;help;plan' {
            break
        }
        'ef;migrate;help;verify' {
            break
        }
        'ef;migrate;help;new' {
            break
        }
        'ef;migrate;help;down' {
            break
        }
        'ef;migrate;help;help' {
            break
        }
        'ef;workspace' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a workspace')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the workspaces')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List the workspaces')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a workspace: its members, and how many rows of which tables it has')
            [CompletionResult]::new('current', 'current', [CompletionResultType]::ParameterValue, 'Print the workspace that commands here mean when none is named')
            [CompletionResult]::new('switch', 'switch', [CompletionResultType]::ParameterValue, 'Make a workspace the current one, for this project''s shell or for a user')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a workspace another name')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a workspace with all that belongs to it')
            [CompletionResult]::new('members', 'members', [CompletionResultType]::ParameterValue, 'List, add and remove the members of a workspace, and give them roles')
            [CompletionResult]::new('invites', 'invites', [CompletionResultType]::ParameterValue, 'Invite e-mail addresses that have not signed up yet')
            [CompletionResult]::new('presets', 'presets', [CompletionResultType]::ParameterValue, 'Keep voices with their settings, by name')
            [CompletionResult]::new('postiz', 'postiz', [CompletionResultType]::ParameterValue, 'Keep the address of a workspace''s Postiz server and the key to it')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export a workspace to a folder')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import a workspace that `ef workspace export` wrote')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Print a signed token for development and tests')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;workspace;create' {
            [CompletionResult]::new('--slug', '--slug', [CompletionResultType]::ParameterName, 'Its name in addresses and commands: lower-case letters, digits and dashes')
            [CompletionResult]::new('--owner', '--owner', [CompletionResultType]::ParameterName, 'Its first owner')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--if-missing', '--if-missing', [CompletionResultType]::ParameterName, 'When there is one of this name already, take it')
            [CompletionResult]::new('--switch', '--switch', [CompletionResultType]::ParameterName, 'Make it the current one of this project''s shell, too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;list' {
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Those of this user only')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;ls' {
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Those of this user only')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;show' {
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;current' {
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Tell what was chosen, without asking the database')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;switch' {
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Whom to move, by e-mail address or id')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--revoke-sessions', '--revoke-sessions', [CompletionResultType]::ParameterName, 'End the user''s sessions')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;rename' {
            [CompletionResult]::new('--slug', '--slug', [CompletionResultType]::ParameterName, 'Its new slug')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;delete' {
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Move users who work in it to another workspace of theirs, or leave them without one')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would go and delete nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;members' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the members')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List the members')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a user who has signed up')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a member')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a member')
            [CompletionResult]::new('role', 'role', [CompletionResultType]::ParameterValue, 'Give a member another role')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;workspace;members;list' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;members;ls' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;members;add' {
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'As what: owner, admin or member')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;members;remove' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--revoke-sessions', '--revoke-sessions', [CompletionResultType]::ParameterName, 'End the user''s sessions')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;members;rm' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--revoke-sessions', '--revoke-sessions', [CompletionResultType]::ParameterName, 'End the user''s sessions')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;members;role' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;members;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the members')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a user who has signed up')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a member')
            [CompletionResult]::new('role', 'role', [CompletionResultType]::ParameterValue, 'Give a member another role')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;workspace;members;help;list' {
            break
        }
        'ef;workspace;members;help;add' {
            break
        }
        'ef;workspace;members;help;remove' {
            break
        }
        'ef;workspace;members;help;role' {
            break
        }
        'ef;workspace;members;help;help' {
            break
        }
        'ef;workspace;invites' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the invites that were not taken up')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List the invites that were not taken up')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Invite an address, or renew its invite')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take an invite back')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take an invite back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;workspace;invites;list' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;invites;ls' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;invites;add' {
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'As what: owner, admin or member')
            [CompletionResult]::new('--days', '--days', [CompletionResultType]::ParameterName, 'For how many days')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;invites;remove' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;invites;rm' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;invites;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the invites that were not taken up')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Invite an address, or renew its invite')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take an invite back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;workspace;invites;help;list' {
            break
        }
        'ef;workspace;invites;help;add' {
            break
        }
        'ef;workspace;invites;help;remove' {
            break
        }
        'ef;workspace;invites;help;help' {
            break
        }
        'ef;workspace;presets' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the presets')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List the presets')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a preset')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a preset that is not there yet')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set a preset, whether it is there already or not')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Remove a preset')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a preset')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;workspace;presets;list' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;presets;ls' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;presets;show' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;presets;create' {
            [CompletionResult]::new('--voice', '--voice', [CompletionResultType]::ParameterName, 'The voice, or a blend: `af_heart:60,am_adam:40`')
            [CompletionResult]::new('--engine', '--engine', [CompletionResultType]::ParameterName, 'The engine; without it, the one that the voice belongs to')
            [CompletionResult]::new('--speed', '--speed', [CompletionResultType]::ParameterName, 'The speed: 1 is the voice''s own, 2 is twice as fast')
            [CompletionResult]::new('--fallback', '--fallback', [CompletionResultType]::ParameterName, 'The engines that speak when the voice is not there, such as piper,espeak')
            [CompletionResult]::new('--loudness', '--loudness', [CompletionResultType]::ParameterName, 'The loudness, in LUFS: -16 is usual for speech')
            [CompletionResult]::new('--allow-cloud', '--allow-cloud', [CompletionResultType]::ParameterName, 'Whether text may be sent to a service on the internet')
            [CompletionResult]::new('--param', '--param', [CompletionResultType]::ParameterName, 'Another setting: lang, speaker, pitch, volume, or what your own programs know; may be given again')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;presets;set' {
            [CompletionResult]::new('--voice', '--voice', [CompletionResultType]::ParameterName, 'The voice, or a blend: `af_heart:60,am_adam:40`')
            [CompletionResult]::new('--engine', '--engine', [CompletionResultType]::ParameterName, 'The engine; without it, the one that the voice belongs to')
            [CompletionResult]::new('--speed', '--speed', [CompletionResultType]::ParameterName, 'The speed: 1 is the voice''s own, 2 is twice as fast')
            [CompletionResult]::new('--fallback', '--fallback', [CompletionResultType]::ParameterName, 'The engines that speak when the voice is not there, such as piper,espeak')
            [CompletionResult]::new('--loudness', '--loudness', [CompletionResultType]::ParameterName, 'The loudness, in LUFS: -16 is usual for speech')
            [CompletionResult]::new('--allow-cloud', '--allow-cloud', [CompletionResultType]::ParameterName, 'Whether text may be sent to a service on the internet')
            [CompletionResult]::new('--param', '--param', [CompletionResultType]::ParameterName, 'Another setting: lang, speaker, pitch, volume, or what your own programs know; may be given again')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;presets;delete' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;presets;rm' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;presets;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the presets')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a preset')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a preset that is not there yet')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set a preset, whether it is there already or not')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Remove a preset')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;workspace;presets;help;list' {
            break
        }
        'ef;workspace;presets;help;show' {
            break
        }
        'ef;workspace;presets;help;create' {
            break
        }
        'ef;workspace;presets;help;set' {
            break
        }
        'ef;workspace;presets;help;delete' {
            break
        }
        'ef;workspace;presets;help;help' {
            break
        }
        'ef;workspace;postiz' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set the address and the key')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the address, and whether the stored key can be used')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Remove the address and the key')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove the address and the key')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;workspace;postiz;set' {
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'The server''s address')
            [CompletionResult]::new('--key-env', '--key-env', [CompletionResultType]::ParameterName, 'Read the key from this variable')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--key-stdin', '--key-stdin', [CompletionResultType]::ParameterName, 'Read the key from standard input')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;postiz;show' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;postiz;delete' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;postiz;rm' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;postiz;help' {
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set the address and the key')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the address, and whether the stored key can be used')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Remove the address and the key')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;workspace;postiz;help;set' {
            break
        }
        'ef;workspace;postiz;help;show' {
            break
        }
        'ef;workspace;postiz;help;delete' {
            break
        }
        'ef;workspace;postiz;help;help' {
            break
        }
        'ef;workspace;export' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;import' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Call it this here, when its name is taken')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;token' {
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'For this member; the first owner when none is named')
            [CompletionResult]::new('--expires', '--expires', [CompletionResultType]::ParameterName, 'How long it holds')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'By SQL on the database, or through the project''s API; what is set decides otherwise')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;workspace;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a workspace')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the workspaces')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a workspace: its members, and how many rows of which tables it has')
            [CompletionResult]::new('current', 'current', [CompletionResultType]::ParameterValue, 'Print the workspace that commands here mean when none is named')
            [CompletionResult]::new('switch', 'switch', [CompletionResultType]::ParameterValue, 'Make a workspace the current one, for this project''s shell or for a user')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a workspace another name')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a workspace with all that belongs to it')
            [CompletionResult]::new('members', 'members', [CompletionResultType]::ParameterValue, 'List, add and remove the members of a workspace, and give them roles')
            [CompletionResult]::new('invites', 'invites', [CompletionResultType]::ParameterValue, 'Invite e-mail addresses that have not signed up yet')
            [CompletionResult]::new('presets', 'presets', [CompletionResultType]::ParameterValue, 'Keep voices with their settings, by name')
            [CompletionResult]::new('postiz', 'postiz', [CompletionResultType]::ParameterValue, 'Keep the address of a workspace''s Postiz server and the key to it')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export a workspace to a folder')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import a workspace that `ef workspace export` wrote')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Print a signed token for development and tests')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;workspace;help;create' {
            break
        }
        'ef;workspace;help;list' {
            break
        }
        'ef;workspace;help;show' {
            break
        }
        'ef;workspace;help;current' {
            break
        }
        'ef;workspace;help;switch' {
            break
        }
        'ef;workspace;help;rename' {
            break
        }
        'ef;workspace;help;delete' {
            break
        }
        'ef;workspace;help;members' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the members')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a user who has signed up')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a member')
            [CompletionResult]::new('role', 'role', [CompletionResultType]::ParameterValue, 'Give a member another role')
            break
        }
        'ef;workspace;help;members;list' {
            break
        }
        'ef;workspace;help;members;add' {
            break
        }
        'ef;workspace;help;members;remove' {
            break
        }
        'ef;workspace;help;members;role' {
            break
        }
        'ef;workspace;help;invites' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the invites that were not taken up')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Invite an address, or renew its invite')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take an invite back')
            break
        }
        'ef;workspace;help;invites;list' {
            break
        }
        'ef;workspace;help;invites;add' {
            break
        }
        'ef;workspace;help;invites;remove' {
            break
        }
        'ef;workspace;help;presets' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the presets')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a preset')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a preset that is not there yet')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set a preset, whether it is there already or not')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Remove a preset')
            break
        }
        'ef;workspace;help;presets;list' {
            break
        }
        'ef;workspace;help;presets;show' {
            break
        }
        'ef;workspace;help;presets;create' {
            break
        }
        'ef;workspace;help;presets;set' {
            break
        }
        'ef;workspace;help;presets;delete' {
            break
        }
        'ef;workspace;help;postiz' {
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set the address and the key')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the address, and whether the stored key can be used')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Remove the address and the key')
            break
        }
        'ef;workspace;help;postiz;set' {
            break
        }
        'ef;workspace;help;postiz;show' {
            break
        }
        'ef;workspace;help;postiz;delete' {
            break
        }
        'ef;workspace;help;export' {
            break
        }
        'ef;workspace;help;import' {
            break
        }
        'ef;workspace;help;token' {
            break
        }
        'ef;workspace;help;help' {
            break
        }
        'ef;rls' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'Look for rows that one workspace can see, change or infer of another')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;rls;audit' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Exit with 1 from this weight on')
            [CompletionResult]::new('--fix-sql', '--fix-sql', [CompletionResultType]::ParameterName, 'Write the SQL that closes what was found to this file, as one migration')
            [CompletionResult]::new('--statement-timeout', '--statement-timeout', [CompletionResultType]::ParameterName, 'The longest that one statement may take, in seconds')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--static-only', '--static-only', [CompletionResultType]::ParameterName, 'Look at the catalogue alone; run no probes')
            [CompletionResult]::new('--probe-writes', '--probe-writes', [CompletionResultType]::ParameterName, 'Also write rows as other people, and roll them back (asks, or needs --yes, unless the database is embedded)')
            [CompletionResult]::new('--no-probe-writes', '--no-probe-writes', [CompletionResultType]::ParameterName, 'Write nothing, not even in the embedded database')
            [CompletionResult]::new('--sarif', '--sarif', [CompletionResultType]::ParameterName, 'Print SARIF for code scanning on stdout')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;rls;help' {
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'Look for rows that one workspace can see, change or infer of another')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;rls;help;audit' {
            break
        }
        'ef;rls;help;help' {
            break
        }
        'ef;config' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show every setting in force, those that nobody set included')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Show which file is read')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON schema of `ef.toml`, for editors')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;config;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the rest')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--origin', '--origin', [CompletionResultType]::ParameterName, 'Say where each value came from: a line of a file, a variable, a flag, or a default')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;config;path' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;config;schema' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;config;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show every setting in force, those that nobody set included')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Show which file is read')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON schema of `ef.toml`, for editors')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;config;help;show' {
            break
        }
        'ef;config;help;path' {
            break
        }
        'ef;config;help;schema' {
            break
        }
        'ef;config;help;help' {
            break
        }
        'ef;tts' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('say', 'say', [CompletionResultType]::ParameterValue, 'Speak a text into a file, a stream or the loudspeaker')
            [CompletionResult]::new('voices', 'voices', [CompletionResultType]::ParameterValue, 'List, add and remove voices')
            [CompletionResult]::new('engines', 'engines', [CompletionResultType]::ParameterValue, 'Show which engines can speak, and what runs their models')
            [CompletionResult]::new('phonemes', 'phonemes', [CompletionResultType]::ParameterValue, 'Show how a text will be read: phonemes and the ids an engine is given')
            [CompletionResult]::new('setup', 'setup', [CompletionResultType]::ParameterValue, 'Install what speech needs and is missing')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve speech over HTTP, as OpenAI''s clients ask for it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;tts;say' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Read the text from this file; `-` for standard input')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Read the text from this file; `-` for standard input')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file; `-` streams to standard output as it is made')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file; `-` streams to standard output as it is made')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'The engine')
            [CompletionResult]::new('--engine', '--engine', [CompletionResultType]::ParameterName, 'The engine')
            [CompletionResult]::new('--quality', '--quality', [CompletionResultType]::ParameterName, 'How good it is to sound: draft is Piper, standard Kokoro, premium Coqui')
            [CompletionResult]::new('--voice', '--voice', [CompletionResultType]::ParameterName, 'The voice; Kokoro''s can be mixed: `af_heart:60,am_adam:40`')
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'The language of the text, such as en-us, fr or pt-br')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of the text, such as en-us, fr or pt-br')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'A model: a file, or the name of one that is installed')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'A model: a file, or the name of one that is installed')
            [CompletionResult]::new('--pack', '--pack', [CompletionResultType]::ParameterName, 'A file of Kokoro voices, instead of those that are installed')
            [CompletionResult]::new('--voices', '--voices', [CompletionResultType]::ParameterName, 'A file of Kokoro voices, instead of those that are installed')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The speaker of a Piper voice that has several, by name or number')
            [CompletionResult]::new('--speaker', '--speaker', [CompletionResultType]::ParameterName, 'The speaker of a Piper voice that has several, by name or number')
            [CompletionResult]::new('--speed', '--speed', [CompletionResultType]::ParameterName, '1 is the voice''s own speed, 2 is twice as fast')
            [CompletionResult]::new('--pitch', '--pitch', [CompletionResultType]::ParameterName, 'How high, from 0 to 99; 50 is usual (espeak-ng)')
            [CompletionResult]::new('--noise-scale', '--noise-scale', [CompletionResultType]::ParameterName, 'How much the sound varies (Piper)')
            [CompletionResult]::new('--length-scale', '--length-scale', [CompletionResultType]::ParameterName, 'How long each symbol lasts, instead of the voice''s own (Piper)')
            [CompletionResult]::new('--noise-w-scale', '--noise-w-scale', [CompletionResultType]::ParameterName, 'How much durations vary (Piper)')
            [CompletionResult]::new('--noise-w', '--noise-w', [CompletionResultType]::ParameterName, 'How much durations vary (Piper)')
            [CompletionResult]::new('--sentence-silence', '--sentence-silence', [CompletionResultType]::ParameterName, 'The silence between sentences, in seconds')
            [CompletionResult]::new('--volume', '--volume', [CompletionResultType]::ParameterName, 'What the sound''s level is multiplied with')
            [CompletionResult]::new('--emoji', '--emoji', [CompletionResultType]::ParameterName, 'Read emoji by their names, or leave them out')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The format; else what the file''s name says, else WAV')
            [CompletionResult]::new('--bits', '--bits', [CompletionResultType]::ParameterName, 'How a sample is written, in WAV and raw')
            [CompletionResult]::new('--sample-rate', '--sample-rate', [CompletionResultType]::ParameterName, 'Another sample rate, in Hz')
            [CompletionResult]::new('--bitrate', '--bitrate', [CompletionResultType]::ParameterName, 'Kilobits a second, for MP3 and Opus')
            [CompletionResult]::new('--loudness', '--loudness', [CompletionResultType]::ParameterName, 'Bring the sound to this loudness, in LUFS: -16 is usual for speech')
            [CompletionResult]::new('--fade', '--fade', [CompletionResultType]::ParameterName, 'Fade in at the start and out at the end, in seconds')
            [CompletionResult]::new('--subtitles', '--subtitles', [CompletionResultType]::ParameterName, 'Write subtitles beside the sound')
            [CompletionResult]::new('--subtitles-by', '--subtitles-by', [CompletionResultType]::ParameterName, 'What a subtitle shows at a time')
            [CompletionResult]::new('--preset', '--preset', [CompletionResultType]::ParameterName, 'Speak with this preset of the workspace; what is asked for beside it wins')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace that it is for, by slug, name or id, instead of the current one')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('--runtime', '--runtime', [CompletionResultType]::ParameterName, 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster')
            [CompletionResult]::new('--ort-lib', '--ort-lib', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--ort', '--ort', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--espeak', '--espeak', [CompletionResultType]::ParameterName, 'espeak-ng''s library or program, or the folder that holds it')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads compute; 0 for as many as there are processors')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'The folder for voices and libraries, instead of the user''s data folder')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--play', '--play', [CompletionResultType]::ParameterName, 'Play it, when it is made; without `-o` no file stays')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail when the engine or voice is not there, instead of taking the next')
            [CompletionResult]::new('--no-level', '--no-level', [CompletionResultType]::ParameterName, 'Do not bring each sentence to full level (Piper)')
            [CompletionResult]::new('--no-trim', '--no-trim', [CompletionResultType]::ParameterName, 'Keep the silence at the ends of each part (Kokoro)')
            [CompletionResult]::new('--no-normalize', '--no-normalize', [CompletionResultType]::ParameterName, 'Take the text as it is: numbers, abbreviations and signs are left to the engine')
            [CompletionResult]::new('--phonemes', '--phonemes', [CompletionResultType]::ParameterName, 'The text is phonemes already')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Samples without a head; the same as `--format raw`')
            [CompletionResult]::new('--gpu', '--gpu', [CompletionResultType]::ParameterName, 'Let a graphics card compute, where ONNX Runtime''s library can use one')
            [CompletionResult]::new('--no-setup', '--no-setup', [CompletionResultType]::ParameterName, 'Install nothing that is missing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;tts;voices' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the voices that are installed, and those that are known')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Take files of a voice in')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what is known of a voice')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a voice that was added')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Compare files with what they were when they were added')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;tts;voices;list' {
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Only the voices of this engine')
            [CompletionResult]::new('--engine', '--engine', [CompletionResultType]::ParameterName, 'Only the voices of this engine')
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'Only the voices of this language')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Only the voices of this language')
            [CompletionResult]::new('--runtime', '--runtime', [CompletionResultType]::ParameterName, 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster')
            [CompletionResult]::new('--ort-lib', '--ort-lib', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--ort', '--ort', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--espeak', '--espeak', [CompletionResultType]::ParameterName, 'espeak-ng''s library or program, or the folder that holds it')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads compute; 0 for as many as there are processors')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'The folder for voices and libraries, instead of the user''s data folder')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--installed', '--installed', [CompletionResultType]::ParameterName, 'Only what is installed')
            [CompletionResult]::new('--gpu', '--gpu', [CompletionResultType]::ParameterName, 'Let a graphics card compute, where ONNX Runtime''s library can use one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;tts;voices;add' {
            [CompletionResult]::new('--runtime', '--runtime', [CompletionResultType]::ParameterName, 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster')
            [CompletionResult]::new('--ort-lib', '--ort-lib', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--ort', '--ort', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--espeak', '--espeak', [CompletionResultType]::ParameterName, 'espeak-ng''s library or program, or the folder that holds it')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads compute; 0 for as many as there are processors')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'The folder for voices and libraries, instead of the user''s data folder')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--gpu', '--gpu', [CompletionResultType]::ParameterName, 'Let a graphics card compute, where ONNX Runtime''s library can use one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;tts;voices;show' {
            [CompletionResult]::new('--runtime', '--runtime', [CompletionResultType]::ParameterName, 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster')
            [CompletionResult]::new('--ort-lib', '--ort-lib', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--ort', '--ort', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--espeak', '--espeak', [CompletionResultType]::ParameterName, 'espeak-ng''s library or program, or the folder that holds it')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads compute; 0 for as many as there are processors')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'The folder for voices and libraries, instead of the user''s data folder')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--gpu', '--gpu', [CompletionResultType]::ParameterName, 'Let a graphics card compute, where ONNX Runtime''s library can use one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;tts;voices;rm' {
            [CompletionResult]::new('--runtime', '--runtime', [CompletionResultType]::ParameterName, 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster')
            [CompletionResult]::new('--ort-lib', '--ort-lib', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--ort', '--ort', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--espeak', '--espeak', [CompletionResultType]::ParameterName, 'espeak-ng''s library or program, or the folder that holds it')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads compute; 0 for as many as there are processors')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'The folder for voices and libraries, instead of the user''s data folder')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--gpu', '--gpu', [CompletionResultType]::ParameterName, 'Let a graphics card compute, where ONNX Runtime''s library can use one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;tts;voices;verify' {
            [CompletionResult]::new('--runtime', '--runtime', [CompletionResultType]::ParameterName, 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster')
            [CompletionResult]::new('--ort-lib', '--ort-lib', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--ort', '--ort', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--espeak', '--espeak', [CompletionResultType]::ParameterName, 'espeak-ng''s library or program, or the folder that holds it')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads compute; 0 for as many as there are processors')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'The folder for voices and libraries, instead of the user''s data folder')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--gpu', '--gpu', [CompletionResultType]::ParameterName, 'Let a graphics card compute, where ONNX Runtime''s library can use one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;tts;voices;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the voices that are installed, and those that are known')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Take files of a voice in')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what is known of a voice')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a voice that was added')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Compare files with what they were when they were added')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;tts;voices;help;list' {
            break
        }
        'ef;tts;voices;help;add' {
            break
        }
        'ef;tts;voices;help;show' {
            break
        }
        'ef;tts;voices;help;rm' {
            break
        }
        'ef;tts;voices;help;verify' {
            break
        }
        'ef;tts;voices;help;help' {
            break
        }
        'ef;tts;engines' {
            [CompletionResult]::new('--runtime', '--runtime', [CompletionResultType]::ParameterName, 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster')
            [CompletionResult]::new('--ort-lib', '--ort-lib', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--ort', '--ort', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--espeak', '--espeak', [CompletionResultType]::ParameterName, 'espeak-ng''s library or program, or the folder that holds it')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads compute; 0 for as many as there are processors')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'The folder for voices and libraries, instead of the user''s data folder')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--gpu', '--gpu', [CompletionResultType]::ParameterName, 'Let a graphics card compute, where ONNX Runtime''s library can use one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;tts;phonemes' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Read one text from this file (`-` is standard input)')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Read one text from this file (`-` is standard input)')
            [CompletionResult]::new('--engine', '--engine', [CompletionResultType]::ParameterName, 'The engine that would speak')
            [CompletionResult]::new('--voice', '--voice', [CompletionResultType]::ParameterName, 'The voice: the name of one that is installed or known, or for Piper also its `.onnx` or `.onnx.json`')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of the text, instead of the voice''s')
            [CompletionResult]::new('--emoji', '--emoji', [CompletionResultType]::ParameterName, 'Read emoji by their names, or leave them out')
            [CompletionResult]::new('--espeak', '--espeak', [CompletionResultType]::ParameterName, 'The espeak-ng to use: its library, its program, or the folder of one')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'The folder for voices and libraries, instead of the user''s data folder')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-normalize', '--no-normalize', [CompletionResultType]::ParameterName, 'Take the text as it is, as the engines'' own programs take it (Kokoro: as kokoro-onnx)')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Kokoro: espeak-ng''s phonemes as they are, as kokoro-onnx takes them')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;tts;setup' {
            [CompletionResult]::new('--runtime', '--runtime', [CompletionResultType]::ParameterName, 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster')
            [CompletionResult]::new('--ort-lib', '--ort-lib', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--ort', '--ort', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--espeak', '--espeak', [CompletionResultType]::ParameterName, 'espeak-ng''s library or program, or the folder that holds it')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads compute; 0 for as many as there are processors')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'The folder for voices and libraries, instead of the user''s data folder')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Install it also when there is one already')
            [CompletionResult]::new('--gpu', '--gpu', [CompletionResultType]::ParameterName, 'Let a graphics card compute, where ONNX Runtime''s library can use one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;tts;serve' {
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'The address to listen on')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The port to listen on; 0 for any that is free')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'The port to listen on; 0 for any that is free')
            [CompletionResult]::new('--token-env', '--token-env', [CompletionResultType]::ParameterName, 'The variable that holds the token which requests must bring along')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'The file that holds the token instead')
            [CompletionResult]::new('--workers', '--workers', [CompletionResultType]::ParameterName, 'How many texts are spoken at a time; 0 for as many as there are processors, 4 at most')
            [CompletionResult]::new('--queue', '--queue', [CompletionResultType]::ParameterName, 'How many texts may wait; the next one is answered with 429')
            [CompletionResult]::new('--max-characters', '--max-characters', [CompletionResultType]::ParameterName, 'The longest text, in characters')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long a request may take, waiting included')
            [CompletionResult]::new('--idle', '--idle', [CompletionResultType]::ParameterName, 'Let go of models that were not used for so long; 0 for never')
            [CompletionResult]::new('--warm', '--warm', [CompletionResultType]::ParameterName, 'How many engines stay warm')
            [CompletionResult]::new('--cache', '--cache', [CompletionResultType]::ParameterName, 'How many megabytes of answers are kept for those who ask the same again; 0 for none')
            [CompletionResult]::new('--grace', '--grace', [CompletionResultType]::ParameterName, 'How long requests may go on after Ctrl-C or SIGTERM')
            [CompletionResult]::new('--patience', '--patience', [CompletionResultType]::ParameterName, 'How long a client may take nothing of what is sent to it')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'The engine for requests that name none')
            [CompletionResult]::new('--engine', '--engine', [CompletionResultType]::ParameterName, 'The engine for requests that name none')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'The workspace of requests that name none, instead of the current one')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('--runtime', '--runtime', [CompletionResultType]::ParameterName, 'What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster')
            [CompletionResult]::new('--ort-lib', '--ort-lib', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--ort', '--ort', [CompletionResultType]::ParameterName, 'ONNX Runtime''s library, or the folder that holds it')
            [CompletionResult]::new('--espeak', '--espeak', [CompletionResultType]::ParameterName, 'espeak-ng''s library or program, or the folder that holds it')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads compute; 0 for as many as there are processors')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'The folder for voices and libraries, instead of the user''s data folder')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Refuse when the engine or voice is not there, instead of taking the next')
            [CompletionResult]::new('--gpu', '--gpu', [CompletionResultType]::ParameterName, 'Let a graphics card compute, where ONNX Runtime''s library can use one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;tts;help' {
            [CompletionResult]::new('say', 'say', [CompletionResultType]::ParameterValue, 'Speak a text into a file, a stream or the loudspeaker')
            [CompletionResult]::new('voices', 'voices', [CompletionResultType]::ParameterValue, 'List, add and remove voices')
            [CompletionResult]::new('engines', 'engines', [CompletionResultType]::ParameterValue, 'Show which engines can speak, and what runs their models')
            [CompletionResult]::new('phonemes', 'phonemes', [CompletionResultType]::ParameterValue, 'Show how a text will be read: phonemes and the ids an engine is given')
            [CompletionResult]::new('setup', 'setup', [CompletionResultType]::ParameterValue, 'Install what speech needs and is missing')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve speech over HTTP, as OpenAI''s clients ask for it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;tts;help;say' {
            break
        }
        'ef;tts;help;voices' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the voices that are installed, and those that are known')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Take files of a voice in')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what is known of a voice')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a voice that was added')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Compare files with what they were when they were added')
            break
        }
        'ef;tts;help;voices;list' {
            break
        }
        'ef;tts;help;voices;add' {
            break
        }
        'ef;tts;help;voices;show' {
            break
        }
        'ef;tts;help;voices;rm' {
            break
        }
        'ef;tts;help;voices;verify' {
            break
        }
        'ef;tts;help;engines' {
            break
        }
        'ef;tts;help;phonemes' {
            break
        }
        'ef;tts;help;setup' {
            break
        }
        'ef;tts;help;serve' {
            break
        }
        'ef;tts;help;help' {
            break
        }
        'ef;costs' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What makes a line of its own')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Only what this workspace has used, by slug, name or id')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'Only what this workspace has used, by slug, name or id')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only from this day on, in UTC: 2026-01-31')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'The folder in which uses wait, instead of the user''s data folder')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'The database to work on, instead of that in `DATABASE_URL` or the embedded one')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Print comma-separated values')
            [CompletionResult]::new('--svg', '--svg', [CompletionResultType]::ParameterName, 'Print a picture in SVG')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;completions' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;man' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Work in this project folder instead of the current one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this file instead of the nearest `ef.toml`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print versioned JSON objects on stdout, and nothing else there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done and why')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'ef;help' {
            [CompletionResult]::new('dev', 'dev', [CompletionResultType]::ParameterValue, 'Start the project''s services, show their output, stop them together')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run commands side by side: takes the flags of concurrently')
            [CompletionResult]::new('ps', 'ps', [CompletionResultType]::ParameterValue, 'Show the services of what runs in this project')
            [CompletionResult]::new('logs', 'logs', [CompletionResultType]::ParameterValue, 'Show what services wrote')
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Start services of a running `ef dev` or `ef run` that do not run')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop services of a running `ef dev` or `ef run`; the others go on')
            [CompletionResult]::new('restart', 'restart', [CompletionResultType]::ParameterValue, 'Restart services of a running `ef dev` or `ef run`')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Stop a running `ef dev`, or an `ef run`, with all its services')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Show the output of a running `ef dev`, as it comes')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write an `ef.toml` for the project found here')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Check whether the machine and the project are fit, and say what mends what is not')
            [CompletionResult]::new('db', 'db', [CompletionResultType]::ParameterValue, 'Run a private PostgreSQL for this project')
            [CompletionResult]::new('migrate', 'migrate', [CompletionResultType]::ParameterValue, 'Bring workspace isolation to a database, and keep its schema up to date')
            [CompletionResult]::new('workspace', 'workspace', [CompletionResultType]::ParameterValue, 'Manage workspaces: members, switching, voices, keys, export')
            [CompletionResult]::new('rls', 'rls', [CompletionResultType]::ParameterValue, 'Prove that no workspace can reach another''s rows')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show the settings in force and where each comes from')
            [CompletionResult]::new('tts', 'tts', [CompletionResultType]::ParameterValue, 'Speak text with offline voices')
            [CompletionResult]::new('costs', 'costs', [CompletionResultType]::ParameterValue, 'Show what was spoken, for whom, and what it would have cost elsewhere')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page of `ef` or of one of its commands')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ef;help;dev' {
            break
        }
        'ef;help;run' {
            break
        }
        'ef;help;ps' {
            break
        }
        'ef;help;logs' {
            break
        }
        'ef;help;start' {
            break
        }
        'ef;help;stop' {
            break
        }
        'ef;help;restart' {
            break
        }
        'ef;help;down' {
            break
        }
        'ef;help;attach' {
            break
        }
        'ef;help;init' {
            break
        }
        'ef;help;doctor' {
            break
        }
        'ef;help;db' {
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Start the project''s database in the background')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop the project''s database')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show whether the database runs, and where')
            [CompletionResult]::new('url', 'url', [CompletionResultType]::ParameterValue, 'Print the database''s URL, password included')
            [CompletionResult]::new('psql', 'psql', [CompletionResultType]::ParameterValue, 'Open the database in `psql`')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Remove the project''s database with all its data')
            break
        }
        'ef;help;db;start' {
            break
        }
        'ef;help;db;stop' {
            break
        }
        'ef;help;db;status' {
            break
        }
        'ef;help;db;url' {
            break
        }
        'ef;help;db;psql' {
            break
        }
        'ef;help;db;reset' {
            break
        }
        'ef;help;migrate' {
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Do everything that is left')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what is applied and what is left')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Print the SQL of everything that is left, with the lock of each step')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Compare the database with what the plan would make of it')
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Make an empty migration file with the next version')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Take the isolation of one table back')
            break
        }
        'ef;help;migrate;up' {
            break
        }
        'ef;help;migrate;status' {
            break
        }
        'ef;help;migrate;plan' {
            break
        }
        'ef;help;migrate;verify' {
            break
        }
        'ef;help;migrate;new' {
            break
        }
        'ef;help;migrate;down' {
            break
        }
        'ef;help;workspace' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a workspace')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the workspaces')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a workspace: its members, and how many rows of which tables it has')
            [CompletionResult]::new('current', 'current', [CompletionResultType]::ParameterValue, 'Print the workspace that commands here mean when none is named')
            [CompletionResult]::new('switch', 'switch', [CompletionResultType]::ParameterValue, 'Make a workspace the current one, for this project''s shell or for a user')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a workspace another name')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a workspace with all that belongs to it')
            [CompletionResult]::new('members', 'members', [CompletionResultType]::ParameterValue, 'List, add and remove the members of a workspace, and give them roles')
            [CompletionResult]::new('invites', 'invites', [CompletionResultType]::ParameterValue, 'Invite e-mail addresses that have not signed up yet')
            [CompletionResult]::new('presets', 'presets', [CompletionResultType]::ParameterValue, 'Keep voices with their settings, by name')
            [CompletionResult]::new('postiz', 'postiz', [CompletionResultType]::ParameterValue, 'Keep the address of a workspace''s Postiz server and the key to it')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export a workspace to a folder')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import a workspace that `ef workspace export` wrote')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Print a signed token for development and tests')
            break
        }
        'ef;help;workspace;create' {
            break
        }
        'ef;help;workspace;list' {
            break
        }
        'ef;help;workspace;show' {
            break
        }
        'ef;help;workspace;current' {
            break
        }
        'ef;help;workspace;switch' {
            break
        }
        'ef;help;workspace;rename' {
            break
        }
        'ef;help;workspace;delete' {
            break
        }
        'ef;help;workspace;members' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the members')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a user who has signed up')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a member')
            [CompletionResult]::new('role', 'role', [CompletionResultType]::ParameterValue, 'Give a member another role')
            break
        }
        'ef;help;workspace;members;list' {
            break
        }
        'ef;help;workspace;members;add' {
            break
        }
        'ef;help;workspace;members;remove' {
            break
        }
        'ef;help;workspace;members;role' {
            break
        }
        'ef;help;workspace;invites' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the invites that were not taken up')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Invite an address, or renew its invite')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take an invite back')
            break
        }
        'ef;help;workspace;invites;list' {
            break
        }
        'ef;help;workspace;invites;add' {
            break
        }
        'ef;help;workspace;invites;remove' {
            break
        }
        'ef;help;workspace;presets' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the presets')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a preset')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a preset that is not there yet')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set a preset, whether it is there already or not')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Remove a preset')
            break
        }
        'ef;help;workspace;presets;list' {
            break
        }
        'ef;help;workspace;presets;show' {
            break
        }
        'ef;help;workspace;presets;create' {
            break
        }
        'ef;help;workspace;presets;set' {
            break
        }
        'ef;help;workspace;presets;delete' {
            break
        }
        'ef;help;workspace;postiz' {
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set the address and the key')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the address, and whether the stored key can be used')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Remove the address and the key')
            break
        }
        'ef;help;workspace;postiz;set' {
            break
        }
        'ef;help;workspace;postiz;show' {
            break
        }
        'ef;help;workspace;postiz;delete' {
            break
        }
        'ef;help;workspace;export' {
            break
        }
        'ef;help;workspace;import' {
            break
        }
        'ef;help;workspace;token' {
            break
        }
        'ef;help;rls' {
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'Look for rows that one workspace can see, change or infer of another')
            break
        }
        'ef;help;rls;audit' {
            break
        }
        'ef;help;config' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show every setting in force, those that nobody set included')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Show which file is read')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON schema of `ef.toml`, for editors')
            break
        }
        'ef;help;config;show' {
            break
        }
        'ef;help;config;path' {
            break
        }
        'ef;help;config;schema' {
            break
        }
        'ef;help;tts' {
            [CompletionResult]::new('say', 'say', [CompletionResultType]::ParameterValue, 'Speak a text into a file, a stream or the loudspeaker')
            [CompletionResult]::new('voices', 'voices', [CompletionResultType]::ParameterValue, 'List, add and remove voices')
            [CompletionResult]::new('engines', 'engines', [CompletionResultType]::ParameterValue, 'Show which engines can speak, and what runs their models')
            [CompletionResult]::new('phonemes', 'phonemes', [CompletionResultType]::ParameterValue, 'Show how a text will be read: phonemes and the ids an engine is given')
            [CompletionResult]::new('setup', 'setup', [CompletionResultType]::ParameterValue, 'Install what speech needs and is missing')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve speech over HTTP, as OpenAI''s clients ask for it')
            break
        }
        'ef;help;tts;say' {
            break
        }
        'ef;help;tts;voices' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the voices that are installed, and those that are known')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Take files of a voice in')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what is known of a voice')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a voice that was added')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Compare files with what they were when they were added')
            break
        }
        'ef;help;tts;voices;list' {
            break
        }
        'ef;help;tts;voices;add' {
            break
        }
        'ef;help;tts;voices;show' {
            break
        }
        'ef;help;tts;voices;rm' {
            break
        }
        'ef;help;tts;voices;verify' {
            break
        }
        'ef;help;tts;engines' {
            break
        }
        'ef;help;tts;phonemes' {
            break
        }
        'ef;help;tts;setup' {
            break
        }
        'ef;help;tts;serve' {
            break
        }
        'ef;help;costs' {
            break
        }
        'ef;help;completions' {
            break
        }
        'ef;help;man' {
            break
        }
        'ef;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
