import { readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MINUTE_MS } from '../../app/units.ts';

/** Starts of one boot within this time count as one storm. */
export const STORM_MS = 10 * MINUTE_MS;
/** So many runs in a row that have ended suddenly: another start like them ends like them. */
export const STORM_STARTS = 5;
const OWNER_ONLY = 0o600;

/** A start whose run has neither lasted nor ended in order. */
interface RecordedStart {
  readonly wallMs: number;
  /** After a power cut the next start is not the program's fault. */
  readonly boot: string;
}

/** What the starts before this one say. */
export interface StartRecord {
  /** How many runs of this boot ended suddenly, one soon after the other. */
  readonly suddenEnds: number;
  /** This run is sound: it ends in order, or has lasted. Rejects where the disk refuses. */
  forget(): Promise<void>;
}

function fileIn(dataDirectory: string): string {
  return join(dataDirectory, 'starts');
}

/** The number that the kernel gives to each boot; empty where it gives none. */
export function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/**
 * Reads the record and adds this start. A storm is noticed once: the start after it begins a new record. What cannot be
 * read or written is no storm: the disk has words of its own.
 */
export function recordStart(dataDirectory: string, wallMs: number, boot: string = bootId()): StartRecord {
  const file = fileIn(dataDirectory);
  const recent = readStarts(file).filter((start) => start.boot === boot && Math.abs(wallMs - start.wallMs) < STORM_MS);
  const kept = recent.length >= STORM_STARTS ? [] : [...recent, { wallMs, boot }];
  try {
    writeFileSync(file, textOf(kept), { mode: OWNER_ONLY });
  } catch {
    // As above.
  }
  return { suddenEnds: recent.length, forget: () => writeFile(file, '', { mode: OWNER_ONLY }) };
}

function textOf(starts: readonly RecordedStart[]): string {
  return starts.map(({ wallMs, boot }) => `${String(wallMs)} ${boot}\n`).join('');
}

/** What of a record a person should know: its starts as moments of the wall clock. */
export function startsIn(text: string): readonly number[] {
  return parsed(text).map(({ wallMs }) => wallMs);
}

function readStarts(file: string): readonly RecordedStart[] {
  try {
    return parsed(readFileSync(file, 'utf8'));
  } catch {
    return [];
  }
}

function parsed(text: string): readonly RecordedStart[] {
  return text.split('\n').flatMap((line) => {
    const [, wallMs, boot] = /^(\d{1,15}) ([\w-]{0,64})$/.exec(line) ?? [];
    return wallMs === undefined || boot === undefined ? [] : [{ wallMs: Number(wallMs), boot }];
  });
}
