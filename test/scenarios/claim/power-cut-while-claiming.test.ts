import { rmSync, statSync, truncateSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CODE, PAID_ONCE, withClaims, type ClaimHarness, type Ran } from './harness.ts';
import { moments } from './power-cut.ts';

const harness = withClaims();
const STEP_BYTES = 1_000;
const pay = (kiosk: ClaimHarness): Ran => kiosk.pay();

/** Whatever was cut off: the code is good for one payment altogether, and the kiosk starts. */
function expectOnce(kiosk: ClaimHarness, status: 'owed' | 'paid'): void {
  expect(kiosk.json('--code', CODE)).toMatchObject({ reason: 'found', claims: [{ status }] });
  expect(kiosk.pay()).toMatchObject(
    status === 'owed' ? { code: 0, reason: 'written' } : { code: 1, reason: 'already-paid' },
  );
  expect(kiosk.settled()).toEqual(PAID_ONCE);
  kiosk.start().close();
  expect(kiosk.copied()).toBe(kiosk.entries().length);
}

test.each([
  ['opened', 'owed'],
  ['written, not committed', 'owed'],
  ['committed, not said', 'paid'],
] as const)('the power goes when it is %s: the debt is %s', (moment, status) => {
  const cut = moments(harness().owing(), pay).get(moment);
  if (cut === undefined) throw new Error(`never ${moment}`);
  expectOnce(cut, status);
});

test('the log is torn at any position: the payment is written completely or not at all', () => {
  const whole = moments(harness().owing(), pay).get('committed, not said');
  if (whole === undefined) throw new Error('never committed');
  const { size } = statSync(whole.files.log);
  const lengths = Array.from({ length: Math.ceil(size / STEP_BYTES) }, (_, index) => index * STEP_BYTES);
  expect(lengths.length).toBeGreaterThan(10);
  for (const length of [...lengths, size - 1, size]) {
    const torn = whole.snapshot();
    rmSync(torn.files.sharedMemory, { force: true });
    truncateSync(torn.files.log, length);
    expectOnce(torn, length === size ? 'paid' : 'owed');
    torn.dispose();
  }
});
