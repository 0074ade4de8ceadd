import { tiyn } from '../../../app/money/money.ts';
import { replay } from '../../../app/journal/replay.ts';
import type { MachineSettings } from '../../support/harness/machine-settings.ts';
import { MoneyHarness, PURCHASE, SALE } from '../money/harness.ts';

const name = (word: string): { kk: string; ru: string; en: string } => ({ kk: word, ru: word, en: word });

export const WATER = 45_000;
export const JUICE = 99_000;
const GUM = 10_000;

/** Three products, each counted and with its own price, in one sale. */
export const baskets: MachineSettings = {
  basket: true,
  refundWay: 'direct',
  maxQuantity: 5,
  catalogue: [
    { id: 'water', channel: 1, name: name('Water'), priceTiyn: tiyn(WATER), stock: 10 },
    { id: 'juice', channel: 7, name: name('Juice'), priceTiyn: tiyn(JUICE), stock: 4 },
    { id: 'gum', channel: 3, name: name('Gum'), priceTiyn: tiyn(GUM), stock: 2 },
  ],
};

/** The money harness with customers who fill a basket. */
export class BasketHarness extends MoneyHarness {
  constructor(settings: MachineSettings = {}) {
    super({ ...baskets, ...settings });
  }

  get revision(): number {
    return this.loop.view().frame.revision;
  }

  touch(productId: string): this {
    this.send({ kind: 'choose', productId, freshId: SALE, revision: this.revision });
    return this;
  }

  /** So many pieces of a product in the basket. */
  put(productId: string, quantity: number): this {
    this.send({ kind: 'pieces', productId, quantity, revision: this.revision });
    return this;
  }

  pay(): this {
    this.send({ kind: 'pay', freshId: SALE, revision: this.revision });
    return this;
  }

  /** Two of water and one of juice, paid by QR: the first pulse has begun. */
  buyThree(): this {
    this.touch('water').put('water', 2).put('juice', 1).pay();
    this.answerQr(PURCHASE);
    this.answerStatus('processed');
    return this;
  }

  /** The channels that were pulsed in this run. */
  channels(): readonly number[] {
    return this.written('dispense-intended').map(({ channel }) => channel);
  }
}

/** Pieces left of each product, as a journal counts them. */
export function leftOf({ entries }: MoneyHarness): Readonly<Record<string, number>> {
  const { stock } = replay(entries);
  return Object.fromEntries([...stock].map(([id, { loaded, dispensed }]) => [id, loaded - dispensed]));
}
