import { tiyn, type Tiyn } from '../../../app/money/money.ts';
import { err } from '../../../app/result.ts';
import { PINGS_LOST_LIMIT } from '../../../app/session/state/delays.ts';
import { problem } from '../../../app/problem.ts';
import type { LoopObserver } from '../../../main/runtime/observers/observer.ts';
import { noAnswer } from '../fakes/fake-bank.ts';
import { LoopHarness } from './loop-harness.ts';
import type { MachineSettings } from './machine-settings.ts';

/** Notes of these values, in tiyn. */
export const NOTES = [500, 1_000, 2_000, 5_000].map((tenge) => tiyn(tenge * 100));

/** A kiosk that takes notes; the test reports the outcome of each. */
export class CashHarness extends LoopHarness {
  #lastId = 0;

  constructor(settings: MachineSettings = {}, observers: readonly LoopObserver[] = []) {
    super({ hasAcceptor: true, ...settings }, observers);
  }

  plugAcceptor(isFresh = true): this {
    this.send({ kind: 'acceptor-ready', billsTiyn: NOTES, isFresh });
    return this;
  }

  /** The payment service does not answer any more. */
  loseBank(): void {
    for (let lost = 0; lost < PINGS_LOST_LIMIT; lost += 1)
      this.send({ kind: 'ping-answered', provider: 'kaspi', result: err(noAnswer) });
  }

  unplugAcceptor(): void {
    this.send({ kind: 'acceptor-out', problem: problem('acceptor-lost', { port: 'test', detail: 'unplugged' }) });
  }

  /** Up to the screen on which notes are inserted. */
  chooseCash(saleId = 'sale-1'): this {
    this.choose(saleId);
    if (this.screen.name === 'payment') this.method('cash', saleId);
    return this;
  }

  method(method: 'qr' | 'cash', freshId = 'sale-1'): void {
    this.send({ kind: 'method', method, freshId, revision: this.loop.view().frame.revision });
  }

  touch(kind: 'cancel' | 'done'): void {
    this.send({ kind, revision: this.loop.view().frame.revision });
  }

  escrow(tenge: number): void {
    this.send({ kind: 'bill-escrowed', billTiyn: tiyn(tenge * 100) });
  }

  stacked(tenge: number | null, asked = true): void {
    this.#lastId += 1;
    this.send({
      kind: 'bill-stacked',
      billTiyn: tenge === null ? null : tiyn(tenge * 100),
      asked,
      freshId: `orphan-${String(this.#lastId)}`,
    });
  }

  /** A note goes all the way in. */
  insert(tenge: number): void {
    this.escrow(tenge);
    this.stacked(tenge);
  }

  /** The notes that were enabled last at the acceptor, in tenge. */
  get accepting(): readonly number[] {
    const last = this.effects.findLast((effect) => effect.kind === 'accept-bills');
    return (last?.billsTiyn ?? []).map((bill: Tiyn) => bill / 100);
  }

  count(kind: 'stack-bill' | 'give-bill-back' | 'pulse-relay'): number {
    return this.effects.filter((effect) => effect.kind === kind).length;
  }
}
