import { expect, test } from 'vitest';
import { acceptableBills, isComposable } from '../../../app/session/cash/bills.ts';
import { tiyn } from '../../../app/money/money.ts';
import { CashHarness, NOTES } from '../../support/harness/cash-harness.ts';

const product = (tenge: number) => [
  { id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(tenge * 100) },
];

/** Change is refused, and there is no QR for a rest. */
function withoutBank(tenge: number): CashHarness {
  const harness = new CashHarness({ change: 'refuse', catalogue: product(tenge) }).ready();
  harness.plugAcceptor();
  harness.loseBank();
  return harness;
}

test('a price that no combination of notes matches cannot be paid: the machine is out of service', () => {
  expect(withoutBank(450).screen).toMatchObject({ name: 'out-of-service' });
});

test('only notes that leave a payable rest are accepted', () => {
  const harness = withoutBank(1_500);
  harness.choose();
  expect(harness.screen).toMatchObject({ name: 'cash', ways: [] });
  expect(harness.accepting).toEqual([500, 1_000]);
  harness.insert(1_000);
  expect(harness.accepting).toEqual([500]);
});

test('the sums that notes can make', () => {
  const only = [2_000, 5_000].map((tenge) => tiyn(tenge * 100));
  expect([1_000, 2_000, 3_000, 6_000, 7_000, 9_000].map((tenge) => isComposable(tiyn(tenge * 100), only))).toEqual([
    false,
    true,
    false,
    true,
    true,
    true,
  ]);
  expect(isComposable(tiyn(45_000), NOTES)).toBe(false);
  expect(isComposable(tiyn(0), [])).toBe(true);
  expect(acceptableBills(NOTES, tiyn(0), 'owe')).toEqual([]);
});
