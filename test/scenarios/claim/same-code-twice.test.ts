import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { CODE, debt, undelivered, withClaims } from './harness.ts';

const harness = withClaims();

/** Two sales whose codes really are the same: of so many the birthdays of some meet. */
function namesakes(): readonly [string, string] {
  const seen = new Map<string, string>();
  for (let number = 0; ; number += 1) {
    const saleId = `sale-${String(number * 7_919)}`;
    const other = seen.get(claimCode(saleId));
    if (other !== undefined) return [other, saleId];
    seen.set(claimCode(saleId), saleId);
  }
}

test('both are listed, and only --sale decides which is paid', () => {
  const [first, second] = namesakes();
  const code = claimCode(first);
  const kiosk = harness().write([
    ...undelivered(first, '15'),
    debt(first),
    ...undelivered(second, '17'),
    debt(second),
    ...undelivered(undefined, '19'),
    debt(),
  ]);
  expect(kiosk.json('--code', code).claims.map(({ saleId }) => saleId)).toEqual([first, second]);
  expect(kiosk.json('--code', code, '--sale', second).claims.map(({ saleId }) => saleId)).toEqual([second]);

  const before = kiosk.contents();
  const pay = (...args: readonly string[]): ReturnType<typeof kiosk.run> =>
    kiosk.run('--code', code, '--paid', '--amount', '450', ...args);
  expect(pay()).toMatchObject({
    code: 1,
    reason: 'several',
    complaint: expect.stringContaining(`Several sales have the code ${code} (2)`),
  });
  expect(pay().out).toMatch(new RegExp(`Sale: ${first}\n[^]*Sale: ${second}\n`));
  expect(pay('--sale', 'sale-1')).toMatchObject({
    code: 1,
    reason: 'other-sale',
    complaint: expect.stringContaining('does not have the code'),
  });
  expect(kiosk.run('--code', CODE, '--sale', first)).toMatchObject({ code: 1, reason: 'other-sale' });
  expect(kiosk.contents()).toEqual(before);

  expect(pay('--sale', second).code).toBe(0);
  expect(kiosk.settled()).toMatchObject([{ saleId: second }]);
  expect(pay('--sale', second)).toMatchObject({
    code: 1,
    reason: 'already-paid',
    complaint: expect.stringContaining('already paid'),
  });
  // One of the two being paid does not decide about the other.
  expect(pay()).toMatchObject({ code: 1, reason: 'several' });
  expect(pay('--sale', first).code).toBe(0);
});
