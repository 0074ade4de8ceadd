/** How often the port is tried: a device that was pulled out may be back within this many tenths of a second. */
const TRIES = 20;

/** Main's messages to its guardian, one line each. */
export const WORDS = {
  /** Ends the guardian without a byte sent. */
  disarm: 'disarm',
  /** With a number of seconds: a contact is about to close, and main will send `open` before they have passed. */
  closed: 'closed',
  open: 'open',
  /** With a number of seconds: main runs, and will say so again before they have passed. */
  beat: 'beat',
} as const;

/**
 * What a guardian adds to its note: what it sent when main was gone (for the acceptor behind its name), and before that
 * whether it ended main itself, because it stood still in a pulse, or said nothing any more.
 */
export const NOTED = { sent: 'sent', failed: 'failed', stalled: 'stalled', silent: 'silent' } as const;

/**
 * The whole guardian, for any POSIX shell: a locked package cannot start a second Node. It waits for the end of its
 * standard input, which the system closes however the program ends, and then sets each line and sends its frames, all
 * lines at the same time. A main process that still exists and has not reported in time that its contact is open, or
 * that it runs at all, counts as standing still; it is killed first, so that two programs never write to a device.
 * Arguments: the note to write the outcome into, main's process, and for each line: its name in the note, stty's option
 * for a device, the port, stty's words for the line, the pause between frames in seconds, the pause before a board that
 * restarts is sent everything again (empty: it is not; the port stays open meanwhile), and the frames as octal escapes
 * for printf, with a blank between two.
 *
 * Each try has a shell of its own, which a port that cannot be opened ends. `-c`, because a redirection to a path that
 * is not there would make an ordinary file. stty's own exit code does not count: some lines, pseudo-terminals among them,
 * take less than they are asked for. Only a sleep that has run to its end kills main: one that could not be started
 * does not. A watch that is over ends its sleep as well, which would otherwise keep main's open files after main's end.
 * It knows its sleep by `$!`, which the shell sets before any trap runs and a subshell has from its parent at first: a
 * variable of its own would still be empty for a trap that comes right behind the start of the sleep.
 */
export const GUARDIAN_SCRIPT = `
trap '' HUP INT QUIT TERM PIPE USR1 USR2 ALRM
note=$1 main=$2
shift 2
pulse= beat=
say() {
  [ -f "$note" ] && echo "$1" >>"$note"
}
watch() {
  (
    before=$!
    trap '[ "$!" = "$before" ] || kill -KILL "$!"; exit' VTALRM
    sleep "$1" &
    wait "$!" || exit
    say "$2"
    kill -KILL "$main"
  ) &
}
forget() {
  [ -z "$1" ] && return
  kill -VTALRM "$1"
  wait "$1"
}
while read -r word seconds; do
  case $word in
    ${WORDS.disarm})
      forget "$pulse"
      forget "$beat"
      exit 0
      ;;
    ${WORDS.closed})
      forget "$pulse"
      watch "$seconds" ${NOTED.stalled}
      pulse=$!
      ;;
    ${WORDS.open})
      forget "$pulse"
      pulse=
      ;;
    ${WORDS.beat})
      forget "$beat"
      watch "$seconds" ${NOTED.silent}
      beat=$!
      ;;
  esac
done
forget "$pulse"
forget "$beat"
round() {
  for frame in $frames; do
    printf "$frame" >&3 || exit 1
    sleep "$gap"
  done
}
send() (
  [ -c "$port" ] || exit 1
  stty "$option" "$port" $line
  exec 3>"$port" || exit 1
  round
  [ -z "$restart" ] && exit 0
  sleep "$restart"
  round
)
end() {
  tries=0
  until send; do
    tries=$((tries + 1))
    if [ "$tries" -ge ${String(TRIES)} ]; then
      say "\${name}${NOTED.failed}"
      exit 1
    fi
    sleep 0.1
  done
  say "\${name}${NOTED.sent}"
}
set -f
writers=
while [ "$#" -gt 0 ]; do
  name=$1 option=$2 port=$3 line=$4 gap=$5 restart=$6 frames=$7
  shift 7
  ( end ) &
  writers="$writers $!"
done
code=0
for writer in $writers; do
  wait "$writer" || code=1
done
exit "$code"
`;
