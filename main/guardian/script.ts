/** How often the port is tried: a device that was pulled out may be back within this many tenths of a second. */
const TRIES = 20;

/** The word that ends a guardian without a byte sent. */
export const DISARM = 'disarm';

/** What a guardian adds to its note when it has finished. */
const OUTCOMES = { sent: 'sent', failed: 'failed' } as const;

/**
 * The whole guardian, for any POSIX shell: a locked package cannot start a second Node. It waits for the end of its
 * standard input, which the system closes however the program ends, and then sets the line and sends the frames.
 * Arguments: stty's option for a device, the port, stty's words for the line, the pause between frames in seconds, the
 * note to write the outcome into, and the frames as octal escapes for printf.
 *
 * Each try has a shell of its own, which a port that cannot be opened ends. `-c`, because a redirection to a path that
 * is not there would make an ordinary file. stty's own verdict does not count: some lines, pseudo-terminals among them,
 * take less than they are asked for.
 */
export const GUARDIAN_SCRIPT = `
trap '' HUP INT QUIT TERM PIPE USR1 USR2 ALRM
option=$1 port=$2 line=$3 gap=$4 note=$5
shift 5
while read -r word; do
  [ "$word" = ${DISARM} ] && exit 0
done
send() (
  [ -c "$port" ] || exit 1
  stty "$option" "$port" $line
  exec 3>"$port" || exit 1
  for frame; do
    printf "$frame" >&3 || exit 1
    sleep "$gap"
  done
)
tries=0
until send "$@"; do
  tries=$((tries + 1))
  if [ "$tries" -ge ${String(TRIES)} ]; then
    [ -f "$note" ] && echo ${OUTCOMES.failed} >>"$note"
    exit 1
  fi
  sleep 0.1
done
[ -f "$note" ] && echo ${OUTCOMES.sent} >>"$note"
`;
