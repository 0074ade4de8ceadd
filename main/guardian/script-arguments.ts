import type { WhenMainEnds } from '../../drivers/definition/when-main-ends.ts';

/** Of a second. */
const MILLISECONDS = 1_000;
const PARITY_WORDS = { none: '-parenb', even: 'parenb -parodd', odd: 'parenb parodd' } as const;

/** The guardian's facts about the program that it guards. */
export interface Guarded {
  /** The file that the guardian writes its outcome into. */
  readonly note: string;
  /** The program's process. */
  readonly pid: number;
}

/** A line that is written to when the program has ended. */
export interface GuardedLine {
  /** What the words of the note about it begin with; empty for the relay board. */
  readonly name: '' | 'acceptor-';
  readonly end: WhenMainEnds;
}

/** The arguments of the guardian's script. */
export function scriptArguments(
  lines: readonly GuardedLine[],
  { note, pid }: Guarded,
  platform: string,
): readonly string[] {
  return [note, String(pid), ...lines.flatMap((line) => lineArguments(line, platform))];
}

function lineArguments({ name, end }: GuardedLine, platform: string): readonly string[] {
  const { port, baudRate, parity, frames, gapMs, restartMs } = end;
  // `raw` comes first: it sets several options that the later ones override.
  const line = `raw -echo cs8 -cstopb clocal cread -ixon -ixoff -crtscts ${PARITY_WORDS[parity]} ${String(baudRate)}`;
  // Without `-hupcl` the outputs would drop and rise again between stty and the first frame.
  const kept = restartMs === undefined ? line : `${line} -hupcl`;
  const device = platform === 'linux' ? '-F' : '-f';
  const again = restartMs === undefined ? '' : seconds(restartMs);
  return [name, device, port, kept, seconds(gapMs), again, frames.map(octal).join(' ')];
}

/** As `sleep` takes them. */
export function seconds(ms: number): string {
  return (ms / MILLISECONDS).toFixed(3);
}

/** Every byte as an escape, so that printf finds nothing else to interpret. */
function octal(frame: Uint8Array): string {
  return Array.from(frame, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
