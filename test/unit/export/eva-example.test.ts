import { crc16 as independentCrc } from 'crc';
import { expect, test } from 'vitest';
import { crc16 } from '../../../app/export/eva/crc.ts';
import { evaReport } from '../../../app/export/eva/report.ts';
import { elementText, segment } from '../../../app/export/eva/segment.ts';
import { transmission } from '../../../app/export/eva/transmission.ts';
import type { RecordedEntry } from '../../../app/journal/entry.ts';
import { auditOf } from '../../support/export/audit-of.ts';
import { entry } from '../journal/history.ts';

const NAMES = { cola: 'Cola 0.5', sandwich: 'Sandwich' } as const;
const PRICES = { cola: 45_000, sandwich: 70_000 } as const;
const CHANNELS = { cola: 1, sandwich: 2 } as const;
type Product = keyof typeof NAMES;

/** A journal that is written sale by sale. */
class Book {
  readonly entries: RecordedEntry[] = [];
  #sales = 0;
  wallMs = Date.parse('2026-09-20T10:00:00+05:00');

  at(local: string): this {
    this.wallMs = Date.parse(`${local}+05:00`);
    return this;
  }

  add(...data: readonly object[]): void {
    for (const one of data) {
      const sequence = this.entries.length + 1;
      this.entries.push({ sequence, wallMs: this.wallMs, monoMs: this.wallMs, entry: entry(one) });
    }
  }

  qr(product: Product, end: readonly object[] | null = null): void {
    const saleId = this.#open(product, 'kaspi');
    const qrPaymentId = String(this.#sales);
    const amountTiyn = PRICES[product];
    const times = { pollIntervalMs: 5_000, scanTimeoutMs: 180_000, confirmTimeoutMs: 65_000 };
    this.add(
      { kind: 'purchase-known', saleId, qrPaymentId, ...times },
      { kind: 'paid', saleId, qrPaymentId, amountTiyn },
    );
    if (end === null) this.add({ kind: 'dispensed', saleId, by: 'seen', valueTiyn: amountTiyn });
    else this.add(...end.map((one) => ({ ...one, saleId, ...('amountTiyn' in one ? { qrPaymentId } : {}) })));
  }

  cash(product: Product, notes: readonly number[], givenBack: readonly number[] = []): void {
    const saleId = this.#open(product, 'cash');
    for (const billTiyn of givenBack)
      this.add({ kind: 'bill-intended', saleId, billTiyn }, { kind: 'bill-returned', saleId, billTiyn });
    for (const billTiyn of notes)
      this.add({ kind: 'bill-intended', saleId, billTiyn }, { kind: 'bill-stacked', saleId, billTiyn });
    this.add({ kind: 'dispensed', saleId, by: 'seen', valueTiyn: PRICES[product] });
    const change = notes.reduce((sum, note) => sum + note, 0) - PRICES[product];
    if (change > 0) this.add({ kind: 'debt-recorded', saleId, amountTiyn: change, claimCode: 'ABC-123' });
  }

  #open(product: Product, provider: 'kaspi' | 'cash'): string {
    this.#sales += 1;
    const saleId = `s${String(this.#sales)}`;
    const name = { en: NAMES[product], ru: 'Х', kk: 'Х' };
    const item = { productId: product, channel: CHANNELS[product], name, priceTiyn: PRICES[product] };
    this.add({ kind: 'sale-opened', saleId, externalId: saleId, provider, item, binding: null });
    return saleId;
  }
}

function read(reset: number): object {
  return { kind: 'service-acted', role: 'technician', step: 'export', what: 'audit-read', after: String(reset) };
}

/** The example of the facts: what came before the last read, and what since. */
function example(): Book {
  const book = new Book();
  for (let sale = 0; sale < 10; sale += 1) book.qr('cola');
  book.cash('sandwich', [100_000]);
  book.at('2026-09-23T18:00:00').add({ kind: 'service-opened', role: 'technician' });
  book.add(read(book.entries.length));
  book.at('2026-09-28T10:00:00').qr('cola');
  book.qr('cola');
  book.at('2026-09-28T10:15:00').qr('sandwich', [
    { kind: 'dispense-failed', certain: true, reason: 'not-seen' },
    { kind: 'refund-intended', amountTiyn: 70_000 },
    { kind: 'refund-asked', amountTiyn: 70_000, attempt: 1, availableTiyn: 70_000 },
    { kind: 'refund-done', amountTiyn: 70_000, operationId: null },
  ]);
  book.at('2026-09-29T12:00:00').qr('sandwich');
  book.at('2026-09-29T12:15:00').cash('sandwich', [50_000, 20_000], [200_000]);
  book.at('2026-09-30T17:12:00').cash('cola', [50_000]);
  book.at('2026-09-30T18:00:00').add({ kind: 'service-opened', role: 'technician' });
  return book;
}

const MACHINE = {
  sender: 'XYZ0000001',
  model: 'KIOSK',
  place: 'Almaty, hall 1',
  assetNumber: 'KZ-000123',
  decimals: 2,
  version: '1.4.0',
  services: ['kaspi'],
  acceptor: { serialNumber: 'BV000123', model: 'CCNET', firmware: '0100' },
  products: [],
} as const;

