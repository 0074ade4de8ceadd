import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../main/config/load-config.ts';
import { hasRealService, phoneInvoiceOf } from '../../../app/config/payment.ts';
import type { PaymentSettings } from '../../../app/config/payment.ts';

const API_PAY = 'apiPay: { baseUrl: https://bpapi.bazarbay.site/api, apiKeyFile: secrets/apipay-key }';
const BY_FLY =
  'byFly: { baseUrl: https://byfly-pay.com/api, apiTokenFile: secrets/byfly-token, methods: [kaspi_gold] }';
const KASPI =
  'kaspi: { scheme: standard, baseUrl: "https://mtokentest.kaspi.kz:8544/r2/v01", deviceId: K, certificate: { pfxFile: a }, caFiles: [b] }';
const ENHANCED = KASPI.replace('standard', 'enhanced').replace(
  'deviceId: K',
  'deviceId: K, organizationBin: "180340021791"',
);

function payment(...lines: readonly string[]): PaymentSettings {
  const config = parseConfig(`version: 1\npayment:\n${lines.map((line) => `  ${line}\n`).join('')}`, 'kiosk.yaml');
  if (!config.ok) throw new Error(JSON.stringify(config.error.parameters));
  return config.value.payment ?? {};
}

describe('the keys of the other payment services', () => {
  test('what is left out has its documented value', () => {
    const settings = payment(API_PAY, BY_FLY.replace(', methods: [kaspi_gold]', ''));
    expect(settings.apiPay).toMatchObject({ waitS: 300 });
    expect(settings.byFly).toMatchObject({ amountUnit: 'tenge' });
    expect(settings.byFly?.methods).toHaveLength(5);
  });

  test('a way to pay of its own has a name and a commission', () => {
    const own = '{ code: gold_2026, name: Kaspi Gold, commissionPercent: 0.95 }';
    expect(payment(BY_FLY.replace('kaspi_gold', own)).byFly?.methods).toEqual([
      { code: 'gold_2026', name: { kk: 'Kaspi Gold', ru: 'Kaspi Gold', en: 'Kaspi Gold' }, commissionRate: 95 },
    ]);
  });

  test.each([
    ['an address without TLS', API_PAY.replace('https:', 'http:')],
    ['another key', API_PAY.replace('}', ', pollS: 1 }')],
    ['a wait of a day', API_PAY.replace('}', ', waitS: 86400 }')],
    ['another unit', BY_FLY.replace('methods:', 'amountUnit: dollars, methods:')],
    ['a commission of three decimals', BY_FLY.replace('kaspi_gold', '{ code: a, name: A, commissionPercent: 1.005 }')],
  ])('%s is refused', (_what, line) => {
    expect(() => payment(line)).toThrow();
  });
});

describe('who sends invoices', () => {
  test.each([
    [[API_PAY], 'apiPay'],
    [[KASPI], null],
    [[ENHANCED], 'kaspi'],
    [[ENHANCED, API_PAY], 'kaspi'],
    [[ENHANCED, API_PAY, 'phoneInvoice: apiPay'], 'apiPay'],
    [[KASPI, API_PAY], 'apiPay'],
    [[BY_FLY], null],
  ])('%j: %s', (lines, sender) => {
    expect(phoneInvoiceOf(payment(...lines))).toBe(sender);
  });

  test.each([
    [[KASPI, 'phoneInvoice: kaspi'], 'payment.phoneInvoice'],
    [[ENHANCED, 'phoneInvoice: apiPay'], 'payment.phoneInvoice'],
  ])('%j is refused at %s', (lines, key) => {
    expect(() => payment(...lines)).toThrow(key);
  });
});

test('only a service on this computer, or the bank at its test host, moves no real money', () => {
  expect(hasRealService(payment(API_PAY))).toBe(true);
  expect(hasRealService(payment(API_PAY.replace('bpapi.bazarbay.site', 'localhost:9001')))).toBe(false);
  expect(hasRealService(payment(KASPI, BY_FLY))).toBe(true);
  expect(hasRealService(payment(KASPI))).toBe(false);
});
