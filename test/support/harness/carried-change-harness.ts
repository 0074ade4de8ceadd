import { tiyn } from '../../../app/money/money.ts';
import { CashHarness } from './cash-harness.ts';
import type { MachineSettings } from './machine-settings.ts';

const name = { kk: 'Су', ru: 'Вода', en: 'Water' };

/** Sells water for 450 tenge and gum for 40, and lets change pay for more. */
export class CreditHarness extends CashHarness {
  constructor(settings: MachineSettings = {}) {
    const catalogue = [
      { id: 'water', channel: 1, name, priceTiyn: tiyn(45_000) },
      { id: 'gum', channel: 2, name, priceTiyn: tiyn(4_000) },
    ];
    super({ change: 'owe', moreProducts: true, catalogue, ...settings });
  }

  /** Water for a note of 500, up to the success screen with 50 tenge of change. */
  async withChange(): Promise<this> {
    this.ready().plugAcceptor().chooseCash().insert(500);
    this.pulseDone();
    await this.clock.advance(1_500);
    return this;
  }

  more(): void {
    this.send({ kind: 'more', revision: this.loop.view().frame.revision });
  }

  chooseFor(productId: string, saleId = 'sale-2'): void {
    this.send({ kind: 'choose', productId, freshId: saleId, revision: this.loop.view().frame.revision });
    this.send({ kind: 'pay', freshId: saleId, revision: this.loop.view().frame.revision });
  }
}
