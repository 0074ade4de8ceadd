import { expect, test } from 'vitest';
import { CODE, stuck, withClaims } from './harness.ts';

const harness = withClaims();

test.each([
  ['in-cassette', 'in-cassette'],
  ['in-cassette', 'given-back'],
  ['given-back', 'in-cassette'],
  ['given-back', 'given-back'],
] as const)('%s, then %s: the first stays, and the second writes nothing', (first, second) => {
  const kiosk = harness().write(stuck());
  expect(kiosk.note(first).code).toBe(0);
  const before = kiosk.contents();
  expect(kiosk.note(second)).toMatchObject({
    code: 1,
    reason: 'no-note',
    complaint: expect.stringContaining('has no note of unknown place'),
  });
  expect(kiosk.json('--code', CODE, '--note', second).reason).toBe('no-note');
  expect(kiosk.contents()).toEqual(before);
});

test('found and paid, then repeated: the answer is first that it was paid', () => {
  const kiosk = harness().write(stuck());
  expect(kiosk.json('--code', CODE, '--note', 'in-cassette', '--paid', '--amount', '500').reason).toBe('written');
  const before = kiosk.contents();
  expect(kiosk.note('in-cassette', '--paid', '--amount', '500')).toMatchObject({
    code: 1,
    reason: 'already-paid',
    complaint: expect.stringContaining('already paid on 2026-11-20 14:00: 500'),
  });
  expect(kiosk.contents()).toEqual(before);
});

test('a debt without a note in doubt has nothing to decide', () => {
  const kiosk = harness().owing();
  const before = kiosk.contents();
  expect(kiosk.json('--code', CODE, '--note', 'in-cassette', '--paid', '--amount', '450').reason).toBe('no-note');
  expect(kiosk.contents()).toEqual(before);
});
