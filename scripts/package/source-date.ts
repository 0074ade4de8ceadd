import { statSync } from 'node:fs';
import { runQuietly } from '../setup/child.mjs';
import { ROOT } from '../setup/project.ts';
import { join } from 'node:path';

const SECOND_MS = 1_000;

/**
 * The moment that every file of the package carries, in seconds since 1970: `SOURCE_DATE_EPOCH` where it is set, as
 * everywhere with reproducible builds, otherwise the last commit. Sources without git have the date of their manifest.
 */
export async function sourceDateS(env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const given = env['SOURCE_DATE_EPOCH'] ?? '';
  if (/^\d{1,10}$/.test(given)) return Number(given);
  try {
    const text = await runQuietly('git', ['log', '-1', '--format=%ct'], 'Is this a clone?', { cwd: ROOT });
    return Number(text.trim());
  } catch {
    return Math.floor(statSync(join(ROOT, 'package.json')).mtimeMs / SECOND_MS);
  }
}
