import type { FleetEvent, FleetSale } from '../../app/fleet/wire/messages.ts';
import type { OnlineState, StockLine } from '../../app/fleet/wire/state.ts';
import { random, type Random } from './random.ts';

const PRODUCTS = [
  { productId: 'water', name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: 45_000 },
  { productId: 'cola', name: { kk: 'Кола', ru: 'Кола', en: 'Cola' }, priceTiyn: 60_000 },
  { productId: 'coffee', name: { kk: 'Кофе', ru: 'Кофе', en: 'Coffee' }, priceTiyn: 85_000 },
  { productId: 'chocolate', name: { kk: 'Шоколад', ru: 'Шоколад', en: 'Chocolate' }, priceTiyn: 55_000 },
  { productId: 'chips', name: { kk: 'Чипсы', ru: 'Чипсы', en: 'Crisps' }, priceTiyn: 70_000 },
  { productId: 'nuts', name: { kk: 'Жаңғақ', ru: 'Орехи', en: 'Nuts' }, priceTiyn: 120_000 },
] as const;
const CAPACITY = 12;
const LOW = 2;
/** Of a hundred sales: those in which the product gets stuck, and the money is owed under a code. */
const STUCK_PERCENT = 3;
const SALE_S = 40;
const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** What a sale changed, in the order in which it is told. */
export type Told = { readonly sale: FleetSale } | { readonly event: FleetEvent };

/** A simulated shop of one machine: shelves, sales and what goes wrong, drawn from its own chance. */
export class PretendShop {
  stock: readonly StockLine[];
  isClosed = false;
  #alarms: readonly (DueAlarm & { readonly since: number })[] = [];
  readonly #random: Random;
  #sales = 0;
  readonly #debts = new Map<string, FleetSale>();

  constructor(seed: number) {
    this.#random = random(seed);
    this.stock = PRODUCTS.map((product, index) => ({
      ...product,
      channel: index + 1,
      count: LOW + this.#random.below(CAPACITY - LOW),
      capacity: CAPACITY,
      isOff: false,
      isStuck: false,
    }));
  }

  get alarms(): OnlineState['alarms'] {
    return [...this.#alarms];
  }

  /** What customers are owed. */
  get owed(): { readonly count: number; readonly tiyn: number } {
    const debts = [...this.#debts.values()];
    return { count: debts.length, tiyn: debts.reduce((sum, { owedTiyn }) => sum + owedTiyn, 0) };
  }

  /** One sale that begins and ends now; nothing where nothing can be sold. */
  sell(nowMs: number): readonly Told[] {
    const offered = this.stock.filter(({ count, isOff, isStuck }) => (count ?? 0) > 0 && !isOff && !isStuck);
    const line = offered[this.#random.below(Math.max(1, offered.length))];
    if (this.isClosed || line === undefined) return [];
    const isStuck = this.#random.below(100) < STUCK_PERCENT;
    const sale = this.#sale(line, isStuck, nowMs);
    this.change(line.productId, { count: (line.count ?? 1) - 1, isStuck });
    const { saleId, owedTiyn, claimCode } = sale;
    if (owedTiyn > 0) this.#debts.set(saleId, sale);
    const debt: readonly Told[] =
      claimCode === null ? [] : [{ event: { kind: 'debt-opened', saleId, amountTiyn: owedTiyn, claimCode } }];
    return [{ sale }, ...debt, ...this.watch(nowMs)];
  }

  /** The sale after its debt was paid by hand; null where exactly this is not owed. */
  settled(saleId: string, amountTiyn: number): FleetSale | null {
    const sale = this.#debts.get(saleId);
    if (sale?.owedTiyn !== amountTiyn) return null;
    this.#debts.delete(saleId);
    return { ...sale, owedTiyn: 0, refundedTiyn: sale.refundedTiyn + amountTiyn, state: 'closed' };
  }

  /** Changes one product. */
  change(productId: string, change: Partial<StockLine>): void {
    this.stock = this.stock.map((line) => (line.productId === productId ? { ...line, ...change } : line));
  }

  /** The alarms that began and ended since the last look. */
  watch(nowMs: number): readonly Told[] {
    const before = this.#alarms;
    const due = [
      ...this.stock.flatMap(alarmsOf),
      ...(this.isClosed ? [{ alarm: 'out-of-service', subject: '', severity: 'critical' } as const] : []),
    ];
    const began = due.filter((one) => !before.some((old) => isSame(old, one)));
    const ended = before.filter((old) => !due.some((one) => isSame(old, one)));
    this.#alarms = [...before.filter((old) => !ended.includes(old)), ...began.map((one) => ({ ...one, since: nowMs }))];
    return [
      ...began.map((one): Told => ({ event: { kind: 'alarm', ...one, facts: {} } })),
      ...ended.map(({ alarm, subject, severity }): Told => ({
        event: { kind: 'alarm-end', alarm, subject, severity },
      })),
    ];
  }

  #sale({ productId, name, priceTiyn }: StockLine, isStuck: boolean, nowMs: number): FleetSale {
    this.#sales += 1;
    const saleId = `sale-${String(this.#sales)}-${String(nowMs)}`;
    const letters = Array.from({ length: 6 }, () => CODE_LETTERS[this.#random.below(CODE_LETTERS.length)] ?? 'A').join(
      '',
    );
    return {
      saleId,
      externalId: saleId,
      provider: 'kaspi',
      purchases: [String(nowMs)],
      qrPaymentId: String(nowMs),
      priceTiyn,
      paidTiyn: priceTiyn,
      deliveredTiyn: isStuck ? 0 : priceTiyn,
      refundedTiyn: 0,
      owedTiyn: isStuck ? priceTiyn : 0,
      commissionTiyn: 0,
      inDoubtTiyn: 0,
      dispensed: !isStuck,
      dispensedBy: isStuck ? null : 'seen',
      state: isStuck ? 'debt' : 'closed',
      startedAt: new Date(nowMs - SALE_S * 1_000).toISOString(),
      endedAt: new Date(nowMs).toISOString(),
      claimCode: isStuck ? `${letters.slice(0, 3)}-${letters.slice(3)}` : null,
      productId,
      name,
      quantity: 1,
    };
  }
}

type DueAlarm = Pick<Extract<FleetEvent, { readonly kind: 'alarm' }>, 'alarm' | 'subject' | 'severity'>;

function isSame(one: DueAlarm, other: DueAlarm): boolean {
  return one.alarm === other.alarm && one.subject === other.subject;
}

function alarmsOf({ productId, count, isStuck }: StockLine): readonly DueAlarm[] {
  const subject = productId;
  return [
    ...(isStuck ? [{ alarm: 'product-stuck', subject, severity: 'critical' } as const] : []),
    ...(count === 0 ? [{ alarm: 'stock-out', subject, severity: 'warning' } as const] : []),
    ...(count !== null && count > 0 && count <= LOW
      ? [{ alarm: 'stock-low', subject, severity: 'warning' } as const]
      : []),
  ];
}
