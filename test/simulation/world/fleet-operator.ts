import { claimsOf, type Claim } from '../../../app/claims/claim.ts';
import type { RecordedEntry } from '../../../app/journal/entry.ts';
import { ok, unreachable, type Result } from '../../../app/result.ts';
import type { RemoteDeed } from '../../../app/service/remote/deed.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import { CommandRunner } from '../../../main/fleet/kiosk/carry-out.ts';
import type { EventLoop } from '../../../main/runtime/event-loop.ts';
import type { LoopObserver } from '../../../main/runtime/observers/observer.ts';
import { RunClock } from '../engine/scheduler.ts';
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
/** A journal of some hundred thousand entries is read in less, also from a card. */
const READING_MS = [1, 200, 8_000] as const;
const READING_WEIGHTS = [2, 4, 2] as const;

/** The operator of a fleet, whose signed commands come at any moment, whatever the machine is doing. */
export class FleetOperator {
  readonly #world: SimulationContext;
  readonly #parts: OperatorParts;
  #isOver = false;
  #orders = 0;
  /** The present run, and what carries its commands about debts out. */
  #run: { readonly loop: EventLoop; readonly runner: CommandRunner } | null = null;
  /** Sees every step, as the runner of a real kiosk. */
  readonly observer: LoopObserver = {
    name: 'fleet',
    observe: (step) => {
      this.#run?.runner.observe(step);
    },
  };

  constructor(world: SimulationContext, parts: OperatorParts) {
    this.#world = world;
    this.#parts = parts;
  }

  begin(): void {
    const { decisions, scheduler } = this.#world;
    const longestMs = PAUSE_MS[decisions.weighted('fleet: when a command comes', PAUSE_WEIGHTS)] ?? 0;
    scheduler.after(1 + decisions.below('fleet: comes', longestMs), () => {
      if (this.#isOver) return;
      this.#order();
      this.begin();
    });
  }

  end(): void {
    this.#isOver = true;
  }

  #order(): void {
    const state = this.#parts.machine.state();
    if (state === null) return;
    const kind = DEEDS[this.#world.decisions.weighted('fleet: which command', WEIGHTS)] ?? 'notice';
    if (kind === 'settle-debt' || kind === 'refund') {
      this.#orderDebt(kind);
      return;
    }
    const deed = this.#deed(kind, state);
    if (deed !== null) this.#parts.machine.touch({ kind: 'remote-act', id: this.#told(kind), by: 'key', deed });
  }

  /** The number of an order that is given now. */
  #told(kind: RemoteDeed['kind']): string {
    this.#orders += 1;
    const session = this.#parts.machine.state()?.session.kind ?? 'dark';
    this.#world.trace?.tell(`fleet: ${kind} at ${session}`);
    if (session !== 'dark' && session !== 'idle' && session !== 'service') count(this.#world, 'fleet-command-in-sale');
    return `order-${this.#orders}`;
  }

  #deed(kind: Exclude<(typeof DEEDS)[number], 'settle-debt' | 'refund'>, state: KioskState): RemoteDeed | null {
    const { decisions } = this.#world;
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
        return unreachable(kind);
    }
  }

  /** The operator names a debt that is known to them; the machine reads its own journal about it. */
  #orderDebt(kind: 'settle-debt' | 'refund'): void {
    const { decisions } = this.#world;
    const { auditor, machine } = this.#parts;
    const known = [...auditor.accounts.values()].filter(({ debts }) => debts > 0);
    const account = known[decisions.below('fleet: whose debt', known.length)];
    const claim = account === undefined ? null : this.#claim(account.saleId);
    const { loop } = machine;
    if (claim === null || loop === null) return;
    const { saleId, debtTiyn: amountTiyn } = claim.sale;
    void this.#runnerOf(loop).run(this.#told(kind), { kind, argument: { saleId, amountTiyn } }, 'key');
  }

  #claim(saleId: string): Claim | null {
    const own = this.#parts.entries().filter(({ entry }) => 'saleId' in entry && entry.saleId === saleId);
    return claimsOf(own)[0] ?? null;
  }

  #runnerOf(loop: EventLoop): CommandRunner {
    if (this.#run?.loop === loop) return this.#run.runner;
    const runner = new CommandRunner({
      loop,
      clock: new RunClock(this.#world.scheduler, 0),
      claimOf: (saleId) => this.#read(saleId, loop),
      settings: null,
      update: null,
      end: () => undefined,
    });
    this.#run = { loop, runner };
    return runner;
  }

  /** What is on record when the reading begins, handed over when it ends; a run that has died gets nothing. */
  #read(saleId: string, loop: EventLoop): Promise<Result<Claim | null, never>> {
    const { decisions, scheduler } = this.#world;
    const claim = this.#claim(saleId);
    const longestMs = READING_MS[decisions.weighted('fleet: how slow the journal is', READING_WEIGHTS)] ?? 0;
    return new Promise((resolve) => {
      scheduler.after(1 + decisions.below('fleet: reads the journal for', longestMs), () => {
        if (this.#parts.machine.loop !== loop) return;
        this.#world.hasPromises = true;
        resolve(ok(claim));
      });
    });
  }
}
