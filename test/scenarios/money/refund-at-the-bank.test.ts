import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../sandbox/http/fault.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';
import { BankHarness } from './bank-harness.ts';
import { PRICE } from './harness.ts';

const bank = withSandbox({
  organisations: [
    {
      bin: '180340021791',
      tradePoints: [
        { id: 12, name: 'Магазин 1' },
        { id: 13, name: 'Магазин 2', withoutPartialReturns: true },
      ],
    },
  ],
});

/** A machine at one of the trade points; its customer paid for three, and one came out. */
async function oneOfThree(
  tradePointId = '12',
): Promise<{ machine: BankHarness; qrPaymentId: string; settings: ReturnType<typeof bank.settings> }> {
  const settings = { ...bank.settings('enhanced'), tradePointId, deviceId: `KIOSK-${tradePointId}` };
  const machine = await BankHarness.open(bank, settings);
  const qrPaymentId = await machine.buy(3);
  await machine.drop();
  return { machine, qrPaymentId, settings };
}

test('the bank has refunded the price of exactly the undispensed pieces', async () => {
  const { machine, qrPaymentId } = await oneOfThree();
  await machine.jam();
  expect(machine.screen).toMatchObject({
    name: 'refund',
    reason: 'partly-dispensed',
    step: 'done',
    amountTiyn: 2 * PRICE,
  });
  expect(machine.givenBack(qrPaymentId)).toBe(2 * PRICE);
  expect(machine.ledger()).toMatchObject([
    { state: 'closed', paidTiyn: 3 * PRICE, deliveredTiyn: PRICE, refundedTiyn: 2 * PRICE, owedTiyn: 0 },
  ]);
});

test('a trade point without partial refunds (-99000020): nothing is refunded, the rest is owed', async () => {
  const { machine, qrPaymentId } = await oneOfThree('13');
  await machine.jam();
  expect(machine.screen).toMatchObject({
    name: 'error',
    money: 'owed',
    amountTiyn: 2 * PRICE,
    technicalCode: '-99000020',
  });
  expect(machine.givenBack(qrPaymentId)).toBe(0);
  expect(machine.ledger()).toMatchObject([
    { state: 'debt', deliveredTiyn: PRICE, refundedTiyn: 0, owedTiyn: 2 * PRICE },
  ]);
});

describe.each<readonly [string, Fault]>([
  ['carried out', { kind: 'reset', work: 'done' }],
  ['not carried out', { kind: 'reset', work: 'undone' }],
])('the answer is lost, the refund was %s', (_what, fault) => {
  test.each([
    ['and the power goes', true],
    ['and the machine runs on', false],
  ])('%s: in the end it is back once', async (_when, isCut) => {
    const { machine: first, qrPaymentId, settings } = await oneOfThree();
    bank.sandbox.faults.next('payment/return', fault);
    await first.jam();
    const machine = isCut ? await first.restart(settings) : first;
    for (let passed = 0; passed <= 60_000; passed += 5_000) await machine.wait(5_000);
    expect(machine.givenBack(qrPaymentId)).toBe(2 * PRICE);
    expect(machine.ledger()).toMatchObject([
      { state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 2 * PRICE, owedTiyn: 0 },
    ]);
  });
});
