import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import type { JournalEntry, RecordedEntry } from '../../../app/journal/entry.ts';
import type { LedgerLine } from '../../../app/journal/ledger.ts';
import { ledgerReport } from '../../support/ledger-report.ts';
import { replay } from '../../../app/journal/replay.ts';
import type { PaymentProvider } from '../../../app/payment/provider.ts';
import { ok } from '../../../app/result.ts';
import { DELAYS, DISPENSE_ATTEMPTS_LIMIT } from '../../../app/session/state/delays.ts';
import type { Effect } from '../../../app/session/state/effect.ts';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import { initialState } from '../../../app/session/state/state.ts';
import type { Screen } from '../../../app/session/view/view.ts';
import { createEventLoop, type EventLoop } from '../../../main/runtime/event-loop.ts';
import { runEffect } from '../../../main/runtime/run-effect.ts';
import { harnessSettings } from '../../support/harness/loop-harness.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import type { SandboxHarness } from '../../support/harness/sandbox-harness.ts';
import { silentLog } from '../../support/fakes/silent-log.ts';
import { catalogue, SALE } from './harness.ts';
import { aService } from '../../support/harness/machine-settings.ts';

type Pulse = Extract<Effect, { kind: 'pulse-relay' }>;

/** A machine that runs on a fake clock and asks the sandbox over a real connection; its relay obeys. */
export class BankHarness {
  readonly clock = new FakeClock();
  readonly #bank: SandboxHarness;
  readonly #dataDirectory: string;
  readonly #entries: RecordedEntry[];
  readonly #loop: EventLoop;
  readonly #pulses: Pulse[] = [];
  #questions = 0;
  #isQuiet: () => void = () => undefined;

  private constructor(
    bank: SandboxHarness,
    settings: KaspiSettings,
    before: { entries: readonly RecordedEntry[]; dataDirectory: string },
  ) {
    this.#bank = bank;
    this.#dataDirectory = before.dataDirectory;
    this.#entries = [...before.entries];
    const payments = bank.provider(settings, this.#dataDirectory);
    this.#loop = createEventLoop(
      initialState({
        ...harnessSettings,
        services: [aService({ refundWay: 'direct' })],
        catalogue: catalogue(),
        maxQuantity: 5,
      }),
      {
        clock: this.clock,
        append: (entries, now) => {
          for (const entry of entries) this.#entries.push({ sequence: this.#entries.length + 1, ...now, entry });
          return ok(undefined);
        },
        show: () => undefined,
        run: (effect) => {
          this.#run(effect, payments);
        },
        log: silentLog,
      },
    );
  }

  /** A new machine, connected and idle. */
  static async open(bank: SandboxHarness, settings: KaspiSettings): Promise<BankHarness> {
    return new BankHarness(bank, settings, {
      entries: [],
      dataDirectory: mkdtempSync(join(bank.directory, 'machine-')),
    }).#boot();
  }

  /** The process dies where it stands, and the next one starts soon, perhaps with another configuration. */
  restart(settings: KaspiSettings): Promise<BankHarness> {
    this.#loop.stop();
    const next = new BankHarness(this.#bank, settings, { entries: this.#entries, dataDirectory: this.#dataDirectory });
    next.clock.jumpWall(this.clock.wallMs() + DELAYS.dispenseWithinMs - next.clock.wallMs());
    return next.#boot();
  }

  async #boot(): Promise<this> {
    this.#loop.dispatch({ kind: 'booted', ledger: replay(this.#entries), version: 'test' });
    this.#loop.dispatch({ kind: 'relay-ready' });
    await this.#answered();
    return this;
  }

  #run(effect: Effect, payments: PaymentProvider): void {
    if (effect.kind === 'pulse-relay') {
      this.#pulses.push(effect);
      return;
    }
    this.#questions += 1;
    const dispatch = (event: KioskEvent): void => {
      this.#questions -= 1;
      this.#loop.dispatch(event);
      if (this.#questions === 0) this.#isQuiet();
    };
    runEffect(effect, {
      clock: this.clock,
      payments: () => payments,
      dispenser: null,
      printer: null,
      acceptor: null,
      probeJournal: () => ok(undefined),
      dispatch,
      knowsPurchase: () => false,
      log: silentLog,
    });
  }

  /** Nothing is on its way to the bank any more. */
  #answered(): Promise<void> {
    return this.#questions === 0
      ? Promise.resolve()
      : new Promise((resolve) => {
          this.#isQuiet = resolve;
        });
  }

  /** Time passes; what is asked in it is answered at its end. */
  async wait(byMs: number): Promise<void> {
    await this.clock.advance(byMs);
    await this.#answered();
  }

  /** So many pieces are paid at the bank, and the first pulse is on its way. */
  async buy(quantity: number): Promise<string> {
    const revision = (): number => this.#loop.view().frame.revision;
    this.#loop.dispatch({ kind: 'choose', productId: 'water', freshId: SALE, revision: revision() });
    this.#loop.dispatch({ kind: 'quantity', quantity, revision: revision() });
    this.#loop.dispatch({ kind: 'pay', freshId: SALE, revision: revision() });
    await this.#answered();
    const [qrPaymentId = ''] = this.ledger()[0]?.purchases ?? [];
    const { phone } = this.#bank.sandbox;
    const paid = [await phone.scan(qrPaymentId), await phone.confirm(qrPaymentId)];
    if (!paid.every((one) => one.ok)) throw new Error(JSON.stringify(paid));
    await this.wait(DELAYS.lastCheckMs);
    return qrPaymentId;
  }

  async drop(): Promise<void> {
    this.#loop.dispatch({ kind: 'pulse-done', dispense: this.#pulse().dispense, drop: 'unwatched' });
    await this.wait(DELAYS.settleMs);
  }

  /** This piece certainly does not come out; what is asked about it is answered. */
  async jam(): Promise<void> {
    for (let attempt = 0; attempt < DISPENSE_ATTEMPTS_LIMIT; attempt += 1) {
      this.#loop.dispatch({ kind: 'pulse-failed', dispense: this.#pulse().dispense, certain: true, reason: 'jammed' });
    }
    await this.#answered();
  }

  #pulse(): Pulse {
    const last = this.#pulses.at(-1);
    if (last === undefined) throw new Error('nothing was pulsed');
    return last;
  }

  get screen(): Screen {
    return this.#loop.view().screen;
  }

  kinds(): readonly JournalEntry['kind'][] {
    return this.#entries.map(({ entry }) => entry.kind);
  }

  ledger(): readonly LedgerLine[] {
    return ledgerReport(replay(this.#entries)).lines;
  }

  /** What the bank has given back of a purchase, in tiyn. */
  givenBack(qrPaymentId: string): number | undefined {
    return this.#bank.sandbox.purchases().find(({ id }) => id === qrPaymentId)?.returnedTiyn;
  }

  stop(): void {
    this.#loop.stop();
  }
}
