import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { runLog } from '../../../main/cli/log/cli.ts';

test.each([[['--help']], [['help']], [['--data-dir', 'd', '--help']]])(
  '%j is answered with the usage',
  async (args) => {
    const output = { out: new PassThrough(), err: new PassThrough() };
    expect(await runLog(args, output)).toBe(0);
    expect(String(output.out.read())).toMatch(/^usage: npm run -s log/);
    expect(output.err.read()).toBeNull();
  },
);
