import { expect, test } from 'vitest';
import { CODE, debt, opened, PRICE, refundAsked, SALE, stuck, undelivered, withClaims } from './harness.ts';

const harness = withClaims();
const doubtful = stuck();
const onItsWay = doubtful.slice(0, -1);
const noteOf = (billTiyn: number): object => ({ kind: 'bill-intended', saleId: SALE, billTiyn });

test.each([
  ['a note that nobody has asked the acceptor about', onItsWay, 'note-under-way'],
  ['one in doubt, and one on its way', [...doubtful, noteOf(50_000)], 'note-under-way'],
  [
    'one in doubt, and a QR for the rest that may still be paid',
    [...doubtful, ...opened(SALE, '17').slice(2)],
    'under-way',
  ],
  [
    'one in doubt, and a refund that runs',
    [
      ...undelivered(),
      debt(),
      noteOf(50_000),
      { kind: 'bill-doubtful', saleId: SALE, billTiyn: 50_000, claimCode: CODE },
      ...refundAsked(),
    ],
    'under-way',
  ],
  [
    'one in doubt, and money that is not on record as owed yet',
    [...undelivered(), noteOf(50_000), { kind: 'bill-doubtful', saleId: SALE, billTiyn: 50_000, claimCode: CODE }],
    'under-way',
  ],
])('%s: the kiosk has to be started first', (_, entries, reason) => {
  const kiosk = harness().write(entries);
  const before = kiosk.contents();
  for (const place of ['in-cassette', 'given-back'] as const) {
    expect(kiosk.note(place)).toMatchObject({
      code: 1,
      reason,
      complaint: expect.stringMatching(/Start .*Nothing was written/),
    });
    expect(kiosk.json('--code', CODE, '--note', place, '--paid', '--amount', String(PRICE / 100)).reason).toBe(reason);
  }
  expect(kiosk.contents()).toEqual(before);
});

test('the answer names the note, and that the acceptor will report it', () => {
  expect(harness().write(onItsWay).note('in-cassette').complaint).toMatch(
    /the note of 500\u00a0₸ is still on its way.*ask the acceptor/,
  );
});