function report(entries: readonly RecordedEntry[], decimals: 0 | 2 = 2): string {
  const lastRead = entries.findLast(({ entry: { kind } }) => kind === 'service-acted');
  const audit = auditOf(entries, lastRead === undefined ? 0 : lastRead.sequence - 1);
  return evaReport(audit, { ...MACHINE, decimals }, { terminal: 'PANEL', isReset: true });
}

const EXPECTED = `DXS*XYZ0000001*VA*V0/6*1
ST*001*0001
ID1*XYZ0000001*KIOSK*140*Almaty, hall 1**KZ-000123*6*1
ID4*2*1398*KZT
ID5*20260930*180000
ID6*1
CB1*XYZ0000001*KIOSK PC*1.4.0
VA1*795000*16*275000*5
VA2*0*0*0*0
VA3*0*0*0*0
BA1*BV000123*CCNET*0100
CA2*185000*3*115000*2
CA3*120000*0*0*120000*220000*0*0*220000*120000*220000
CA4*0*0*0*0
CA8*5000*35000
CA14*20000*1*1*1*1
CA14*50000*2*2*2*2
CA14*100000*0*0*1*1
CA14*200000*1*0*1*0
DA1*XYZ0000001*KASPI QR
DA2*610000*13*160000*3
PA1*1*45000*Cola 0.5****0
PA2*13*585000*3*135000
PA4*0*0*0*0
PA5*20260930*171200
PA7*1*CA*0*45000*1*45000*1*45000
PA7*1*DA*1*45000*12*540000*2*90000
PA1*2*70000*Sandwich****0
PA2*3*210000*2*140000
PA4*0*0*0*0
PA5*20260929*121500
PA7*2*CA*0*70000*2*140000*1*70000
PA7*2*DA*1*70000*1*70000*1*70000
EA1*ELA_2*20260928*101500
EA2*ELA_2*1*1**0
EA3*2*20260930*180000*PANEL*20260923*180000*PANEL**2*2
EA4*20260920*100000
EA7*0*0
SD1*****AUTO*AUTO
`;

test('the example of the facts comes out of its sales, line by line', () => {
  const lines = report(example().entries).split('\r\n');
  expect(lines.slice(0, -4)).toEqual(EXPECTED.trimEnd().split('\n'));
  expect(lines.slice(-4)).toEqual([expect.stringMatching(/^G85\*[0-9A-F]{4}$/), 'SE*40*0001', 'DXE*1*1', '']);
});

test('G85 is the checksum of an independent package, from ST to the line before it', () => {
  const text = report(example().entries);
  const covered = text.slice(text.indexOf('ST*'), text.indexOf('G85*'));
  const [, written = ''] = /G85\*([0-9A-F]{4})\r\n/.exec(text) ?? [];
  expect(parseInt(written, 16)).toBe(independentCrc(covered));
  expect(text.slice(text.indexOf('ST*'), text.indexOf('SE*')).match(/\r\n/g)).toHaveLength(39);
});

test('the vectors of the facts', () => {
  expect(crc16('123456789')).toBe(0xbb3d);
  const lines = ['ID1*XYZ0000001*****KZ-000123', 'ID4*2*1398*KZT', 'VA1*45000*1*45000*1'];
  const text = transmission(
    'XYZ0000001',
    lines.map((line) => `${line}\r\n`),
  );
  expect(text).toContain('G85*CDE2\r\nSE*6*0001\r\n');
});

test('what is no plain letter is escaped, Cyrillic ones become Latin, and a name keeps its length', () => {
  expect(segment('PA1', [1, 'a*b^c', null, ''])).toBe('PA1*1*a^2A^b^5E^c\r\n');
  expect(elementText('Шоколад «Қазақстан» 100 г', 20)).toBe('Shokolad Qazaqstan 1');
  expect(elementText('*****', 8)).toBe('**');
  expect(elementText('日本', 20)).toBe('');
});

test('with decimals 0 amounts are whole tenge, and tiyn are refused instead of rounded', () => {
  expect(report(example().entries, 0)).toContain('\r\nVA1*7950*16*2750*5\r\n');
  const book = example();
  book.cash('cola', [50_001]);
  expect(() => report(book.entries, 0)).toThrow('tiyn');
});

test('change that is owed counts when nobody can spend it any more, and only once', () => {
  const book = new Book();
  book.cash('cola', [50_000]);
  const overpay = (): string => /\r\n(CA8[^\r]*)/.exec(report(book.entries))?.[1] ?? '';
  expect(overpay()).toBe('CA8*0*0');
  const before = book.entries.length;
  book.wallMs += 20 * 60_000;
  book.add({ kind: 'service-opened', role: 'technician' });
  expect(overpay()).toBe('CA8*5000*5000');
  book.entries.length = before;
  const item = { productId: 'cola', channel: 1, name: { en: 'Cola', ru: 'Кола', kk: 'Кола' }, priceTiyn: 5_000 };
  book.add(
    { kind: 'sale-opened', saleId: 'next', externalId: 'next', provider: 'cash', item, binding: null },
    { kind: 'credit-given', saleId: 's1', amountTiyn: 5_000 },
    { kind: 'credit-taken', saleId: 'next', amountTiyn: 5_000 },
    { kind: 'dispensed', saleId: 'next', by: 'seen', valueTiyn: 5_000 },
    { kind: 'service-opened', role: 'technician' },
  );
  const text = report(book.entries);
  expect(text).toContain('\r\nCA2*50000*2*50000*2\r\n');
  expect(text).toContain('\r\nCA8*0*0\r\n');
});

