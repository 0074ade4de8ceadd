import { expect, test } from 'vitest';
import { claimCommand } from '../../../main/cli/claim/command.ts';
import { runAsTyped, type Ran } from '../../support/run-command.ts';
import { CODE, withClaims } from './harness.ts';

const harness = withClaims();

function run(...args: readonly string[]): Promise<Ran> {
  return runAsTyped(claimCommand, args, (console) => ({
    ...console,
    env: {},
    version: 'test',
    clock: { wallMs: () => 0, monoMs: () => 0 },
  }));
}

test.each([
  [[], '--data-dir and --code are missing'],
  [['--data-dir', ''], '--data-dir needs a path'],
  [['--data-dir', 'd'], '--code is missing'],
  [['--data-dir', 'd', '--code', 'ABC-12'], '--code takes six letters and digits'],
  [['--data-dir', 'd', '--code', 'ABC-12U'], '--code takes six letters and digits'],
  [['--data-dir', 'd', '--code', 'ABC-123', '--code', 'ABC-124'], '--code is there twice'],
  [['--data-dir', 'd', '--code', 'ABC-123', '--amount', '450'], '--amount needs --paid'],
  [['--data-dir', 'd', '--code', 'ABC-123', '--checked'], '--checked needs --paid'],
  [['--data-dir', 'd', '--code', 'ABC-123', '--paid', '--amount', '4.505'], '--amount takes tenge'],
  [['--data-dir', 'd', '--code', 'ABC-123', '--paid', '--amount=-450'], '--amount takes tenge'],
  [['--data-dir', 'd', '--code', 'ABC-123', '--paid', '--amount', ''], '--amount needs a value'],
  [['--data-dir', 'd', '--code', 'ABC-123', '--note', 'lost'], '--note takes in-cassette or given-back, not lost'],
  [['--data-dir', 'd', '--code', 'ABC-123', '--note', ''], '--note needs a value'],
  [['--data-dir', 'd', '--code', 'ABC-123', '--note', 'given-back', '--note', 'in-cassette'], '--note is there twice'],
  [['--data-dir', 'd', '--code', 'ABC-123', '--note', 'in-cassette', '--amount', '500'], '--amount needs --paid'],
  [['--data-dir', 'd', '--code', 'ABC-123', '--note', 'in-cassette', '--checked'], '--checked needs --paid'],
  [['--data-dir', 'd', '--code', 'ABC-123', '--language', 'de'], '--language takes'],
  [['--data-dir', 'd', '--code', 'ABC-123', '--payed'], '--payed'],
  [['--data-dir', 'd', 'ABC-123'], 'ABC-123'],
])('%j is refused with the usage', async (args, sentence) => {
  const { code, out, complaint } = await run(...args);
  expect([code, out]).toEqual([2, '']);
  expect(complaint).toContain(sentence);
  expect(complaint).toContain('usage: sauda claim');
});

test('help is an answer', async () => {
  expect(await run('--help')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/--note in-cassette\|given-back[^]*exit codes/),
  });
});

test('the command itself: its exit codes, and what goes to which stream', () => {
  const kiosk = harness().owing();
  expect(kiosk.spawnedSync('--code', 'ZZZ-ZZZ', '--language', 'ru')).toMatchObject({
    code: 1,
    out: '',
    complaint: expect.stringContaining('Продажи с кодом ZZZ-ZZZ нет'),
  });
  expect(kiosk.spawnedSync('--code', CODE, '--paid', '--amount', '450', '--json')).toMatchObject({
    code: 0,
    complaint: '',
    out: expect.stringContaining('"reason":"written"'),
  });
  expect(kiosk.spawnedSync('--code', CODE, '--language', 'kk')).toMatchObject({
    code: 0,
    complaint: '',
    out: expect.stringContaining('Ақша қайтарылып қойған'),
  });
});
