import type { JournalEntry } from '../../../../app/journal/entry.ts';
import { replay } from '../../../../app/journal/replay.ts';
import { tiyn } from '../../../../app/money/money.ts';
import type { StockAction } from '../../../../app/service/doors/stock/actions.ts';
import type { Slot, StockView } from '../../../../app/service/doors/stock/types.ts';
import { ok } from '../../../../app/result.ts';
import type { DropSeen } from '../../../../app/session/state/event.ts';
import type { KioskSettings } from '../../../../app/session/state/settings.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';
import type { MachineSettings } from '../../../support/harness/machine-settings.ts';

const name = { kk: 'Су', ru: 'Вода', en: 'Water' };

/** Water with a capacity, juice with a number alone, tea without a count. */
export const SHELF: KioskSettings['catalogue'] = [
  { id: 'juice', channel: 2, name, priceTiyn: tiyn(30_000), stock: 8 },
  { id: 'water', channel: 1, name, priceTiyn: tiyn(45_000), stock: 5, capacity: 12 },
  { id: 'tea', channel: 3, name, priceTiyn: tiyn(20_000) },
];

/** A machine with three products, at the door `stock`. */
export class StockMachine extends ServiceHarness {
  constructor(settings: MachineSettings = {}) {
    super({ catalogue: SHELF, ...settings });
  }

  /** The journal of an earlier run is read, and the machine sells. */
  after(earlier: ServiceHarness): this {
    this.entries.push(...earlier.entries);
    this.send({ kind: 'booted', ledger: replay(this.entries), version: 'test' });
    this.send({ kind: 'relay-ready' });
    this.plugParts();
    this.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
    return this;
  }

  /** Sells water by QR; `drop` is the drop sensor's report. */
  sell(drop: DropSeen = 'unwatched'): void {
    this.choose();
    this.answerQr();
    this.answerStatus('processed');
    this.pulseDone(drop);
  }

  atDoor(role: 'technician' | 'collector' = 'technician'): this {
    this.enter(role);
    this.open('stock');
    return this;
  }

  stock(action: StockAction): void {
    this.act({ step: 'stock', action });
  }

  get door(): StockView {
    const { content } = this.menu;
    if (content.step !== 'stock') throw new Error(`the menu is at ${content.step}`);
    return content.door;
  }

  slot(productId: string): Slot {
    const slot = this.door.slots.find((one) => one.productId === productId);
    if (slot === undefined) throw new Error(`no slot for ${productId}`);
    return slot;
  }

  /** The entries of these kinds, in their order. */
  told(...kinds: readonly JournalEntry['kind'][]): readonly JournalEntry[] {
    return this.entries.map(({ entry }) => entry).filter(({ kind }) => kinds.includes(kind));
  }
}
