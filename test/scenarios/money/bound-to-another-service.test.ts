import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../main/config/load-config.ts';
import { serviceOf } from '../../../main/payments/registry.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { MoneyHarness, PRICE, PURCHASE } from './harness.ts';

const CONFIG = `
version: 1
operator: { name: Test }
payment:
  kaspi:
    scheme: enhanced
    baseUrl: https://qrapi.example:8545/r3/v01
    deviceId: KIOSK-1
    tradePointId: 12
    organizationBin: "180340021791"
    certificate: { pfxFile: certs/old.pfx, passphraseFile: secrets/old }
    caFiles: [certs/root.crt]
catalogue:
  - { id: water, channel: 1, name: Water, priceTenge: 450, stock: 10 }
`;

/** The binding that a configuration gives. */
function bindingOf(changes: Readonly<Record<string, string>> = {}): string | null {
  const text = Object.entries(changes).reduce((all, [from, to]) => all.replace(from, to), CONFIG);
  const parsed = parseConfig(text, 'test.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return serviceOf(parsed.value.payment ?? {})?.capabilities.binding ?? null;
}

const HERE = bindingOf();
const ELSEWHERE: readonly (readonly [string, string | null])[] = [
  ['another organisation', bindingOf({ '"180340021791"': '"850101300999"' })],
  ['another host', bindingOf({ 'qrapi.example': 'qrapi.other.example' })],
  ['another contract', bindingOf({ 'scheme: enhanced': 'scheme: standard', 'organizationBin: "180340021791"': '' })],
  ['a configuration that cannot be composed', null],
];

function harness(): MoneyHarness {
  return new MoneyHarness({ refundWay: 'direct', binding: HERE }).ready();
}

const questions = ['ask-status', 'ask-details', 'ask-refund', 'ask-refund-qr'] as const;
const asked = (run: MoneyHarness): readonly object[] => questions.flatMap((kind) => run.all(kind));

test('another certificate, port or trade point does not make another service', () => {
  expect(HERE).toBe('kaspi enhanced qrapi.example 180340021791');
  expect(bindingOf({ 'old.pfx': 'new.pfx', 'secrets/old': 'secrets/new', 'root.crt': 'other.crt' })).toBe(HERE);
  expect(
    bindingOf({ ':8545/r3/v01': ':9000/r3/v02', 'KIOSK-1': 'KIOSK-2', 'tradePointId: 12': 'tradePointId: 13' }),
  ).toBe(HERE);
  expect(new Set([HERE, ...ELSEWHERE.map(([, binding]) => binding)]).size).toBe(5);
});

describe.each(ELSEWHERE)('%s', (_what, binding) => {
  test('is not asked about a refund in progress, which continues at the original service', async () => {
    const before = harness().buy(1).jam();
    before.details(PRICE, PRICE);
    before.refundRefused(noAnswer);
    const away = before.restart({ settings: { binding } }).ready();
    await away.clock.advance(3_600_000);
    expect(asked(away)).toEqual([]);
    expect(away.ledger()).toMatchObject([{ state: 'unresolved', refundedTiyn: 0, owedTiyn: PRICE }]);
    const back = away
      .restart({ darkMs: 24 * 3_600_000 })
      .restart({ settings: { binding: HERE } })
      .ready();
    expect(back.all('ask-details')).toMatchObject([{ qrPaymentId: PURCHASE }]);
    back.details(0, PRICE);
    expect(back.askedBack()).toEqual([]);
    expect(back.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
  });

  test('is not asked about an open QR, which is polled at the original service', async () => {
    const away = harness().untilQr(1).restart({ settings: { binding } }).ready();
    await away.clock.advance(3_600_000);
    expect(asked(away)).toEqual([]);
    expect(away.ledger()).toMatchObject([{ state: 'unresolved', paidTiyn: 0 }]);
    const back = away.restart({ settings: { binding: HERE } }).ready();
    await back.clock.advance(5_000);
    back.answerStatus('processed');
    back.details(PRICE, PRICE);
    back.refunded();
    expect(back.ledger()).toMatchObject([{ state: 'closed', paidTiyn: PRICE, refundedTiyn: PRICE }]);
  });

  test('is not asked to refund a product that was never dispensed: it is owed for good', async () => {
    const before = harness().untilQr(1);
    before.answerStatus('scanned');
    before.unplugRelay();
    before.answerStatus('processed');
    const away = before.restart({ darkMs: 60_000, settings: { binding } }).ready();
    await away.clock.advance(3_600_000);
    expect(asked(away)).toEqual([]);
    expect(away.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE, claimCode: expect.any(String) }]);
    const back = away.restart({ settings: { binding: HERE } }).ready();
    expect(asked(back)).toEqual([]);
    expect(back.ledger()).toEqual(away.ledger());
  });
});
