/** How often the port is tried: a device that was pulled out may be back within this many tenths of a second. */
const TRIES = 20;

/** Main's messages to its guardian, one line each. */
export const WORDS = {
  /** Ends the guardian without a byte sent. */
  disarm: 'disarm',
  /** With a number of seconds: a contact is about to close, and main will send `open` before they have passed. */
  closed: 'closed',
  open: 'open',
} as const;

/** What a guardian adds to its note: what it sent when main was gone, and before that whether it ended main itself. */
export const NOTED = { sent: 'sent', failed: 'failed', stalled: 'stalled' } as const;

/**
 * The whole guardian, for any POSIX shell: a locked package cannot start a second Node. It waits for the end of its
 * standard input, which the system closes however the program ends, and then sets the line and sends the frames. A main
 * process that still exists and has not reported in time that its contact is open counts as stalled; it is killed
 * first, so that two programs never write to the board. Arguments: stty's option for a device, the port, stty's words
 * for the line, the pause between frames in seconds, the pause before a board that restarts is sent everything again
 * (empty: it is not; the port stays open meanwhile), the note to write the outcome into, main's process, and the frames
 * as octal escapes for printf.
 *
 * Each try has a shell of its own, which a port that cannot be opened ends. `-c`, because a redirection to a path that
 * is not there would make an ordinary file. stty's own verdict does not count: some lines, pseudo-terminals among them,
 * take less than they are asked for. Only a sleep that has run to its end kills main: one that could not be started
 * does not.
 */
export const GUARDIAN_SCRIPT = `
trap '' HUP INT QUIT TERM PIPE USR1 USR2 ALRM
option=$1 port=$2 line=$3 gap=$4 restart=$5 note=$6 main=$7
shift 7
watcher=
watch() {
  (
    sleep "$1" || exit
    [ -f "$note" ] && echo ${NOTED.stalled} >>"$note"
    kill -KILL "$main"
  ) &
  watcher=$!
}
forget() {
  [ -z "$watcher" ] && return
  kill -KILL "$watcher"
  wait "$watcher"
  watcher=
}
while read -r word seconds; do
  forget
  case $word in
    ${WORDS.disarm}) exit 0 ;;
    ${WORDS.closed}) watch "$seconds" ;;
  esac
done
forget
round() {
  for frame; do
    printf "$frame" >&3 || exit 1
    sleep "$gap"
  done
}
send() (
  [ -c "$port" ] || exit 1
  stty "$option" "$port" $line
  exec 3>"$port" || exit 1
  round "$@"
  [ -z "$restart" ] && exit 0
  sleep "$restart"
  round "$@"
)
tries=0
until send "$@"; do
  tries=$((tries + 1))
  if [ "$tries" -ge ${String(TRIES)} ]; then
    [ -f "$note" ] && echo ${NOTED.failed} >>"$note"
    exit 1
  fi
  sleep 0.1
done
[ -f "$note" ] && echo ${NOTED.sent} >>"$note"
`;
