import { describe, expect, test } from 'vitest';
import { decodeInvoice } from '../../../main/payments/apipay/answers.ts';
import { byFlyDecoders, decodeData } from '../../../main/payments/byfly/answers.ts';
import { readWebAnswer } from '../../../main/payments/web/web-call.ts';

/** The amount of an invoice of ApiPay whose JSON has this value; `refused` where the answer is not believed. */
function ofInvoice(value: string): number | null | 'refused' {
  const read = readWebAnswer('apipay', { status: 200, body: `{"id":42,"status":"paid","amount":${value}}` });
  const invoice = read.ok ? decodeInvoice(read.value.json) : read;
  return invoice.ok ? invoice.value.amountTiyn : 'refused';
}

/** The same for what came in of a transaction of ByFly, by the unit of its amounts. */
function ofTransaction(value: string, unit: 'tenge' | 'tiyn'): number | null | 'refused' {
  const body = `{"success":true,"data":{"transaction_id":"A","status":"paid","amount":1,"paid_amount":${value}}}`;
  const read = readWebAnswer('byfly', { status: 200, body });
  const data = read.ok ? decodeData(read.value.json) : null;
  if (data?.ok !== true || !('data' in data.value)) return 'refused';
  const state = byFlyDecoders(unit).state(data.value.data);
  return state.ok ? state.value.paidTiyn : 'refused';
}

const TENGE = [
  ['"10000.00"', 1_000_000],
  ['10000.00', 1_000_000],
  ['10000', 1_000_000],
  ['1e4', 1_000_000],
  ['1E+4', 1_000_000],
  ['" 10000 "', 1_000_000],
  ['450.5', 45_050],
  ['null', null],
] as const;

/** What no amount looks like; none of it may become one. */
const NO_AMOUNTS = [
  '"1e4"',
  '"10 000"',
  '"10000,00"',
  '"10000.005"',
  '10000.005',
  '-10000',
  '1e400',
  '9007199254740993',
  'true',
  '[10000]',
  '{"value":10000}',
  '""',
  '"NaN"',
  '"0x2710"',
];

describe('an invoice of ApiPay', () => {
  test.each(TENGE)('of %s is about %s tiyn', (value, amountTiyn) => {
    expect(ofInvoice(value)).toBe(amountTiyn);
  });

  test.each(NO_AMOUNTS)('of %s is not believed', (value) => {
    expect(ofInvoice(value)).toBe('refused');
  });
});

describe('a transaction of ByFly', () => {
  test.each(TENGE)('in tenge with %s has %s tiyn', (value, amountTiyn) => {
    expect(ofTransaction(value, 'tenge')).toBe(amountTiyn);
  });

  test.each([
    ['1010000', 1_010_000],
    ['"1010000"', 1_010_000],
    ['1010000.00', 1_010_000],
    ['1.01e6', 1_010_000],
    ['null', null],
  ])('in tiyn with %s has %s tiyn', (value, amountTiyn) => {
    expect(ofTransaction(value, 'tiyn')).toBe(amountTiyn);
  });

  test.each(NO_AMOUNTS)('with %s is not believed', (value) => {
    expect(ofTransaction(value, 'tenge')).toBe('refused');
  });

  test.each(['10100.5', '"1e4"', '-1', '12345678901234', 'true'])('in tiyn with %s is not believed', (value) => {
    expect(ofTransaction(value, 'tiyn')).toBe('refused');
  });
});
