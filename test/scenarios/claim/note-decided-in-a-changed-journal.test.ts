import { expect, test } from 'vitest';
import { stuck, withClaims } from './harness.ts';

const harness = withClaims();

test('a note whose value was changed by hand: code 1 with the reason, nothing is written', () => {
  const kiosk = harness().write(stuck());
  kiosk.tamper(
    "UPDATE entries SET body = replace(body, '50000', '500000') WHERE kind IN ('bill-intended', 'bill-doubtful')",
  );
  const before = kiosk.contents();
  expect(kiosk.note('in-cassette')).toMatchObject({
    code: 1,
    reason: 'changed',
    complaint: expect.stringMatching(/changed from outside: entry \d+ was changed/),
  });
  expect(kiosk.contents()).toEqual(before);
});
