import { expect, test } from 'vitest';
import { pinCommand } from '../../../main/cli/pin/command.ts';
import { verifyPin } from '../../../main/service/pin/pin-hash.ts';
import { runAsTyped, type Ran } from '../../support/run-command.ts';

/** These answers are typed one after the other, or the line is piped. */
function run(args: readonly string[], answers: readonly string[], line = ''): Promise<Ran> {
  const left = [...answers];
  return runAsTyped(pinCommand, args, (console) => ({
    ...console,
    ask: () => Promise.resolve(left.shift() ?? null),
    readLine: () => Promise.resolve(line),
  }));
}

test('asked twice, it prints the line of the configuration', async () => {
  const { code, out, complaint } = await run([], ['2468', '2468']);
  expect([code, complaint]).toEqual([0, '']);
  const [, hash] = /^pinHash: "(\$scrypt\$ln=15,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43})"\n$/.exec(out) ?? [];
  expect(await verifyPin('2468', hash ?? '')).toEqual({ ok: true, value: true });
  expect(out).not.toContain('2468');
});

test('for a collector, from a pipe, as JSON', async () => {
  expect((await run(['--stdin', '--collector'], [], '135790')).out).toMatch(/^collectorPinHash: "\$scrypt\$/);
  const { out } = await run(['--stdin', '--json'], [], '135790');
  expect(JSON.parse(out)).toEqual({ pinHash: expect.stringMatching(/^\$scrypt\$/) });
});

test.each([
  [[], [], '', 'no-terminal'],
  [[], ['2468', '2469'], '', 'pins-differ'],
  [[], ['2468'], '', 'pins-differ'],
  [[], ['246'], '', 'not-a-pin'],
  [['--stdin'], [], '', 'not-a-pin'],
  [['--stdin'], [], ' 2468', 'not-a-pin'],
])('%j, %j, %j: nothing is printed but why: %s', async (args, answers, line, reason) => {
  expect(await run(args, answers, line)).toMatchObject({
    code: 1,
    reason,
    out: '',
    complaint: expect.stringMatching(/PIN/),
  });
});
