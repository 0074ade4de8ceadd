import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { printSync } from '../terminal/standard-output.ts';
import { runClaimCommand } from './run.ts';

const manifestSchema = z.object({ version: z.string() });

if (import.meta.main) {
  const { version } = manifestSchema.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', 'package.json'), 'utf8')),
  );
  process.exitCode = runClaimCommand(process.argv.slice(2), {
    version,
    env: process.env,
    clock: systemClock,
    // A reader that has gone changes nothing about what was written down.
    out: (text) => void printSync(text),
    complain: (text) => void process.stderr.write(text),
  });
}
