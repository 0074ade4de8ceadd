import { expect, test } from 'vitest';
import { runClaimCommand } from '../../../main/cli/claim/run.ts';
import { CODE, withClaims, type Ran } from './harness.ts';

const harness = withClaims();

function run(...args: readonly string[]): Ran {
  let [out, complaint] = ['', ''];
  const code = runClaimCommand(args, {
    env: {},
    version: 'test',
    clock: { wallMs: () => 0, monoMs: () => 0 },
    out: (text) => {
      out += text;
    },
    complain: (text) => {
      complaint += text;
    },
  });
  return { code, out, complaint };
}

test.each([
  [[], '--data-dir is missing'],
  [['--data-dir', ''], '--data-dir needs a value'],
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
])('%j is refused with the usage', (args, sentence) => {
  const { code, out, complaint } = run(...args);
  expect([code, out]).toEqual([2, '']);
  expect(complaint).toContain(sentence);
  expect(complaint).toContain('usage: npm run claim');
});

test('help is an answer', () => {
  expect(run('--help')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/--note in-cassette\|given-back[^]*exit codes/),
  });
});

test('the command itself: its exit codes, and what goes to which stream', () => {
  const kiosk = harness().owing();
  expect(kiosk.spawnedSync('--code', 'ZZZ-ZZZ', '--language', 'ru')).toMatchObject({
    code: 4,
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
