import { describe, expect, test } from 'vitest';
import { MoneyHarness, PRICE } from './harness.ts';

const HOUR_MS = 3_600_000;

/** Paid while the relay was away, so that it is certain that nothing moved. */
function paidWithoutRelay(): MoneyHarness {
  const harness = new MoneyHarness({ refundWay: 'direct' }).ready().untilQr(1);
  harness.answerStatus('scanned');
  harness.unplugRelay();
  harness.answerStatus('processed');
  expect(harness.pulsed()).toEqual([]);
  return harness;
}

function expectRefunded(harness: MoneyHarness): void {
  harness.details(PRICE, PRICE);
  expect(harness.pulsed()).toEqual([]);
  expect(harness.askedBack()).toEqual([PRICE]);
  harness.refunded();
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 0, refundedTiyn: PRICE, owedTiyn: 0 }]);
}

describe('restarted', () => {
  test('just before the end of the minute: the product is dispensed', async () => {
    const next = await paidWithoutRelay().restart({ darkMs: 59_999 }).ready().drop(1);
    expect(next.pulsed()).toEqual([1]);
    expect(next.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE }]);
  });

  test.each([
    ['when the minute is over', { darkMs: 60_000 }],
    ['soon, but the wall clock was set forward by an hour', { darkMs: 5_000, wallJumpMs: HOUR_MS }],
    ['soon, but the wall clock was set back by an hour', { darkMs: 5_000, wallJumpMs: -HOUR_MS }],
    [
      'soon, but the wall clock stands at the time of its factory',
      { darkMs: 5_000, wallJumpMs: -Date.UTC(2026, 0, 1) + HOUR_MS },
    ],
  ])('%s: the money goes back', (_when, facts) => {
    expectRefunded(paidWithoutRelay().restart(facts).ready());
  });

  test('the minute counts from the payment, not from the last restart', () => {
    const second = paidWithoutRelay().restart({ darkMs: 40_000 }).connect();
    expect(second.screen).toMatchObject({ name: 'dispensing', step: 'waiting' });
    expectRefunded(second.restart({ darkMs: 20_000 }).ready());
  });
});

test.each([HOUR_MS, -HOUR_MS])(
  'the wall clock is set by %i ms while the relay is awaited: the limit does not change',
  async (jumpMs) => {
    const next = paidWithoutRelay().restart({ darkMs: 20_000 }).connect();
    next.clock.jumpWall(jumpMs);
    await next.clock.advance(39_999);
    expect(next.screen).toMatchObject({ name: 'dispensing', step: 'waiting' });
    await next.clock.advance(1);
    next.plugRelay();
    expectRefunded(next);
  },
);

test.each([HOUR_MS, -HOUR_MS])(
  'the wall clock was set by %i ms between payment and power cut: in doubt, the money is refunded',
  (jumpMs) => {
    const before = paidWithoutRelay();
    before.clock.jumpWall(jumpMs);
    expectRefunded(before.restart({ darkMs: 1_000 }).ready());
  },
);

test.each([
  ['soon', 5_000],
  ['an hour later', HOUR_MS],
])(
  'found paid only after the restart, %s: never dispensed to the next person at the machine',
  async (_when, darkMs) => {
    const next = new MoneyHarness({ refundWay: 'direct' }).ready().untilQr(1).restart({ darkMs }).ready();
    await next.clock.advance(5_000);
    next.answerStatus('processed');
    expect(next.screen.name).toBe('idle');
    // Not at the next start either, though the entry of the payment is young, and were it the last one on disk.
    const again = next.restart({ entries: next.upTo('paid') }).ready();
    expect(next.pulsed()).toEqual([]);
    expectRefunded(again);
  },
);

test('two paid sales: only one can be dispensed at a time, the other is refunded', async () => {
  const before = paidWithoutRelay();
  const twin = before.entries
    .filter(({ entry }) => 'saleId' in entry)
    .map(({ entry, ...at }, index) => ({
      ...at,
      sequence: before.entries.length + index + 1,
      entry: { ...entry, saleId: 'sale-2', ...('qrPaymentId' in entry ? { qrPaymentId: '16' } : {}) },
    }));
  before.entries.push(...twin);
  const next = await before.restart().ready().drop(1);
  expect(next.all('pulse-relay').map(({ dispense }) => dispense.sale.saleId)).toEqual(['sale-1']);
  expect(next.all('ask-details').map(({ qrPaymentId }) => qrPaymentId)).toEqual(['16']);
});
