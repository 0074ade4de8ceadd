import { tiyn } from '../../../app/money/money.ts';
import { replay } from '../../../app/journal/replay.ts';
import { ok } from '../../../app/result.ts';
import type { ChecksAction } from '../../../app/service/doors/checks/actions.ts';
import type { ChecksEffect, ChecksOutcome, ChecksView } from '../../../app/service/doors/checks/types.ts';
import { NOTES } from './cash-harness.ts';
import { harnessSettings } from './loop-harness.ts';
import { ServiceHarness } from './service-harness.ts';
import type { MachineSettings } from './machine-settings.ts';

/** Ten bottles behind channel 1, an acceptor, and a person at the door of checks. */
export class ChecksHarness extends ServiceHarness {
  #lastNote = 0;

  constructor(settings: MachineSettings = {}) {
    super({
      catalogue: harnessSettings.catalogue.map((product) => ({ ...product, stock: 10 })),
      hasAcceptor: true,
      ...settings,
    });
  }

  atChecks(): this {
    this.ready();
    this.send({ kind: 'acceptor-ready', billsTiyn: NOTES, isFresh: true });
    this.enter('technician');
    this.open('checks');
    return this;
  }

  /** What the next start makes of what this one has written, up to the door. */
  afterPowerCut(): ChecksHarness {
    const next = new ChecksHarness();
    next.entries.push(...this.entries);
    next.send({ kind: 'booted', ledger: replay(this.entries), version: 'test' });
    next.send({ kind: 'relay-ready' });
    next.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
    return next;
  }

  check(action: ChecksAction): void {
    this.act({ step: 'checks', action });
  }

  outcome(outcome: ChecksOutcome): void {
    this.loop.dispatch({ kind: 'door-outcome', step: 'checks', role: 'technician', outcome });
  }

  get checks(): ChecksView {
    const { content } = this.menu;
    if (content.step !== 'checks') throw new Error(`the menu is at ${content.step}`);
    return content.door;
  }

  /** What main was asked to do for the door, of this kind. */
  asked<K extends ChecksEffect['kind']>(kind: K): readonly Extract<ChecksEffect, { kind: K }>[] {
    return this.serviceEffects.flatMap((one) =>
      one.kind === 'door-effect' && one.step === 'checks' && isOf(one.effect, kind) ? [one.effect] : [],
    );
  }

  /** What is left of the water by the running kiosk, which is what the journal adds up to. */
  get left(): number | undefined {
    const record = replay(this.entries).stock.get('water');
    const byJournal = record === undefined ? undefined : Math.max(0, record.loaded - record.dispensed);
    const byKiosk = this.loop.state().stock.get('water');
    if (byJournal !== byKiosk) throw new Error(`journal ${String(byJournal)}, kiosk ${String(byKiosk)}`);
    return byKiosk;
  }

  get accepting(): readonly number[] {
    const last = this.effects.findLast((effect) => effect.kind === 'accept-bills');
    return (last?.billsTiyn ?? []).map((bill) => bill / 100);
  }

  escrow(tenge: number): void {
    this.send({ kind: 'bill-escrowed', billTiyn: tiyn(tenge * 100) });
  }

  stackedUnasked(tenge: number): void {
    this.#lastNote += 1;
    this.send({
      kind: 'bill-stacked',
      billTiyn: tiyn(tenge * 100),
      asked: false,
      freshId: `orphan-${String(this.#lastNote)}`,
    });
  }
}

function isOf<K extends ChecksEffect['kind']>(
  effect: ChecksEffect,
  kind: K,
): effect is Extract<ChecksEffect, { kind: K }> {
  return effect.kind === kind;
}