test('a piece paid in both ways counts for both devices, and once for the machine', () => {
  const book = new Book();
  const item = { productId: 'cola', channel: 1, name: { en: 'Cola', ru: 'Кола', kk: 'Кола' }, priceTiyn: 45_000 };
  const saleId = 'both';
  const times = { pollIntervalMs: 5_000, scanTimeoutMs: 180_000, confirmTimeoutMs: 65_000 };
  book.add(
    { kind: 'sale-opened', saleId, externalId: saleId, provider: 'cash', item, binding: null },
    { kind: 'bill-intended', saleId, billTiyn: 20_000 },
    { kind: 'bill-stacked', saleId, billTiyn: 20_000 },
    { kind: 'purchase-known', saleId, qrPaymentId: '7', amountTiyn: 25_000, ...times },
    { kind: 'paid', saleId, qrPaymentId: '7', amountTiyn: 25_000 },
    { kind: 'dispensed', saleId, by: 'seen', valueTiyn: 45_000 },
  );
  const text = report(book.entries);
  for (const line of [
    'VA1*45000*1*45000*1',
    'CA2*20000*1*20000*1',
    'DA2*25000*1*25000*1',
    'DA10*1*25000*1*25000',
    'PA2*1*45000*1*45000',
    'PA8*1*20000*1*20000',
  ])
    expect(text).toContain(`\r\n${line}\r\n`);
});

test('a second service is a device of its own, and a piece paid by both counts for both', () => {
  const book = new Book();
  const name = { en: 'Cola', ru: 'Кола', kk: 'Кола' };
  const times = { pollIntervalMs: 5_000, scanTimeoutMs: 180_000, confirmTimeoutMs: 65_000 };
  const item = { productId: 'cola', channel: 1, name, priceTiyn: 45_000 };
  const paid = (saleId: string, provider: string, qrPaymentId: string, amountTiyn: number): readonly object[] => [
    { kind: 'purchase-known', saleId, qrPaymentId, provider, amountTiyn, ...times },
    { kind: 'paid', saleId, qrPaymentId, amountTiyn },
  ];
  const opened = (saleId: string, provider: string): object => ({
    kind: 'sale-opened',
    saleId,
    externalId: saleId,
    provider,
    item,
    binding: null,
  });
  book.add(opened('a', 'byfly'), ...paid('a', 'byfly', '7', 45_000));
  book.add({ kind: 'dispensed', saleId: 'a', by: 'seen', valueTiyn: 45_000 });
  // Numbers of different services may coincide.
  book.add(opened('b', 'apipay'), ...paid('b', 'apipay', '7', 45_000));
  book.add({ kind: 'dispensed', saleId: 'b', by: 'seen', valueTiyn: 45_000 });
  book.add(opened('c', 'byfly'), ...paid('c', 'byfly', '8', 20_000), ...paid('c', 'apipay', '9', 25_000));
  book.add({ kind: 'dispensed', saleId: 'c', by: 'seen', valueTiyn: 45_000 });
  const audit = auditOf(book.entries);
  const machine = { ...MACHINE, services: ['apipay', 'byfly'], acceptor: null };
  const text = evaReport(audit, machine, { terminal: 'PANEL', isReset: true });
  expect(text).not.toContain('BA1');
  for (const line of [
    'VA1*135000*3*135000*3',
    'DA1*XYZ0000001*BYFLY',
    'DA2*65000*2*65000*2',
    'DA10*1*20000*1*20000',
    'DB1*XYZ0000001*APIPAY',
    'DB2*70000*2*70000*2',
    'DB10*1*25000*1*25000',
    'PA7*1*DA*1*45000*2*65000*2*65000',
    'PA7*1*DB*1*45000*2*70000*2*70000',
  ])
    expect(text).toContain(`\r\n${line}\r\n`);
});

test('a start that nobody has ordered is a power cut, since the last read and in all', () => {
  const book = new Book();
  const start = { kind: 'started', version: '1' };
  const ordered = { kind: 'service-acted', role: 'technician', step: 'system', what: 'reboot' };
  book.add(start, start, ordered, start);
  book.add(read(book.entries.length), start);
  expect(report(book.entries)).toContain('\r\nEA7*1*2\r\n');
  // It was ordered, did not come about, and the power went later.
  book.add(ordered);
  book.qr('cola');
  book.add(start);
  expect(report(book.entries)).toContain('\r\nEA7*1*3\r\n');
});
