import { expect, test } from 'vitest';
import { claimCode } from '../../../../app/claim-code.ts';
import type { Role } from '../../../../app/role.ts';
import type { InvoiceOutcome } from '../../../../app/claims/invoice.ts';
import { tiyn } from '../../../../app/money/money.ts';
import { opened, PRICE } from '../../../unit/journal/history.ts';
import { DebtsHarness } from '../../../support/harness/debts-harness.ts';

const SALE = 'a';
const CODE = claimCode(SALE);

function looking(role: Role = 'technician'): DebtsHarness {
  const past = [
    ...opened(SALE, '15').slice(0, 1),
    { kind: 'purchase-asked', saleId: SALE, attempt: 1, method: 'phone' },
    { kind: 'purchase-unanswered', saleId: SALE, code: 'TIMEOUT' },
    { kind: 'invoice-lost', saleId: SALE, amountTiyn: PRICE, claimCode: CODE },
    { kind: 'attempt-abandoned', saleId: SALE, reason: 'unanswered' },
  ];
  return new DebtsHarness(past).at(role).look(SALE);
}

function decide(machine: DebtsHarness, outcome: InvoiceOutcome, amountTiyn = PRICE): void {
  machine.act({ step: 'debts', action: { kind: 'invoice', outcome, amountTiyn } });
}

const cleared = (machine: DebtsHarness): readonly object[] =>
  machine.written.filter(({ kind }) => kind === 'invoice-cleared' || kind === 'debt-recorded');

test('what was seen at the service is recorded with role and amount, once', () => {
  const machine = looking();
  expect(machine.door.chosen).toMatchObject({ hindrance: 'doubtful-invoice', invoice: { amountTiyn: PRICE } });
  decide(machine, 'not-paid');
  decide(machine, 'not-paid');
  decide(machine, 'paid');
  expect(cleared(machine)).toEqual([{ kind: 'invoice-cleared', saleId: SALE, amountTiyn: PRICE, role: 'technician' }]);
  machine.answer();
  expect(machine.door.chosen).toMatchObject({ hindrance: 'nothing', invoice: null, facts: { inDoubtTiyn: 0 } });
});

test('one that was paid becomes a debt under its code, which is paid out like any other', () => {
  const machine = looking();
  decide(machine, 'paid');
  expect(cleared(machine)).toEqual([
    { kind: 'invoice-cleared', saleId: SALE, amountTiyn: PRICE, paidTiyn: PRICE, role: 'technician' },
    { kind: 'debt-recorded', saleId: SALE, amountTiyn: PRICE, claimCode: CODE },
  ]);
  expect(machine.door.chosen).toMatchObject({ done: { kind: 'invoice-paid', amountTiyn: PRICE }, hindrance: null });
  machine.pay(PRICE).pay(PRICE);
  expect(machine.settled()).toMatchObject([{ amountTiyn: PRICE, how: 'by-hand', role: 'technician' }]);
});

test('another amount that was seen at the service is what came in, and what is owed and paid out', () => {
  const machine = looking();
  const paidTiyn = tiyn(PRICE - 5_000);
  const said = { kind: 'invoice', amountTiyn: PRICE, paidTiyn } as const;
  machine.act({ step: 'debts', action: { ...said, outcome: 'not-paid' } });
  expect(cleared(machine)).toEqual([]);
  machine.answer();
  machine.act({ step: 'debts', action: { ...said, outcome: 'paid' } });
  expect(cleared(machine)).toEqual([
    { kind: 'invoice-cleared', saleId: SALE, amountTiyn: PRICE, paidTiyn, role: 'technician' },
    { kind: 'debt-recorded', saleId: SALE, amountTiyn: paidTiyn, claimCode: CODE },
  ]);
  expect(machine.door.chosen).toMatchObject({
    done: { kind: 'invoice-paid', amountTiyn: paidTiyn },
    hindrance: null,
    facts: { paidTiyn, debtTiyn: paidTiyn, inDoubtTiyn: 0, lostInvoicesTiyn: 0 },
  });
  machine.pay(PRICE).answer();
  expect(machine.settled()).toEqual([]);
  machine.pay(paidTiyn);
  expect(machine.settled()).toMatchObject([{ amountTiyn: paidTiyn, how: 'by-hand' }]);
});

test('a collector decides nothing about it, and neither does an amount from an older screen', () => {
  const collector = looking('collector');
  expect(collector.door.chosen).toMatchObject({ invoice: null });
  decide(collector, 'paid');
  const technician = looking();
  decide(technician, 'paid', PRICE - 1);
  expect([...cleared(collector), ...cleared(technician)]).toEqual([]);
});
