import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { logCommand } from '../../../main/cli/log/command.ts';
import { runAsTyped } from '../../support/run-command.ts';

test.each([[['--help']], [['help']], [['--data-dir', 'd', '--help']]])(
  '%j is answered with the usage',
  async (args) => {
    const ran = await runAsTyped(logCommand, args, (console) => ({ ...console, stream: new PassThrough() }));
    expect(ran).toMatchObject({ code: 0, complaint: '', out: expect.stringMatching(/^usage: sauda log/) });
  },
);
