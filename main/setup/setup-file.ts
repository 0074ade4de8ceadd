import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CONTRACTS, NO_ANSWERS, type SetupAnswers } from '../../app/service/state/setup-place.ts';
import { SETUP_STEPS } from '../../app/service/state/setup-steps.ts';
import { replaceDurably } from '../files/replace-durably.ts';

const text = z.string().max(500).nullable();

const setupSchema = z.strictObject({
  /** False: somebody has finished or put it off, and the next start sells. */
  isUnderWay: z.boolean(),
  at: z.enum(SETUP_STEPS),
  answers: z.strictObject({
    contract: z.enum(CONTRACTS).nullable(),
    organizationBin: text,
    baseUrl: text,
    deviceId: text,
  }),
});

/** How far the wizard is, from one start to the next. */
export interface SetupRecord {
  readonly isUnderWay: boolean;
  readonly at: z.infer<typeof setupSchema>['at'];
  readonly answers: SetupAnswers;
}

const FIRST: SetupRecord = { isUnderWay: false, at: 'language', answers: NO_ANSWERS };

function fileIn(dataDirectory: string): string {
  return join(dataDirectory, 'setup.json');
}

/** Reads it; a file that is absent or damaged is a wizard at its first step, with no answers. */
export function readSetupRecord(dataDirectory: string): SetupRecord {
  try {
    const read = setupSchema.safeParse(JSON.parse(readFileSync(fileIn(dataDirectory), 'utf8')));
    return read.success ? read.data : FIRST;
  } catch {
    return FIRST;
  }
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Changes it; the same record is not written again. One change follows the other, because an answer may be saved while the
 * next step is kept. Rejects with file system errors.
 */
export function changeSetupRecord(dataDirectory: string, change: (record: SetupRecord) => SetupRecord): Promise<void> {
  const written = last.then(async () => {
    const record = readSetupRecord(dataDirectory);
    const changed = change(record);
    if (changed !== record) await replaceDurably(fileIn(dataDirectory), `${JSON.stringify(changed)}\n`);
  });
  last = written.catch(() => undefined);
  return written;
}
