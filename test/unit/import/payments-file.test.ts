import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookedSales, type BookedSale, type MoneyEntry } from '../../../app/import/booked-sales.ts';
import { comparePayments, paymentsByOrder } from '../../../app/import/compare-payments.ts';
import { readAmount, type PaymentRow } from '../../../app/import/payment-row.ts';
import { meaningOf } from '../../../app/import/payment-status.ts';
import { PAYMENTS_FILE_FAILURES } from '../../../app/import/payments-file.ts';
import { LANGUAGES } from '../../../app/language/language.ts';
import { paymentsText } from '../../../app/messages/payments-file-words.ts';
import { formatTenge, tengeDecimal, tiyn } from '../../../app/money/money.ts';
import { decodeTable } from '../../../main/import/decode-table.ts';
import { paymentsOf } from '../../../main/import/read-payments.ts';
import { ALL_DAYS } from '../../support/all-days.ts';
import { cashSale, opened, PRICE, recorded, sale } from '../journal/history.ts';

function read(text: string): { readonly rows: readonly PaymentRow[]; readonly bad: readonly unknown[] } {
  const file = paymentsOf(text, 'list');
  if (!file.ok) throw new Error(file.error.reason);
  return file.value;
}

describe('an amount', () => {
  test.each([
    ['1 250,50 ₸', 125_050],
    ['1\u00a0250,50\u00a0₸', 125_050],
    ['10000.00', 1_000_000],
    ['1.250,50', 125_050],
    ['1,250.50', 125_050],
    ['1,250,000', 125_000_000],
    ['450', 45_000],
    ['450 KZT', 45_000],
    ['450,5 тг.', 45_050],
    ["'450", 45_000],
    ["12'345'678.90", 1_234_567_890],
    ['10\u202f000 тг', 1_000_000],
    ['0.10', 10],
  ])('%j is %i tiyn', (text, amount) => {
    expect(readAmount(text)).toBe(amount);
  });

  test.each(['1,250', '12 50', '1 2 3', '1 2500', '1.2.3', '12 тыс', '1e3', '-450', '', '450,505', '=450', 'abc'])(
    '%j is none',
    (text) => {
      expect(readAmount(text)).toBeNull();
    },
  );

  test('is read back exactly from every form that people and programs write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (amount) => {
        expect(readAmount(formatTenge(tiyn(amount)))).toBe(amount);
        expect(readAmount(tengeDecimal(tiyn(amount)))).toBe(amount);
        expect(readAmount(tengeDecimal(tiyn(amount)).replace('.', ','))).toBe(amount);
      }),
    );
  });
});

const TABLE = 'orderId;amount;status;transactionId\r\na-1;"1 250,50 ₸";Processed;77\r\n"a;2";450.00;Error;\r\n';
const ROWS = [
  { line: 2, orderId: 'a-1', amountTiyn: 125_050, status: 'Processed', transactionId: '77' },
  { line: 3, orderId: 'a;2', amountTiyn: 45_000, status: 'Error', transactionId: '' },
];

