import { rmSync } from 'node:fs';
import type { Log } from '../../app/log/events.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { sleep } from '../../drivers/common/time-limit.ts';
import { isRunning, noteFile, readNote } from './note.ts';

const LOOK_EVERY_MS = 20;
/**
 * Longer than all attempts and the frames of the largest board; a guardian that still writes then is blocked on a dead
 * line.
 */
const EARLIER_LIMIT_MS = 10_000;

/**
 * Waits until the guardian of a run that ended suddenly has finished: its frames must not end a pulse of this run. One
 * that does not finish is killed, if it is beyond doubt the one of the note. What it did goes into the log.
 */
export async function awaitEarlierGuardian(dataDirectory: string, ports: { clock: Clock; log: Log }): Promise<void> {
  const { clock, log } = ports;
  const file = noteFile(dataDirectory);
  const note = readNote(file);
  if (note === null) return;
  const giveUpMonoMs = clock.monoMs() + EARLIER_LIMIT_MS;
  while (isRunning(note) && clock.monoMs() < giveUpMonoMs) await sleep(clock, LOOK_EVERY_MS);
  // Without its start time the number alone proves nothing: by now it may be another process of this user.
  if (note.startTicks !== '' && isRunning(note)) endHard(note.pid);
  const last = readNote(file);
  const { outcome, acceptor, killed } = last ?? note;
  const cause = killed === null ? {} : { cause: killed };
  const closed = acceptor === null ? {} : { acceptorClosed: acceptor };
  log.write('warning', 'ended-suddenly', { switchedOff: outcome ?? 'unknown', ...closed, ...cause });
  rmSync(file, { force: true });
}

function endHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended in this very moment.
  }
}
