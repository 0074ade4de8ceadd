import { expect, test } from 'vitest';
import { readLedger } from '../../../main/ledger/read-ledger.ts';
import { ledgerLine } from '../../../app/journal/ledger.ts';
import { CODE, opened, PRICE, SALE, withClaims, type ClaimHarness } from './harness.ts';

const harness = withClaims();

/** The answer about an invoice was lost, and the customer has gone. */
function lost(): readonly object[] {
  const [open] = opened(SALE, '15');
  return [
    ...(open === undefined ? [] : [open]),
    { kind: 'purchase-asked', saleId: SALE, attempt: 1, amountTiyn: PRICE, method: 'phone' },
    { kind: 'purchase-unanswered', saleId: SALE, code: 'TIMEOUT' },
    { kind: 'invoice-lost', saleId: SALE, amountTiyn: PRICE, claimCode: CODE, provider: 'kaspi', method: 'phone' },
    { kind: 'attempt-abandoned', saleId: SALE, reason: 'unanswered' },
  ];
}

function line(kiosk: ClaimHarness): object {
  const ledger = readLedger(kiosk.directory);
  const sale = ledger.ok ? ledger.value.sales.get(SALE) : undefined;
  return sale === undefined ? {} : ledgerLine(sale);
}

test('the code finds it, in doubt, and nothing is paid out for it', () => {
  const kiosk = harness().write(lost());
  expect(kiosk.look()).toMatchObject({ code: 0, out: expect.stringContaining('Invoice whose answer was lost: 450') });
  expect(kiosk.json('--code', CODE).claims).toMatchObject([{ status: 'doubtful-invoice', owedTiyn: 0 }]);
  expect(kiosk.pay().reason).toBe('doubtful-invoice');
  expect(kiosk.pay('--checked').reason).toBe('doubtful-invoice');
  expect(line(kiosk)).toMatchObject({ state: 'unresolved', inDoubtTiyn: PRICE, paidTiyn: 0, claimCode: CODE });
});

test('a person who saw that it was not paid clears it, once', () => {
  const kiosk = harness().write(lost());
  const before = kiosk.entries().length;
  const cleared = [
    { kind: 'started', version: 'test' },
    { kind: 'invoice-cleared', saleId: SALE, amountTiyn: PRICE },
  ];
  expect(kiosk.run('--code', CODE, '--invoice', 'not-paid', '--withdrawn')).toMatchObject({
    code: 0,
    out: expect.stringContaining('the invoice of 450\u00a0₸ was not paid'),
  });
  expect(kiosk.since(before)).toEqual(cleared);
  expect(line(kiosk)).toMatchObject({ state: 'closed', inDoubtTiyn: 0, paidTiyn: 0, owedTiyn: 0 });
  expect(kiosk.run('--code', CODE, '--invoice', 'not-paid').reason).toBe('no-invoice');
  expect(kiosk.run('--code', CODE, '--invoice', 'paid').reason).toBe('no-invoice');
  kiosk.start().close();
  expect(kiosk.since(before)).toEqual(cleared);
});

test('one that was paid is received and owed, and paid out in the same command, once', () => {
  const kiosk = harness().write(lost());
  const before = kiosk.entries().length;
  const said = ['--code', CODE, '--invoice', 'paid', '--paid', '--amount'];
  expect(kiosk.run(...said, '400').reason).toBe('amount-differs');
  expect(kiosk.run(...said, '450')).toMatchObject({ code: 0, out: expect.stringContaining('hand 450') });
  expect(kiosk.since(before)).toEqual([
    { kind: 'started', version: 'test' },
    { kind: 'invoice-cleared', saleId: SALE, amountTiyn: PRICE, paidTiyn: PRICE },
    { kind: 'debt-recorded', saleId: SALE, amountTiyn: PRICE, claimCode: CODE },
    { kind: 'debt-settled', saleId: SALE, amountTiyn: PRICE, how: 'by-hand' },
  ]);
  expect(line(kiosk)).toMatchObject({ state: 'closed', paidTiyn: PRICE, refundedTiyn: PRICE, owedTiyn: 0 });
  expect(kiosk.run(...said, '450').reason).toBe('already-paid');
  expect(kiosk.settled()).toHaveLength(1);
});

test.each([
  ['less', '400', 40_000],
  ['more', '1 000,50', 100_050],
])(
  'one that was paid with %s than it asked for is received and owed as the service shows it',
  (_how, typed, seenTiyn) => {
    const kiosk = harness().write(lost());
    const before = kiosk.entries().length;
    const said = ['--code', CODE, '--invoice', 'paid', '--invoice-value', typed];
    expect(kiosk.run(...said, '--paid', '--amount', '450').reason).toBe('amount-differs');
    expect(kiosk.run(...said)).toMatchObject({ code: 0, out: expect.stringContaining('450\u00a0₸ was paid with ') });
    expect(kiosk.since(before)).toEqual([
      { kind: 'started', version: 'test' },
      { kind: 'invoice-cleared', saleId: SALE, amountTiyn: PRICE, paidTiyn: seenTiyn },
      { kind: 'debt-recorded', saleId: SALE, amountTiyn: seenTiyn, claimCode: CODE },
    ]);
    expect(line(kiosk)).toMatchObject({ state: 'debt', paidTiyn: seenTiyn, owedTiyn: seenTiyn, inDoubtTiyn: 0 });
    expect(kiosk.run('--code', CODE, '--paid', '--amount', '450').reason).toBe('amount-differs');
    expect(kiosk.run('--code', CODE, '--paid', '--amount', typed).code).toBe(0);
    expect(line(kiosk)).toMatchObject({ state: 'closed', paidTiyn: seenTiyn, refundedTiyn: seenTiyn, owedTiyn: 0 });
  },
);

test('an amount goes with a paid invoice only, and nothing is no amount', () => {
  const kiosk = harness().write(lost());
  const before = kiosk.contents();
  const refused = [
    ['--invoice', 'not-paid', '--withdrawn', '--invoice-value', '400'],
    ['--invoice', 'paid', '--invoice-value', '0'],
    ['--invoice', 'paid', '--invoice-value', '-400'],
    ['--invoice-value', '400'],
  ];
  for (const said of refused) expect(kiosk.run('--code', CODE, ...said).reason).toBe('usage');
  expect(kiosk.contents()).toEqual(before);
});

test('a code without one is refused, and a note and an invoice are not reported together', () => {
  const kiosk = harness().owing();
  const before = kiosk.contents();
  expect(kiosk.run('--code', CODE, '--invoice', 'paid').reason).toBe('no-invoice');
  expect(kiosk.run('--code', CODE, '--invoice', 'paid', '--note', 'given-back').reason).toBe('usage');
  expect(kiosk.run('--code', CODE, '--invoice', 'perhaps').reason).toBe('usage');
  expect(kiosk.contents()).toEqual(before);
});
