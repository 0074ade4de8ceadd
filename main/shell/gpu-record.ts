import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY_MS, HOUR_MS } from '../../app/units.ts';

/** Chromium reduces its count of GPU crashes by one per hour, and ends main when the count reaches six. */
const FORGIVEN_MS = HOUR_MS;
/** Deaths in one run after which the program restarts in order. */
export const DEATHS_BEFORE_RESTART = 3;
/**
 * Deaths within `FORGIVEN_MS`, over all runs, after which the next one does without the GPU: a restart has not helped.
 */
const DEATHS_WITHOUT_GPU = 5;
/** So long after the last death the GPU is tried again. */
const WITHOUT_GPU_MS = DAY_MS;
const OWNER_ONLY = 0o600;

/** What is known of the deaths of the GPU process, over all runs. */
export interface GpuRecord {
  readonly deathsWallMs: readonly number[];
  /** Decided by an earlier start. */
  readonly withoutGpu: boolean;
}

const NOTHING: GpuRecord = { deathsWallMs: [], withoutGpu: false };

/** The record as a start finds it: deaths that are forgiven have gone, and it is decided whether the GPU is used. */
export function atStart(record: GpuRecord, wallMs: number): GpuRecord {
  // Whatever the clock has done meanwhile, a death is never recent for longer than this.
  const within = (limitMs: number) => record.deathsWallMs.filter((at) => Math.abs(wallMs - at) < limitMs);
  const wasWithout = record.withoutGpu && within(WITHOUT_GPU_MS).length > 0;
  const withoutGpu = wasWithout || within(FORGIVEN_MS).length >= DEATHS_WITHOUT_GPU;
  return { deathsWallMs: within(withoutGpu ? WITHOUT_GPU_MS : FORGIVEN_MS), withoutGpu };
}

/** The record with one more death. */
export function withDeath(record: GpuRecord, wallMs: number): GpuRecord {
  return { ...record, deathsWallMs: [...record.deathsWallMs, wallMs].slice(-2 * DEATHS_WITHOUT_GPU) };
}

/** Deaths within one run that Chromium has not forgiven. */
export function unforgiven(deathsMonoMs: readonly number[], monoMs: number): readonly number[] {
  return deathsMonoMs.filter((at) => monoMs - at < FORGIVEN_MS);
}

const WITHOUT = 'without-gpu';

function recordFile(dataDirectory: string): string {
  return join(dataDirectory, 'gpu-deaths');
}

/** What is on disk, a moment a line; what cannot be read is nothing. Read before the window opens, so no library. */
export function readGpuRecord(dataDirectory: string): GpuRecord {
  try {
    const lines = readFileSync(recordFile(dataDirectory), 'utf8').split('\n');
    const deathsWallMs = lines.filter((line) => /^\d{1,15}$/.test(line)).map(Number);
    return { deathsWallMs, withoutGpu: lines.includes(WITHOUT) };
  } catch {
    return NOTHING;
  }
}

/** Replaces the record; rejects with file system errors. */
export async function writeGpuRecord(dataDirectory: string, record: GpuRecord): Promise<void> {
  const file = recordFile(dataDirectory);
  const lines = [...(record.withoutGpu ? [WITHOUT] : []), ...record.deathsWallMs.map(String)];
  await writeFile(`${file}.new`, `${lines.join('\n')}\n`, { mode: OWNER_ONLY });
  await rename(`${file}.new`, file);
}