describe('a list of payments', () => {
  test.each([
    ['UTF-8', Buffer.from(TABLE)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${TABLE}`)],
    ['UTF-16', Buffer.from(`\uFEFF${TABLE}`, 'utf16le')],
    ['UTF-16 of the other order', Buffer.from(`\uFEFF${TABLE}`, 'utf16le').swap16()],
    ['line feeds alone', Buffer.from(TABLE.replaceAll('\r\n', '\n'))],
    ['commas', Buffer.from('transactionid,STATUS,amount,orderId\n77,Processed,"1 250,50",a-1\n,Error,450,"a;2"\n')],
    ['tabs', Buffer.from('orderId\tamount\tstatus\ttransactionId\na-1\t1250.50\tProcessed\t77\na;2\t450\tError\t\n')],
  ])('in %s is read', (_, bytes) => {
    expect(read(decodeTable(bytes))).toEqual({ rows: ROWS, bad: [] });
  });

  test('may begin with the line in which Excel names the separator', () => {
    const { rows, bad } = read(`sep=;\r\n${TABLE}`);
    expect([rows, bad]).toEqual([ROWS.map((row) => ({ ...row, line: row.line + 1 })), []]);
  });

  test('in Windows-1251 is read: what Russian programs save', () => {
    const bytes = Buffer.concat([
      Buffer.from('orderId;amount;status;transactionId;'),
      Buffer.from([0xd2, 0xee, 0xe2, 0xe0, 0xf0]),
      Buffer.from('\r\na-1;450 '),
      Buffer.from([0xf2, 0xe3]),
      Buffer.from(';paid;77;'),
      Buffer.from([0xc2, 0xee, 0xe4, 0xe0]),
      Buffer.from('\r\n'),
    ]);
    expect(decodeTable(bytes)).toContain('Товар');
    expect(read(decodeTable(bytes)).rows).toMatchObject([{ orderId: 'a-1', amountTiyn: 45_000 }]);
  });

  test('as JSON keeps every digit of a number', () => {
    const { rows } = read(
      '[{"orderId":"a","amount":9007199.29,"status":"completed","transactionId":123456789012345678901}]',
    );
    expect(rows).toEqual([
      { line: 1, orderId: 'a', amountTiyn: 900_719_929, status: 'completed', transactionId: '123456789012345678901' },
    ]);
  });

  test('names each bad row by its line and reason, and reads the others', () => {
    const { rows, bad } = read(
      [
        'orderId;amount;status;transactionId',
        ';450;paid;1',
        'b;;paid;2',
        'c;1,250;paid;3',
        'd;-450;paid;4',
        'e;450;;5',
        `${'f'.repeat(65)};450;paid;6`,
        'g;450;paid;7',
        'h;"450"x;paid;8',
        'i;450;paid;9',
        '1,23457E+17;450;paid;10',
      ].join('\n'),
    );
    expect(rows.map(({ orderId }) => orderId)).toEqual(['g', 'i']);
    expect(bad).toMatchObject([
      { line: 2, reason: 'order-missing' },
      { line: 3, reason: 'amount-missing' },
      { line: 4, reason: 'amount-wrong', found: '1,250' },
      { line: 5, reason: 'amount-negative' },
      { line: 6, reason: 'status-missing' },
      { line: 7, reason: 'order-long' },
      { line: 9, reason: 'quotes' },
      { line: 11, reason: 'order-rounded', found: '1,23457E+17' },
    ]);
  });

  test.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['{"orderId":"a"}', 'no-list'],
    ['[{"orderId":', 'no-json'],
    ['orderId;amount\na;1', 'column-missing'],
    ['hello', 'column-missing'],
    ['orderId;amount;status;Amount\na;1;paid;2', 'column-twice'],
  ])('%j as a whole is refused', (text, reason) => {
    expect(paymentsOf(text, 'list')).toMatchObject({ ok: false, error: { reason } });
  });

  test('whatever bytes a file consists of, it is read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(typeof paymentsOf(decodeTable(Buffer.from(bytes)), 'list').ok).toBe('boolean');
      }),
    );
  });
});

test.each([
  ['Processed', 'paid'],
  ['completed', 'paid'],
  ['PAID', 'paid'],
  ['partially_refunded', 'partly-refunded'],
  ['refunded', 'refunded'],
  ['Wait', 'pending'],
  ['cancelled', 'unpaid'],
  ['RemotePaymentExpired', 'unpaid'],
  ['ok', null],
  ['оплачен', null],
])('the status %s means %s', (status, meaning) => {
  expect(meaningOf(status)).toBe(meaning);
});

describe('the comparison', () => {
  const histories = (entries: readonly object[]): Iterable<BookedSale> =>
    bookedSales(
      recorded(entries).flatMap(({ entry, wallMs }): readonly MoneyEntry[] => {
        const { kind } = entry;
        if (kind !== 'sale-opened' && kind !== 'purchase-asked' && kind !== 'paid' && kind !== 'refund-done') return [];
        const externalId = 'externalId' in entry ? (entry.externalId ?? null) : null;
        const qrPaymentId = 'qrPaymentId' in entry ? entry.qrPaymentId : null;
        const amountTiyn = 'amountTiyn' in entry ? (entry.amountTiyn ?? null) : null;
        return [{ kind, saleId: entry.saleId, wallMs, externalId, qrPaymentId, amountTiyn }];
      }),
    ).values();
  const journal = [
    ...sale('delivered', 'a', '15'),
    ...sale('debt', 'b', '17'),
    ...sale('refunded', 'c', '19'),
    ...sale('failed', 'd', '21'),
    ...cashSale('note', 50_000),
  ];

  function matches(
    rows: readonly (readonly [string, number, string, string?])[],
    period = ALL_DAYS,
    entries: readonly object[] = journal,
  ): readonly string[] {
    const list = rows.map(([orderId, amount, status, transactionId = ''], index) => ({
      line: index + 1,
      orderId,
      amountTiyn: tiyn(amount),
      status,
      transactionId,
    }));
    return [...comparePayments(paymentsByOrder(list), histories(entries), period)].map(
      ({ match, orderId }) => `${orderId} ${match}`,
    );
  }

  const ALL = [
    ['order-a', PRICE, 'Processed'],
    ['order-b', PRICE, 'paid'],
    ['order-c', PRICE, 'refunded'],
  ] as const;

  test('of a list that fits', () => {
    expect(matches([...ALL, ['order-d', PRICE, 'Error']])).toEqual([
      'order-a matched',
      'order-b matched',
      'order-c matched',
      'order-d matched',
    ]);
  });

  test('finds another amount by a single tiyn, what is missing, what is unknown, and what stands there twice', () => {
    expect(
      matches([
        ['order-a', PRICE + 1, 'Processed'],
        ['order-c', PRICE, 'refunded', '19'],
        ['order-c', PRICE, 'refunded', '19'],
        ['order-x', PRICE, 'paid'],
      ]),
    ).toEqual([
      'order-a amount-differs',
      'order-b missing-there',
      'order-c matched',
      'order-c twice',
      'order-x unknown-here',
    ]);
  });

  test('money of a sale that the journal calls unpaid, and none of one that it calls paid', () => {
    expect(matches([ALL[1], ALL[2], ['order-a', PRICE, 'cancelled'], ['order-d', PRICE, 'paid']])).toEqual([
      'order-a amount-differs',
      'order-a missing-there',
      'order-b matched',
      'order-c matched',
      'order-d amount-differs',
    ]);
  });

  test('a failed attempt beside the one that was paid is none', () => {
    expect(matches([['order-a', PRICE, 'Error', '14'], ...ALL])).toEqual([
      'order-a matched',
      'order-a matched',
      'order-b matched',
      'order-c matched',
    ]);
  });

  test('a status that no document names is listed, and its sale not missed', () => {
    expect(matches([['order-a', PRICE, 'OK'], ALL[1], ALL[2]])).toEqual([
      'order-a unknown-status',
      'order-b matched',
      'order-c matched',
    ]);
  });

  test('a refund that the journal does not know', () => {
    expect(matches([['order-a', PRICE, 'refunded'], ALL[1], ALL[2]])[0]).toBe('order-a refund-differs');
  });

  test.each([
    ['a part is given back on both sides', PRICE / 3, 'partially_refunded', 'matched'],
    ['a part here, all of it there', PRICE / 3, 'refunded', 'refund-differs'],
    ['all of it here, a part there', PRICE, 'partially_refunded', 'refund-differs'],
    ['nothing here, a part there', 0, 'partially_refunded', 'refund-differs'],
    ['a part here, of which the list does not speak', PRICE / 3, 'Processed', 'matched'],
  ])('%s', (_name, refundedTiyn, status, match) => {
    const entries: object[] = [...sale('delivered', 'p', '41')];
    if (refundedTiyn > 0)
      entries.push({
        kind: 'refund-done',
        saleId: 'p',
        qrPaymentId: '41',
        amountTiyn: tiyn(refundedTiyn),
        operationId: null,
      });
    const rows = [{ line: 2, orderId: 'order-p', amountTiyn: tiyn(PRICE), status, transactionId: '41' }];
    const [compared] = comparePayments(paymentsByOrder(rows), histories(entries), ALL_DAYS);
    expect(compared).toMatchObject({ match, refundedTiyn });
  });

  test('only sales of the days asked for are missed; others are found all the same', () => {
    expect(matches([ALL[0]], { from: '2027-01-01', to: null })).toEqual(['order-a matched']);
  });

  test('two payments for one sale are each compared by their own number', () => {
    const both = [
      ...opened('z', '31'),
      { kind: 'purchase-asked', saleId: 'z', attempt: 2, externalId: 'order-z-2' },
      {
        kind: 'purchase-known',
        saleId: 'z',
        qrPaymentId: '33',
        amountTiyn: 20_000,
        pollIntervalMs: 1,
        scanTimeoutMs: 1,
        confirmTimeoutMs: 1,
      },
      { kind: 'paid', saleId: 'z', qrPaymentId: '33', amountTiyn: 20_000 },
      { kind: 'paid', saleId: 'z', qrPaymentId: '31', amountTiyn: PRICE },
    ];
    const rows = [
      ['order-z', PRICE, 'paid', '31'],
      ['order-z-2', 20_000, 'paid', '33'],
    ] as const;
    expect(matches(rows, ALL_DAYS, both)).toEqual(['order-z matched', 'order-z-2 matched']);
  });
});

test.each(LANGUAGES)('every sentence about a whole list has all its words (%s)', (language) => {
  for (const reason of PAYMENTS_FILE_FAILURES) {
    const parameters = { file: 'list.json', detail: 'EIO', column: 'amount' };
    const sentence = paymentsText(language, `payments.file.${reason}`, parameters);
    // A bracket of a template is never shown: it marks a part that may be left out.
    expect(sentence).not.toMatch(/[[\]{}]| {2}/);
  }
});
