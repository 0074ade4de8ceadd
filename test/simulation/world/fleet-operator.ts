import { claimsOf } from '../../../app/claims/claim.ts';
import type { RecordedEntry } from '../../../app/journal/entry.ts';
import type { RemoteDeed } from '../../../app/service/remote/deed.ts';
import type { Auditor } from './auditor.ts';
import type { Machine } from './machine.ts';
import { count, type SimulationContext } from './simulation-context.ts';

/** What commands are given to, and what the operator knows of it. */
export interface OperatorParts {
  readonly machine: Machine;
  readonly auditor: Auditor;
  readonly entries: () => readonly RecordedEntry[];
}

const PAUSE_MS = [300, 5_000, 60_000] as const;
const PAUSE_WEIGHTS = [4, 4, 1] as const;
const DEEDS = [
  'out-of-service',
  'back-in-service',
  'notice',
  'product-off',
  'product-on',
  'settle-debt',
  'refund',
] as const;
/** Selling goes on more often than it stops: a closed machine proves little. */
const WEIGHTS = [2, 5, 2, 1, 3, 2, 1] as const;
const NOTICE_MS = 120_000;

/** The operator of a fleet, whose signed commands come at any moment, whatever the machine is doing. */
export class FleetOperator {
  readonly #world: SimulationContext;
  readonly #parts: OperatorParts;
  #isOver = false;
  #orders = 0;

  constructor(world: SimulationContext, parts: OperatorParts) {
    this.#world = world;
    this.#parts = parts;
  }

  begin(): void {
    const { decisions, scheduler } = this.#world;
    const longestMs = PAUSE_MS[decisions.weighted('fleet: when a command comes', PAUSE_WEIGHTS)] ?? 0;
    scheduler.after(1 + decisions.below('fleet: comes', longestMs), () => {
      if (this.#isOver) return;
      const deed = this.#deed();
      if (deed !== null) this.#give(deed);
      this.begin();
    });
  }

  end(): void {
    this.#isOver = true;
  }

  #give(deed: RemoteDeed): void {
    const { machine } = this.#parts;
    this.#orders += 1;
    const session = machine.state()?.session.kind ?? 'dark';
    this.#world.trace?.tell(`fleet: ${deed.kind} at ${session}`);
    if (session !== 'dark' && session !== 'idle' && session !== 'service') count(this.#world, 'fleet-command-in-sale');
    machine.touch({ kind: 'remote-act', id: `order-${this.#orders}`, by: 'key', deed });
  }

  #deed(): RemoteDeed | null {
    const { decisions } = this.#world;
    const { machine } = this.#parts;
    const state = machine.state();
    if (state === null) return null;
    const kind = DEEDS[decisions.weighted('fleet: which command', WEIGHTS)] ?? 'notice';
    switch (kind) {
      case 'out-of-service':
      case 'back-in-service':
        return { kind };
      case 'product-off':
      case 'product-on': {
        const { catalogue } = state.settings;
        const product = catalogue[decisions.below('fleet: which product', catalogue.length)];
        return product === undefined ? null : { kind, productId: product.id };
      }
      case 'notice': {
        if (decisions.chance('fleet: no notice', 0.3)) return { kind, notice: null };
        const untilMs = this.#world.scheduler.nowMs + decisions.below('fleet: a notice stands for', NOTICE_MS);
        return { kind, notice: { text: { ru: 'Объявление' }, untilMs } };
      }
      default:
        return this.#ofDebt(kind);
    }
  }

  #ofDebt(kind: 'settle-debt' | 'refund'): RemoteDeed | null {
    const { decisions } = this.#world;
    const { auditor, entries } = this.#parts;
    const known = [...auditor.accounts.values()].filter(({ debts }) => debts > 0);
    const account = known[decisions.below('fleet: whose debt', known.length)];
    if (account === undefined) return null;
    const own = entries().filter(({ entry }) => 'saleId' in entry && entry.saleId === account.saleId);
    const [claim] = claimsOf(own);
    return claim === undefined ? null : { kind, claim, amountTiyn: claim.sale.debtTiyn };
  }
}
