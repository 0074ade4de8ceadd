import { describe, expect, test } from 'vitest';
import { alarmChanges, alarmsOf } from '../../../../app/fleet/alarms.ts';
import { eventOf, excerptOf, fleetSale, isMoney } from '../../../../app/fleet/happened.ts';
import { fleetEventSchema, fleetSaleSchema } from '../../../../app/fleet/wire/messages.ts';
import type { StateLine } from '../../../../app/fleet/wire/state.ts';
import type { JournalEntry } from '../../../../app/journal/entry.ts';
import { openedSale } from '../../../../app/journal/sale-record.ts';
import { tiyn } from '../../../../app/money/money.ts';

const saleId = 'sale-1';
const amountTiyn = tiyn(45_000);

describe('what an entry says', () => {
  test.each<[JournalEntry, string | null, boolean]>([
    [{ kind: 'debt-recorded', saleId, amountTiyn, claimCode: 'ABC-123' }, 'debt-opened', true],
    [{ kind: 'debt-settled', saleId, amountTiyn, how: 'by-hand' }, 'debt-closed', true],
    [{ kind: 'bill-doubtful', saleId, billTiyn: null, claimCode: 'ABC-123' }, 'doubt-opened', true],
    [{ kind: 'bill-returned', saleId, billTiyn: amountTiyn, role: 'technician' }, 'doubt-closed', true],
    [{ kind: 'bill-returned', saleId, billTiyn: amountTiyn }, null, false],
    [{ kind: 'bill-stacked', saleId, billTiyn: amountTiyn }, null, false],
    [{ kind: 'orphan-recorded', orphanId: 'o', amountTiyn, source: 'bill-acceptor' }, 'orphan', true],
    [{ kind: 'cash-collected', amountTiyn, bills: 3 }, 'collected', true],
    [{ kind: 'started', version: '1' }, 'started', false],
    [{ kind: 'service-opened', role: 'technician' }, null, false],
  ])('%j is %s', (entry, kind, money) => {
    const event = eventOf(entry);
    expect(event?.kind ?? null).toBe(kind);
    if (event === null) return;
    expect(fleetEventSchema.parse(event)).toEqual(event);
    expect(isMoney(event)).toBe(money);
  });

  test('an excerpt has neither digits of a telephone nor the contract', () => {
    const known: JournalEntry = {
      kind: 'purchase-known',
      saleId,
      qrPaymentId: '1',
      binding: 'kaspi enhanced 180340021791',
      phone: '4567',
      pollIntervalMs: 1,
      scanTimeoutMs: 1,
      confirmTimeoutMs: 1,
    };
    expect(JSON.stringify(excerptOf(known))).not.toMatch(/4567|180340021791/);
  });
});

test('a sale of a basket names each of its products', () => {
  const item = (productId: string) => ({
    productId,
    channel: 1,
    name: { kk: productId, ru: productId, en: productId },
    priceTiyn: amountTiyn,
  });
  const entry = { kind: 'sale-opened', saleId, externalId: saleId, provider: 'kaspi', binding: null } as const;
  const further = [{ item: item('juice'), quantity: 1 }];
  const basket = fleetSale(openedSale({ ...entry, item: item('water'), quantity: 2, further }, 0));
  expect(basket).toMatchObject({
    productId: 'water',
    quantity: 3,
    further: [{ productId: 'juice', quantity: 1, priceTiyn: amountTiyn }],
  });
  expect(fleetSaleSchema.parse(basket)).toEqual(basket);
  expect(fleetSale(openedSale({ ...entry, item: item('water') }, 0))).not.toHaveProperty('further');
});

function line(fact: string, level: StateLine['level'], key: string | null = null): StateLine {
  return { fact, level, service: null, problem: null, key, values: {} };
}

describe('alarms', () => {
  const told = [
    { alarm: 'acceptor', subject: '', severity: 'critical' },
    { alarm: 'stock-low', subject: 'water', severity: 'warning' },
  ] as const;

  test('begin, end, and become worse, each once', () => {
    const now = alarmsOf(
      [line('disk', 'fault'), line('acceptor', 'works')],
      [{ productId: 'water', state: 'out' }],
      null,
    );
    expect(alarmChanges(told, now)).toEqual([
      { kind: 'alarm-end', alarm: 'acceptor', subject: '', severity: 'critical' },
      { kind: 'alarm-end', alarm: 'stock-low', subject: 'water', severity: 'warning' },
      { kind: 'alarm', alarm: 'disk', subject: '', severity: 'critical', facts: {} },
      { kind: 'alarm', alarm: 'stock-out', subject: 'water', severity: 'warning', facts: {} },
    ]);
    expect(alarmChanges([...now.open], now)).toEqual([]);
  });

  test('of a device that is being looked for stay as they are', () => {
    const now = alarmsOf([line('acceptor', 'unknown')], [{ productId: 'water', state: 'low' }], null);
    expect(alarmChanges(told, now)).toEqual([]);
  });

  test('a roll that ends soon is no broken printer', () => {
    const now = alarmsOf([line('printer', 'attention', 'printer.attention')], [], null);
    expect(now.open).toMatchObject([{ alarm: 'paper-near-end', severity: 'warning' }]);
  });

  test('a machine that does not sell is critical, with its reason', () => {
    const now = alarmsOf([], [], { reason: 'relay-lost', parameters: { port: 'a' } });
    expect(now.open).toEqual([
      { alarm: 'out-of-service', subject: 'relay-lost', severity: 'critical', facts: { port: 'a' } },
    ]);
  });
});
