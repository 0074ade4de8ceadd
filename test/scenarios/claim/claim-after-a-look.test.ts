import { describe, expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { cashSale } from '../../unit/journal/history.ts';
import { CODE, debt, opened, PAID_ONCE, PRICE, refundAsked, SALE, undelivered, withClaims } from './harness.ts';

const harness = withClaims();
const doubtfulRefund = [
  ...undelivered(),
  ...refundAsked(),
  { kind: 'refund-failed', saleId: SALE, qrPaymentId: '15', certain: false, code: '-1' },
  debt(),
];

describe('a refund in doubt', () => {
  test('is owed after a person has checked the bank, and paid once', () => {
    const kiosk = harness().write(doubtfulRefund);
    expect(kiosk.pay()).toMatchObject({ code: 1, reason: 'doubtful', complaint: expect.stringContaining('--checked') });
    expect(kiosk.settled()).toEqual([]);
    expect(kiosk.pay('--checked')).toMatchObject({ code: 0, out: expect.stringContaining('450\u00a0₸ paid by hand') });
    expect(kiosk.settled()).toEqual(PAID_ONCE);
    expect(kiosk.pay('--checked')).toMatchObject({
      code: 1,
      reason: 'already-paid',
      complaint: expect.stringContaining('already paid'),
    });
    expect(kiosk.settled()).toEqual(PAID_ONCE);
    expect(kiosk.json('--code', CODE)).toMatchObject({ claims: [{ status: 'paid', owedTiyn: 0 }] });
  });

  test('is settled: the journal has what was found at the bank, and the kiosk starts with nothing open', () => {
    const kiosk = harness().write(doubtfulRefund);
    expect(kiosk.pay('--checked').code).toBe(0);
    expect(
      kiosk
        .entries()
        .slice(-3)
        .map(({ entry }) => entry),
    ).toMatchObject([
      { kind: 'started' },
      { kind: 'refund-failed', certain: true, code: 'CHECKED' },
      { kind: 'debt-settled', amountTiyn: PRICE },
    ]);
    const keeper = kiosk.start();
    keeper.close();
    expect(kiosk.json('--code', CODE).claims).toMatchObject([{ status: 'paid' }]);
  });

  test('another amount than the debt is refused', () => {
    const kiosk = harness().write(doubtfulRefund);
    expect(kiosk.json('--code', CODE, '--paid', '--amount', '400', '--checked').reason).toBe('amount-differs');
    expect(kiosk.settled()).toEqual([]);
  });

  test.each([
    ['a refund that runs', [...undelivered(), debt(), ...refundAsked()]],
    ['a QR that may still be paid', [...undelivered(), debt(), ...opened(SALE, '17').slice(2)]],
  ])('%s is not for people to decide, looked or not', (_, entries) => {
    const kiosk = harness().write(entries);
    const before = kiosk.contents();
    expect(kiosk.json('--code', CODE, '--paid', '--amount', '450', '--checked').reason).toBe('under-way');
    expect(kiosk.contents()).toEqual(before);
  });
});

describe('a note in doubt', () => {
  /** One note is in the cassette, the next one cannot be found. */
  const stuck = [
    ...cashSale(SALE, 20_000).slice(0, 3),
    { kind: 'bill-intended', saleId: SALE, billTiyn: 50_000 },
    { kind: 'attempt-abandoned', saleId: SALE, reason: 'acceptor-lost' },
    { kind: 'debt-recorded', saleId: SALE, amountTiyn: 20_000, claimCode: CODE },
    { kind: 'bill-doubtful', saleId: SALE, billTiyn: 50_000, claimCode: CODE },
  ];
  const pay = ['--code', CODE, '--paid', '--amount', '200'];

  test('is shown with its sale, and the sale’s other debt is paid after a check', () => {
    const kiosk = harness().write(stuck);
    expect(kiosk.look()).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Of it in notes: 200.*\n.*Note of unknown place: 500/),
    });
    expect(kiosk.run(...pay)).toMatchObject({
      code: 1,
      reason: 'doubtful-note',
      complaint: expect.stringMatching(
        /where the note of 500\u00a0₸ is.*--note in-cassette.*on its own with --checked/,
      ),
    });
    expect(kiosk.run(...pay, '--checked')).toMatchObject({
      code: 0,
      out: expect.stringContaining('once found, write it down with --note'),
    });
    expect(kiosk.settled()).toMatchObject([{ amountTiyn: 20_000 }]);
    expect(kiosk.json(...pay, '--checked').reason).toBe('already-paid');
    expect(kiosk.json('--code', CODE).claims).toMatchObject([
      {
        status: 'paid',
        notes: [
          { billTiyn: 20_000, status: 'stacked' },
          { billTiyn: 50_000, status: 'doubtful' },
        ],
      },
    ]);
    kiosk.start().close();
  });

  test('alone cannot be recorded as paid', () => {
    const kiosk = harness().write([
      ...cashSale(SALE, 50_000).slice(0, 2),
      { kind: 'bill-doubtful', saleId: SALE, billTiyn: 50_000, claimCode: CODE },
    ]);
    const before = kiosk.contents();
    expect(kiosk.json('--code', CODE)).toMatchObject({
      reason: 'found',
      claims: [{ status: 'doubtful-note', owedTiyn: 0 }],
    });
    expect(kiosk.run('--code', CODE, '--paid', '--amount', '500', '--checked')).toMatchObject({
      code: 1,
      reason: 'note-not-recorded',
      complaint: expect.stringMatching(/No debt is on record.*--note in-cassette.*--note given-back/),
    });
    expect(kiosk.contents()).toEqual(before);
  });

  test('that is still on its way is found by its code', () => {
    const kiosk = harness().write([
      ...cashSale(SALE, 50_000).slice(0, 2),
      { kind: 'attempt-abandoned', saleId: SALE, reason: 'acceptor-lost' },
    ]);
    expect(kiosk.json('--code', CODE)).toMatchObject({ claims: [{ status: 'under-way' }] });
    expect(kiosk.json('--code', CODE, '--paid', '--amount', '500', '--checked').reason).toBe('under-way');
  });

  test('of a successful sale has no code, so it does not make a code ambiguous', () => {
    const kiosk = harness().write(cashSale(SALE, 45_000));
    expect(kiosk.run('--code', claimCode(SALE))).toMatchObject({ code: 1, reason: 'not-found' });
  });
});

test('owed change is paid like any other debt', () => {
  const kiosk = harness().write([
    ...cashSale(SALE, 50_000),
    { kind: 'debt-recorded', saleId: SALE, amountTiyn: 5_000, claimCode: CODE },
  ]);
  expect(kiosk.run('--code', CODE, '--paid', '--amount', '50').code).toBe(0);
  expect(kiosk.settled()).toMatchObject([{ amountTiyn: 5_000 }]);
});
