import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NOTED } from './script.ts';

const OWNER_ONLY = 0o600;

/**
 * The record of a start's guardian on disk, removed by an orderly end: if it exists at a start, the previous run ended
 * suddenly.
 */
export interface GuardianNote {
  readonly pid: number;
  /** When the process began, in the kernel's ticks: another process with the same number began at another time. */
  readonly startTicks: string;
  /** The guardian's last word; null where it has not finished, or could not write it. */
  readonly outcome: string | null;
  /** The same about the acceptor; null as well where there is none. */
  readonly acceptor: string | null;
  /** It killed a program that stood still with a contact closed, or that said nothing any more; null where it did not. */
  readonly killed: 'stalled-in-a-pulse' | 'stood-still' | null;
}

/** The note's file in the data directory. */
export function noteFile(dataDirectory: string): string {
  return join(dataDirectory, 'guardian');
}

/** The note, or null where there is none that can be read. */
export function readNote(file: string): GuardianNote | null {
  try {
    const [head = '', ...words] = readFileSync(file, 'utf8').split('\n');
    const [, pid, startTicks] = /^(\d{1,10}) (\d*)$/.exec(head) ?? [];
    if (pid === undefined || startTicks === undefined) return null;
    return { pid: Number(pid), startTicks, ...said(words) };
  } catch {
    return null;
  }
}

function said(words: readonly string[]): Pick<GuardianNote, 'outcome' | 'acceptor' | 'killed'> {
  const last = (name: string): string | null => {
    const word = words.findLast((one) => one === `${name}${NOTED.sent}` || one === `${name}${NOTED.failed}`);
    return word?.slice(name.length) ?? null;
  };
  const killed = words.includes(NOTED.stalled)
    ? 'stalled-in-a-pulse'
    : words.includes(NOTED.silent)
      ? 'stood-still'
      : null;
  return { outcome: last(''), acceptor: last('acceptor-'), killed };
}

/** Rejects with what the file system throws; main does not stand still for a slow disk. */
export async function writeNote(file: string, pid: number): Promise<void> {
  await writeFile(file, `${String(pid)} ${startTicksOf(pid) ?? ''}\n`, { mode: OWNER_ONLY });
}

/** Whether the guardian of the note still runs. */
export function isRunning({ pid, startTicks }: GuardianNote): boolean {
  if (startTicks !== '') return startTicksOf(pid) === startTicks;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const STATE_FIELD = 3;
const START_TIME_FIELD = 22;

/** From `/proc/PID/stat`; null where it has ended (also as a zombie) and on systems without `/proc`. */
function startTicksOf(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name in parentheses may itself hold spaces and parentheses.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const state = fields[0] ?? '';
    return 'ZX'.includes(state) ? null : (fields[START_TIME_FIELD - STATE_FIELD] ?? null);
  } catch {
    return null;
  }
}
