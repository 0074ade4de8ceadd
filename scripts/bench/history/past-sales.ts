/** Sales as the kiosk writes them: the entries that one turn of its loop appends together are one step. */
import { entrySchema, type JournalEntry } from '../../../app/journal/entry.ts';
import type { Random } from './random.ts';

/** The entries that are appended together, and the time since the previous step. */
export interface Step {
  readonly afterMs: number;
  readonly entries: readonly JournalEntry[];
}

const BINDING = 'kaspi enhanced mtokentest.kaspi.kz:8545 180340021791 r3 27';
const NAMES = [
  { id: 'water', kk: 'Су 0,5 л', ru: 'Вода 0,5 л', en: 'Water 0.5 l', priceTiyn: 25_000 },
  { id: 'juice', kk: 'Алма шырыны', ru: 'Сок яблочный', en: 'Apple juice', priceTiyn: 45_000 },
  { id: 'chocolate', kk: 'Шоколад', ru: 'Шоколад', en: 'Chocolate', priceTiyn: 39_000 },
  { id: 'bread', kk: 'Бауырсақ', ru: 'Баурсаки', en: 'Baursaks', priceTiyn: 55_000 },
  { id: 'apple', kk: 'Алма', ru: 'Яблоко', en: 'Apple', priceTiyn: 15_000 },
  { id: 'nuts', kk: 'Жаңғақ', ru: 'Орехи', en: 'Nuts', priceTiyn: 80_000 },
] as const;
const LOADED = 200;
const FIRST_PAYMENT = 9_007_000_000_000_000;

/** The outcomes of sales, with their number in ten thousand; the rest is delivered. */
const ENDINGS = [
  ['expired', 500],
  ['failed', 300],
  ['refunded', 100],
  ['settled', 30],
  ['debt', 2],
] as const;
const IN_ALL = 10_000;
type Ending = (typeof ENDINGS)[number][0] | 'delivered';

function chooseEnding(random: Random): Ending {
  let rest = random.below(IN_ALL);
  for (const [ending, share] of ENDINGS) {
    if (rest < share) return ending;
    rest -= share;
  }
  return 'delivered';
}

function step(afterMs: number, ...plain: readonly object[]): Step {
  return { afterMs, entries: plain.map((one) => entrySchema.parse(one)) };
}

/** The kiosk is switched on in the morning and refilled. */
export function morning(): Step {
  const loaded = NAMES.map(({ id }) => ({ kind: 'stock-loaded', productId: id, count: LOADED }));
  return step(0, { kind: 'started', version: '0.1.0' }, ...loaded);
}

/** One sale from the touch to its end, about eight entries, with a final outcome. */
export function pastSale(number: number, random: Random): readonly Step[] {
  const saleId = random.uuid();
  const channel = random.below(NAMES.length) + 1;
  const { id: productId, priceTiyn, ...name } = NAMES[channel - 1] ?? NAMES[0];
  const qrPaymentId = String(FIRST_PAYMENT + number * 2);
  const item = { productId, channel, name, priceTiyn };
  const opening = [
    step(
      60_000 + random.below(120_000),
      { kind: 'sale-opened', saleId, externalId: saleId, provider: 'kaspi', item, binding: BINDING },
      { kind: 'purchase-asked', saleId, attempt: 1 },
    ),
    step(300 + random.below(900), {
      kind: 'purchase-known',
      saleId,
      qrPaymentId,
      pollIntervalMs: 5_000,
      scanTimeoutMs: 180_000,
      confirmTimeoutMs: 65_000,
    }),
  ];
  return [...opening, ...ending(chooseEnding(random), { saleId, qrPaymentId, channel, priceTiyn })];
}

interface Sale {
  readonly saleId: string;
  readonly qrPaymentId: string;
  readonly channel: number;
  readonly priceTiyn: number;
}

function ending(how: Ending, sale: Sale): readonly Step[] {
  const { saleId, qrPaymentId, channel, priceTiyn } = sale;
  const scanned = step(8_000, { kind: 'scanned', saleId, qrPaymentId });
  const claimCode = `${saleId.slice(0, 4)}-${saleId.slice(4, 8)}`.toUpperCase();
  const debt = { kind: 'debt-recorded', saleId, amountTiyn: priceTiyn, claimCode };
  switch (how) {
    case 'expired':
      return [
        step(180_000, { kind: 'attempt-abandoned', saleId, reason: 'scan-timeout' }),
        step(5_000, { kind: 'purchase-expired', saleId, qrPaymentId }),
      ];
    case 'failed':
      return [scanned, step(6_000, { kind: 'purchase-failed', saleId, qrPaymentId, status: 'Error' })];
    case 'delivered':
      return [
        scanned,
        ...paid(sale),
        step(
          700,
          { kind: 'relay-pulsed', saleId, channel },
          { kind: 'dispensed', saleId, by: 'assumed', valueTiyn: priceTiyn },
        ),
      ];
    case 'refunded':
      return [
        scanned,
        ...paid(sale),
        notGiven(sale, { kind: 'refund-intended', saleId, qrPaymentId, amountTiyn: priceTiyn }),
        ...refund(sale),
      ];
    case 'settled':
      return [
        scanned,
        ...paid(sale),
        notGiven(sale, debt),
        step(600_000, { kind: 'debt-settled', saleId, amountTiyn: priceTiyn, how: 'by-hand' }),
      ];
    case 'debt':
      return [scanned, ...paid(sale), notGiven(sale, debt)];
  }
}

function paid({ saleId, qrPaymentId, channel, priceTiyn }: Sale): readonly Step[] {
  return [
    step(
      7_000,
      { kind: 'paid', saleId, qrPaymentId, amountTiyn: priceTiyn },
      { kind: 'dispense-intended', saleId, channel, attempt: 1 },
    ),
  ];
}

function notGiven({ saleId }: Sale, then: object): Step {
  return step(700, { kind: 'dispense-failed', saleId, certain: true, reason: 'rejected' }, then);
}

function refund({ saleId, qrPaymentId, priceTiyn }: Sale): readonly Step[] {
  return [
    step(300, {
      kind: 'refund-asked',
      saleId,
      qrPaymentId,
      amountTiyn: priceTiyn,
      attempt: 1,
      availableTiyn: priceTiyn,
    }),
    step(900, { kind: 'refund-done', saleId, qrPaymentId, amountTiyn: priceTiyn, operationId: qrPaymentId }),
  ];
}
