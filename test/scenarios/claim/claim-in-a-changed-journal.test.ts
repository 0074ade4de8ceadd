import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withClaims } from './harness.ts';

const harness = withClaims();

test.each([
  [
    'a raised debt',
    "UPDATE entries SET body = replace(body, '45000', '450000') WHERE kind IN ('paid', 'debt-recorded')",
    /entry 6 was changed/,
  ],
  [
    'a payment by hand taken out',
    "DELETE FROM entries WHERE kind = 'debt-settled'",
    /the last entry should be \d+ and is \d+/,
  ],
  ['nonsense', "UPDATE entries SET body = '{' WHERE sequence = 2", /entry 2 was changed/],
])('%s: looking warns with code 1 and its reason, paying refuses, nothing is written', (_, statement, detail) => {
  const kiosk = harness().owing();
  if (statement.includes('DELETE')) expect(kiosk.pay().code).toBe(0);
  kiosk.tamper(statement);
  const before = kiosk.contents();
  expect(kiosk.look()).toMatchObject({ code: 1, reason: 'changed', complaint: expect.stringMatching(detail) });
  expect(kiosk.look().complaint).toContain('changed from outside');
  expect(kiosk.pay()).toMatchObject({ code: 1, reason: 'changed', complaint: expect.stringMatching(detail) });
  expect(kiosk.contents()).toEqual(before);
});

test('an older journal without the payment was restored: the copy shows it', () => {
  const kiosk = harness().owing();
  const old = readFileSync(kiosk.files.database);
  expect(kiosk.pay().code).toBe(0);
  writeFileSync(kiosk.files.database, old);
  const before = kiosk.contents();
  expect(kiosk.pay()).toMatchObject({
    code: 1,
    reason: 'changed',
    complaint: expect.stringContaining('the copy has entries up to'),
  });
  expect(kiosk.contents()).toEqual(before);
});
