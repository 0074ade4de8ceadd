import type { WhenMainEnds } from '../../drivers/definition/when-main-ends.ts';

const PARITY_WORDS = { none: '-parenb', even: 'parenb -parodd', odd: 'parenb parodd' } as const;

/** The arguments of the guardian's script. `note` is the file that it writes its outcome into. */
export function scriptArguments(end: WhenMainEnds, note: string, platform: string): readonly string[] {
  const { port, baudRate, parity, frames, gapMs } = end;
  // `raw` first: it sets more than one thing that is said otherwise behind it.
  const line = `raw -echo cs8 -cstopb clocal cread -ixon -ixoff -crtscts ${PARITY_WORDS[parity]} ${String(baudRate)}`;
  return [platform === 'linux' ? '-F' : '-f', port, line, (gapMs / 1_000).toFixed(3), note, ...frames.map(octal)];
}

/** Every byte as an escape, so that printf finds nothing else to interpret. */
function octal(frame: Uint8Array): string {
  return Array.from(frame, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
