import { expect, test } from 'vitest';
import { claimCode } from '../../../../app/claim-code.ts';
import { replay } from '../../../../app/journal/replay.ts';
import { ok } from '../../../../app/result.ts';
import { DebtsHarness } from '../../../support/harness/debts-harness.ts';
import { InvoiceHarness } from '../../../support/harness/invoice-harness.ts';
import { aService, INVOICE } from '../../../support/harness/machine-settings.ts';
import { opened, PRICE } from '../../../unit/journal/history.ts';

const SALE = 'a';
const BY = { provider: 'kaspi', method: 'phone' } as const;
const services = [aService({ refundWay: 'direct', findsLost: true, methods: [INVOICE] })];

/** One invoice of the sale has ended, and while a second one of it was looked for, the answer about the next was lost. */
function looking(): DebtsHarness {
  const [open, asked, known] = opened(SALE, '15');
  const past = [
    open ?? {},
    { ...asked, method: 'phone' },
    { ...known, ...BY, binding: 'test', search: 'open' },
    { kind: 'purchase-failed', saleId: SALE, qrPaymentId: '15', status: 'cancelled' },
    { kind: 'purchase-asked', saleId: SALE, attempt: 2, method: 'phone' },
    { kind: 'purchase-unanswered', saleId: SALE, code: 'TIMEOUT' },
    { kind: 'invoice-lost', saleId: SALE, amountTiyn: PRICE, claimCode: claimCode(SALE), ...BY },
    { kind: 'attempt-abandoned', saleId: SALE, reason: 'unanswered' },
  ];
  return new DebtsHarness(past, { services }).at('technician').look(SALE);
}

test('what a person has found paid is not found again by the next start, which would give it back once more', async () => {
  const machine = looking();
  machine.act({ step: 'debts', action: { kind: 'invoice', outcome: 'paid', amountTiyn: PRICE } });
  machine.pay(PRICE);
  expect(machine.settled()).toMatchObject([{ amountTiyn: PRICE, how: 'by-hand' }]);
  const next = new InvoiceHarness({ services });
  next.entries.push(...machine.entries);
  next.send({ kind: 'booted', ledger: replay(next.entries), version: 'test' });
  next.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
  await next.clock.advance(300_000);
  expect(next.count('find-purchases')).toBe(0);
});

test('what the service says of it while somebody looks at it is read again before anything is decided', () => {
  const machine = looking();
  machine.send({ kind: 'find-answered', saleId: SALE, by: BY, result: ok({ purchases: [], isWhole: true }) });
  machine.act({ step: 'debts', action: { kind: 'invoice', outcome: 'paid', amountTiyn: PRICE } });
  expect(machine.written.some(({ kind }) => kind === 'invoice-cleared')).toBe(false);
  machine.answer();
  machine.act({ step: 'debts', action: { kind: 'invoice', outcome: 'paid', amountTiyn: PRICE } });
  expect(machine.written.some(({ kind }) => kind === 'invoice-cleared')).toBe(true);
});
