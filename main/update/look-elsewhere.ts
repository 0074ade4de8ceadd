import { spawn } from 'node:child_process';
import { HOUR_MS } from '../../app/units.ts';
import { type UpdateOutcome, updateOutcomeSchema } from '../../app/update/status.ts';

/** A download over a slow modem takes long; one that takes longer goes on with the next look. */
const LIMIT_MS = 3 * HOUR_MS;
const MOST_BYTES = 100_000;

/** How a look is made. */
export interface LookRequest {
  readonly deed: 'check' | 'now' | 'fetch';
  readonly from: string | null;
  readonly configFile: string | null;
  readonly dataDirectory: string;
}

/**
 * Looks for an update in a program of its own, `sauda update`: hashing and unpacking hold nobody up, and its memory is given
 * back. Rejects where it does not answer.
 */
export function lookElsewhere({ deed, from, configFile, dataDirectory }: LookRequest): Promise<UpdateOutcome> {
  const args = [
    ...['--ozone-platform=headless', '--log-level=3', 'update', `--${deed}`, '--json', '--data-dir', dataDirectory],
    ...(from === null ? [] : ['--from', from]),
    ...(configFile === null ? [] : ['--config', configFile]),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'], timeout: LIMIT_MS });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(0, MOST_BYTES);
    });
    child.once('error', reject);
    child.once('close', () => {
      const outcome = outcomeIn(text);
      if (outcome === null) reject(new Error('the look for an update gave no answer'));
      else resolve(outcome);
    });
  });
}

/** The outcome is the first line; a failure has the sentence in another one. */
function outcomeIn(text: string): UpdateOutcome | null {
  try {
    const read = updateOutcomeSchema.safeParse(JSON.parse(text.split('\n')[0] ?? ''));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
