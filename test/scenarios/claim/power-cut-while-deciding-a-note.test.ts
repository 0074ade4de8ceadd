import { rmSync, statSync, truncateSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CODE, SALE, stuck, withClaims, type ClaimHarness, type Ran } from './harness.ts';
import { moments } from './power-cut.ts';

const harness = withClaims();
const STEP_BYTES = 1_000;
const decide = (kiosk: ClaimHarness): Ran => kiosk.note('in-cassette', '--paid', '--amount', '700');
const started = (): ClaimHarness => harness().write(stuck({ stackedTiyn: 20_000 }));

/** Whatever was cut off: the note is received once, paid once, or nothing of it has happened; and the kiosk starts. */
function expectOnce(kiosk: ClaimHarness, status: 'doubtful-note' | 'paid'): void {
  expect(kiosk.json('--code', CODE)).toMatchObject({
    reason: 'found',
    claims: [{ status, owedTiyn: status === 'paid' ? 0 : 20_000 }],
  });
  expect(decide(kiosk)).toMatchObject(
    status === 'paid' ? { code: 1, reason: 'already-paid' } : { code: 0, reason: 'written' },
  );
  const counts = ['bill-stacked', 'debt-recorded', 'debt-settled'].map(
    (kind) => kiosk.entries().filter(({ entry }) => entry.kind === kind).length,
  );
  // One note and its debt lay in the cassette before.
  expect(counts).toEqual([2, 2, 1]);
  expect(kiosk.settled()).toEqual([{ kind: 'debt-settled', saleId: SALE, amountTiyn: 70_000, how: 'by-hand' }]);
  kiosk.start().close();
  expect(kiosk.copied()).toBe(kiosk.entries().length);
}

test.each([
  ['opened', 'doubtful-note'],
  ['written, not committed', 'doubtful-note'],
  ['committed, not said', 'paid'],
] as const)('the power goes when it is %s: %s', (moment, status) => {
  const cut = moments(started(), decide).get(moment);
  if (cut === undefined) throw new Error(`never ${moment}`);
  expectOnce(cut, status);
});

test('the log is torn at any position: note, debt and payment are written together or not at all', () => {
  const whole = moments(started(), decide).get('committed, not said');
  if (whole === undefined) throw new Error('never committed');
  const { size } = statSync(whole.files.log);
  const lengths = Array.from({ length: Math.ceil(size / STEP_BYTES) }, (_, index) => index * STEP_BYTES);
  expect(lengths.length).toBeGreaterThan(10);
  for (const length of [...lengths, size - 1, size]) {
    const torn = whole.snapshot();
    rmSync(torn.files.sharedMemory, { force: true });
    truncateSync(torn.files.log, length);
    expectOnce(torn, length === size ? 'paid' : 'doubtful-note');
    torn.dispose();
  }
});
