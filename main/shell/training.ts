import { existsSync, readFileSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoFacts } from '../../app/service/doors/system/types.ts';
import { HOUR_MS } from '../../app/units.ts';
import { makeFolders } from '../files/make-folders.ts';
import { replaceDurably } from '../files/replace-durably.ts';
import { syncFolder } from '../files/sync.ts';

/** A demonstration that nobody switches off ends by itself, because the machine earns nothing meanwhile. */
export const TRAINING_MS = 2 * HOUR_MS;
const OWNER_ONLY = 0o700;

/** The mark is a number alone, read before the window opens: a schema would be loaded for nothing. */
const MARK = /^\d{1,15}$/;

/** A demonstration on a configured machine, with data of its own. */
export interface Training {
  /** The machine's own data directory, in which nothing of the demonstration is written. */
  readonly mainDirectory: string;
  /** The demonstration's journal, log and everything else. */
  readonly directory: string;
  readonly untilWallMs: number;
}

function markIn(dataDirectory: string): string {
  return join(dataDirectory, 'demo-until');
}

function directoryIn(dataDirectory: string): string {
  return join(dataDirectory, 'demo');
}

/**
 * The demonstration that was switched on and is not over yet; null without one. A mark that cannot be read, or that is of
 * a clock that was set since, counts as none: the machine sells.
 */
export function trainingAt(dataDirectory: string, wallMs: number): Training | null {
  const mark = markIn(dataDirectory);
  if (!existsSync(mark)) return null;
  try {
    const text = readFileSync(mark, 'utf8');
    const untilWallMs = MARK.test(text) ? Number(text) : 0;
    const leftMs = untilWallMs - wallMs;
    if (leftMs > 0 && leftMs <= TRAINING_MS) {
      const directory = directoryIn(dataDirectory);
      makeFolders(directory, OWNER_ONLY);
      return { mainDirectory: dataDirectory, directory, untilWallMs };
    }
  } catch {
    // As without a mark.
  }
  try {
    rmSync(mark, { force: true });
  } catch {
    // A disk that refuses is shown by the kiosk itself, which has to start for it.
  }
  return null;
}

/** Switches the demonstration on for the next start, with nothing left of an earlier one. Rejects where the disk refuses. */
export async function beginTraining(dataDirectory: string, wallMs: number): Promise<void> {
  await rm(directoryIn(dataDirectory), { recursive: true, force: true });
  await replaceDurably(markIn(dataDirectory), String(wallMs + TRAINING_MS));
}

/** Switches it off for the next start, also where a power cut comes first. Rejects where the disk refuses. */
export async function endTraining({ mainDirectory }: Training): Promise<void> {
  await rm(markIn(mainDirectory), { force: true });
  syncFolder(mainDirectory);
}

/** What the menu says about it. */
export function demoFacts(training: Training | null, configFile: string | null): DemoFacts {
  if (training !== null) return { kind: 'on', untilWallMs: training.untilWallMs };
  return { kind: configFile === null ? 'impossible' : 'off' };
}
