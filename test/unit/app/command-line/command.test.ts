import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { command, type Console } from '../../../../app/command-line/command.ts';
import { amount, day, LANGUAGE } from '../../../../app/command-line/domain-options.ts';
import { DONE } from '../../../../app/command-line/exit-codes.ts';
import { choice, flag, path, repeated, required, text, wholeNumber } from '../../../../app/command-line/option.ts';
import { ok } from '../../../../app/result.ts';
import { runAsTyped, type Ran } from '../../../support/run-command.ts';

const sample = command({
  name: 'sample',
  summary: 'has every kind of option',
  options: {
    'data-dir': required(path({ placeholder: 'DIR', help: 'a folder' })),
    'paid': flag({ help: 'a flag' }),
    'amount': amount({ help: 'money', needs: ['paid', 'count'] }),
    'count': wholeNumber({ from: 1, to: 9 }, { help: 'a number', conflicts: ['paid'] }),
    'from': day({ help: 'a day' }),
    'place': choice(['inside', 'outside'], { help: 'a word' }),
    'name': repeated(text({ help: 'any number of times' })),
    'language': LANGUAGE,
  },
  operands: { placeholder: 'FILE...', help: 'files', least: 0 },
  read: (values, operands) => ok({ ...values, operands }),
  run: (request, console: Console) => {
    console.out(`${JSON.stringify(request)}\n`);
    return DONE;
  },
});

function run(...args: readonly string[]): Promise<Ran> {
  return runAsTyped(sample, args, (console) => console);
}

test('typed options arrive as values, and the others as absent', async () => {
  const typed = ['--data-dir=/d', '--paid', '--amount', '1 450,50', '--name', 'a', '--name=b', 'x', '--', '--y'];
  expect(JSON.parse((await run(...typed)).out)).toEqual({
    'data-dir': '/d',
    'paid': true,
    'amount': 145_050,
    'count': null,
    'from': null,
    'place': null,
    'name': ['a', 'b'],
    'language': null,
    'json': false,
    'operands': ['x', '--y'],
  });
});

const REFUSED: readonly (readonly [readonly string[], string])[] = [
  [[], '--data-dir is missing'],
  [['--data-dir'], '--data-dir needs a path'],
  [['--data-dir', ''], '--data-dir needs a path'],
  [['--data-dir='], '--data-dir needs a path'],
  [['--data-dir', '--paid'], '--data-dir needs a path'],
  [['--data-dir', 'd', '--data-dir', 'd'], '--data-dir is there twice'],
  [['--data-dir', 'd', '--paid', '--paid'], '--paid is there twice'],
  [['--data-dir', 'd', '--paid=yes'], '--paid takes no value'],
  [['--data-dir', 'd', '--name', ''], '--name needs a value'],
  [['--dtat-dir', 'd'], 'unknown option --dtat-dir: is --data-dir meant?'],
  [['\u2014data-dir', 'd'], 'unknown option \u2014data-dir: is --data-dir meant?'],
  [['-data-dir', 'd'], 'unknown option -data-dir: is --data-dir meant?'],
  [['--data-dir', 'd', '--zzz'], 'unknown option --zzz\n'],
  [['--data-dir', 'd', '--amount', '5'], '--amount needs --paid or --count'],
  [['--data-dir', 'd', '--count', '5', '--paid'], '--count does not go with --paid'],
  [['--data-dir', 'd', '--count', '10'], '--count takes a whole number from 1 to 9, not 10'],
  [['--data-dir', 'd', '--count', '1e0'], '--count takes a whole number'],
  [['--data-dir', 'd', '--paid', '--amount', '4.505'], '--amount takes tenge like 450 or 450.50, not 4.505'],
  [['--data-dir', 'd', '--paid', '--amount=-5'], '--amount takes tenge'],
  [['--data-dir', 'd', '--from', '2026-02-30'], '--from takes a day like 2026-11-22, not 2026-02-30'],
  [['--data-dir', 'd', '--place', 'Inside'], '--place takes inside or outside, not Inside'],
  [['--data-dir', 'd', '--language', 'de'], '--language takes kk, ru or en, not de'],
];

describe('wrong usage has no effect', () => {
  test.each(REFUSED)('%j', async (args, sentence) => {
    const ran = await run(...args);
    expect(ran).toMatchObject({ code: 2, reason: 'usage', out: '', complaint: expect.stringContaining(sentence) });
    expect(ran.complaint).toContain('usage: sauda sample [FILE...] --data-dir DIR');
  });

  test.each(REFUSED)('%j, reported as JSON', async (args, sentence) => {
    const { code, out } = await run('--json', ...args);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: expect.any(String), code: 2, reason: 'usage' });
    expect(`${z.object({ error: z.string() }).parse(JSON.parse(out)).error}\n`).toContain(sentence);
  });
});

test('a stray word suggests the matching option', async () => {
  const plain = command({
    name: 'plain',
    summary: 'takes no words',
    options: {},
    read: () => ok(null),
    run: () => DONE,
  });
  const ran = await runAsTyped(plain, ['json'], (console: Console) => console);
  expect(ran).toMatchObject({ code: 2, complaint: expect.stringContaining('is --json meant?') });
});

test('an unexpected error gives code 70 with its location, as an object for programs', async () => {
  const broken = command({
    name: 'broken',
    summary: 'throws',
    options: {},
    read: () => ok(null),
    run: (): never => {
      throw new Error('a fault');
    },
  });
  const ran = await runAsTyped(broken, ['--json'], (console: Console) => console);
  expect(ran).toMatchObject({ code: 70, complaint: expect.stringMatching(/a fault\n +at /) });
  expect(JSON.parse(ran.out)).toEqual({ error: 'a fault', code: 70, reason: 'unexpected' });
});

test.each([['--help'], ['help'], ['--nonsense', '--help']])('%s %s is answered with every option', async (...args) => {
  const { code, out, complaint } = await run(...args);
  expect([code, complaint]).toEqual([0, '']);
  for (const word of ['--data-dir DIR', '--amount TENGE', '--place inside|outside', '--json', 'exit codes: 0 done'])
    expect(out).toContain(word);
});
