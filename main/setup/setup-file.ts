import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { CONTRACTS, NO_ANSWERS, type SetupAnswers } from '../../app/service/state/setup-place.ts';
import { SETUP_STEPS } from '../../app/service/state/setup-steps.ts';
import { replaceDurably } from '../files/replace-durably.ts';

const text = z.string().max(500).nullable();

/** A wizard that is over does not begin anew by itself. */
const PHASES = ['not-begun', 'under-way', 'over'] as const;

const setupSchema = z.strictObject({
  /** The configuration that it writes, as an absolute path: for another one nothing of this counts. */
  file: z.string().max(4_096),
  phase: z.enum(PHASES),
  at: z.enum(SETUP_STEPS),
  answers: z.strictObject({
    contract: z.enum(CONTRACTS).nullable(),
    organizationBin: text,
    baseUrl: text,
    deviceId: text,
  }),
});

/** How far the wizard of one configuration is, from one start to the next. */
export interface SetupRecord {
  readonly phase: (typeof PHASES)[number];
  readonly at: z.infer<typeof setupSchema>['at'];
  readonly answers: SetupAnswers;
}

/** Whose wizard it is: where the machine keeps its data, and the configuration that is written. */
export interface SetupOf {
  readonly dataDirectory: string;
  readonly file: string;
}

const FIRST: SetupRecord = { phase: 'not-begun', at: 'language', answers: NO_ANSWERS };

function fileIn(dataDirectory: string): string {
  return join(dataDirectory, 'setup.json');
}

/**
 * Reads it; a file that is absent, damaged or about another configuration is a wizard at its first step, with no
 * answers.
 */
export function readSetupRecord({ dataDirectory, file }: SetupOf): SetupRecord {
  try {
    const read = setupSchema.safeParse(JSON.parse(readFileSync(fileIn(dataDirectory), 'utf8')));
    if (!read.success || read.data.file !== resolve(file)) return FIRST;
    const { phase, at, answers } = read.data;
    return { phase, at, answers };
  } catch {
    return FIRST;
  }
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Changes it; the same record is not written again. One change follows the other, because an answer may be saved while the
 * next step is kept. Rejects with file system errors.
 */
export function changeSetupRecord(of: SetupOf, change: (record: SetupRecord) => SetupRecord): Promise<void> {
  const written = last.then(async () => {
    const record = readSetupRecord(of);
    const changed = change(record);
    if (changed === record) return;
    await replaceDurably(fileIn(of.dataDirectory), `${JSON.stringify({ file: resolve(of.file), ...changed })}\n`);
  });
  last = written.catch(() => undefined);
  return written;
}
