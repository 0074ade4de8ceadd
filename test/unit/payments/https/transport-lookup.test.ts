import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';
import { sharedLookup, type AddressSource } from '../../../../main/payments/https/lookup.ts';

const BOTH: readonly LookupAddress[] = [
  { address: 'fd00::1', family: 6 },
  { address: '10.0.0.1', family: 4 },
];

/** Answers that are sent when the test releases them. */
class Names {
  readonly questions: { name: string; found: Parameters<AddressSource>[1] }[] = [];
  readonly lookup = sharedLookup((name, found) => {
    this.questions.push({ name, found });
  });

  ask(options: { all?: boolean; family?: number } = { all: true }): Promise<unknown> {
    return new Promise((resolve) => {
      this.lookup('bank', options, (error, address, family) => {
        resolve(error === null ? (family === undefined ? address : [address, family]) : error.code);
      });
    });
  }
}

const gone = Object.assign(new Error('gone'), { code: 'EAI_AGAIN' });

test('many callers share one query', async () => {
  const names = new Names();
  const asked = [names.ask(), names.ask(), names.ask({ family: 4 })];
  expect(names.questions).toHaveLength(1);
  names.questions[0]?.found(null, BOTH);
  expect(await Promise.all(asked)).toEqual([BOTH, BOTH, ['10.0.0.1', 4]]);
  const again = names.ask();
  names.questions[1]?.found(null, BOTH);
  expect(await again).toEqual(BOTH);
});

test('the last answer is used while the name server is unreachable', async () => {
  const names = new Names();
  const never = names.ask();
  names.questions[0]?.found(gone, []);
  expect(await never).toBe('EAI_AGAIN');
  const first = names.ask();
  names.questions[1]?.found(null, BOTH);
  await first;
  const later = names.ask();
  names.questions[2]?.found(gone, []);
  expect(await later).toEqual(BOTH);
});

test('a name without an address of the requested family is not found', async () => {
  const names = new Names();
  const asked = [names.ask({ family: 6 }), names.ask()];
  names.questions[0]?.found(null, []);
  expect(await Promise.all(asked)).toEqual(['ENOTFOUND', 'ENOTFOUND']);
});
