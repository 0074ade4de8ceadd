import type { Tiyn } from '../../../app/money/money.ts';
import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import type { DriverEnvironment } from '../../definition/define-driver.ts';
import type { Unsubscribe } from '../../common/listeners.ts';
import type { BytePort, PortError } from '../../port/byte-port.ts';
import { PortSupervisor } from '../../port/supervisor.ts';
import type {
  AcceptorError,
  AcceptorIdentity,
  AcceptorRemark,
  BillAcceptor,
  BillAcceptorEvent,
} from '../bill-acceptor.ts';
import { BillLoop, type LoopEnd } from './bill-loop.ts';
import { bringUp, type BroughtUp, type Failed, usableBills } from './bring-up.ts';
import type { PollState } from './protocol/poll.ts';
import { Reporter } from './reporter.ts';
import { ResetWatch } from './reset-watch.ts';
import { type CcnetSettings, configuredBills } from './settings.ts';
import { Unit } from './unit.ts';

/** A driver for CCNET bill validators (spec/peripherals section 1), not started yet. */
export function createCcnetAcceptor(settings: CcnetSettings, environment: DriverEnvironment): BillAcceptor {
  return new CcnetAcceptor(settings, environment);
}

class CcnetAcceptor implements BillAcceptor {
  readonly #settings: CcnetSettings;
  readonly #clock: Clock;
  readonly #link: PortSupervisor;
  readonly #reporter = new Reporter();
  readonly #configuredTiyn: readonly Tiyn[];
  #unit: Unit | undefined;
  #loop: BillLoop | undefined;
  #session: Promise<void> = Promise.resolve();
  readonly #resets: ResetWatch;
  #isStopping = false;
  #isReopening = false;
  #identity: AcceptorIdentity | null = null;
  #endWait: CancelTimer = () => undefined;

  constructor(settings: CcnetSettings, { opener, clock }: DriverEnvironment) {
    this.#settings = settings;
    this.#clock = clock;
    this.#resets = new ResetWatch(clock);
    this.#configuredTiyn = configuredBills(settings);
    const { port, baudRate, modemLines } = settings;
    this.#link = new PortSupervisor({
      opener,
      clock,
      port: { path: port, baudRate, modemLines },
      prepare: (port) => this.#begin(port),
      release: () => this.#finish(),
    });
    this.#link.onEvent((event) => {
      // The bill that was moving is reported before the loss: its session has ended by then.
      if (event.kind === 'lost') void this.#session.then(() => this.#linkLost(event.reason));
    });
  }

  onEvent(listener: (event: BillAcceptorEvent) => void): Unsubscribe {
    return this.#reporter.onEvent(listener);
  }

  onRemark(listener: (remark: AcceptorRemark) => void): Unsubscribe {
    return this.#reporter.onRemark(listener);
  }

  identity(): AcceptorIdentity | null {
    return this.#identity;
  }

  start(): void {
    this.#isStopping = false;
    this.#isReopening = false;
    this.#reporter.reset();
    this.#resets.forget();
    this.#link.start();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    // Set at once, so that a note that reaches escrow before the link ends is returned.
    this.#loop?.finish();
    this.#endWait();
    await this.#link.stop();
    this.#unit?.leave();
    await this.#session;
  }

  accept(billsTiyn: readonly Tiyn[]): void {
    this.#loop?.accept(billsTiyn.filter((billTiyn) => this.#configuredTiyn.includes(billTiyn)));
  }

  stack(): Result<void, AcceptorError> {
    return this.#loop?.decide('stack') ?? err(nothingThere);
  }

  giveBack(): Result<void, AcceptorError> {
    return this.#loop?.decide('return') ?? err(nothingThere);
  }

  /** Nothing can fail here: a unit that does not answer is looked for on the open port. */
  async #begin(port: BytePort): Promise<Result<void, never>> {
    this.#endWait();
    if (this.#resets.isExpected && this.#resets.tookLinkDown && !this.#isReopening)
      this.#reporter.remark({ kind: 'back-after-reset', sinceMs: this.#resets.sinceMs ?? 0 });
    const unit = new Unit(port, {
      clock: this.#clock,
      settings: this.#settings,
      reporter: this.#reporter,
      resets: this.#resets,
      isReopened: this.#isReopening,
      reopen: () => this.#reopen(),
    });
    this.#isReopening = false;
    this.#unit = unit;
    this.#session = this.#useUnit(unit);
    return ok(undefined);
  }

  #reopen(): void {
    this.#isReopening = true;
    this.#link.drop({ kind: 'timeout', message: 'no answer after RESET: the port is opened anew' });
  }

  /** A port that went with our own RESET is waited for; only one that stays away is lost. */
  #linkLost(reason: PortError): void {
    if (this.#isStopping) return;
    const isOurDoing = this.#isReopening && reason.kind === 'timeout';
    if (!this.#resets.isExpected) {
      if (!isOurDoing) this.#reporter.lost(reason);
      return;
    }
    if (isOurDoing) return;
    this.#resets.linkEnded();
    this.#reporter.remark({
      kind: 'waiting-after-reset',
      sinceMs: this.#resets.sinceMs ?? 0,
      why: `the port has gone: ${reason.message}`,
    });
    this.#endWait();
    this.#endWait = this.#clock.setTimer(this.#resets.leftMs, () => {
      this.#resets.missed();
      this.#reporter.lost(reason);
    });
  }

  /** Runs the link for as long as the port is open: initialises the unit, uses it, and initialises it again. */
  async #useUnit(unit: Unit): Promise<void> {
    let seen: PollState | null = null;
    while (!unit.isGone) {
      const broughtUp: Result<BroughtUp, Failed> = await bringUp(unit, seen);
      const end = broughtUp.ok ? await this.#useOrEnd(unit, broughtUp.value) : endOf(broughtUp.error);
      seen = null;
      // Once it was ready, only a unit that initializes itself again may still be affected by our RESET.
      const isStillStarting = end.kind === 'again' && end.seen?.state === 'initialize';
      if (broughtUp.ok && !isStillStarting) this.#resets.over();
      if (end.kind === 'finished') unit.leave();
      if (end.kind !== 'again') continue;
      this.#reporter.lost(end.reason);
      seen = end.seen;
      // Silence has a rhythm of its own; anything else would only be reset in a circle.
      if (!broughtUp.ok && !isSilence(end.reason)) await unit.pause(delays.ccnetResetEveryMs);
    }
  }

  /** A unit that restarts during `stop` has given back what it had by now; `ready` would invite the next note. */
  async #useOrEnd(unit: Unit, broughtUp: BroughtUp): Promise<LoopEnd> {
    return this.#isStopping ? { kind: 'finished' } : this.#use(unit, broughtUp);
  }

  async #use(unit: Unit, { identity, table }: BroughtUp): Promise<LoopEnd> {
    const loop = new BillLoop(unit, table);
    this.#loop = loop;
    const billsTiyn = usableBills(table, this.#configuredTiyn);
    this.#resets.ready();
    this.#identity = identity;
    this.#reporter.report({ kind: 'ready', identity, billsTiyn });
    const end = await loop.run();
    this.#loop = undefined;
    return end;
  }

  /** An orderly end within `delays.ccnetStopLimitMs`; a unit that is not ready has nothing to finish. */
  async #finish(): Promise<void> {
    const unit = this.#unit;
    if (unit === undefined) return;
    if (this.#loop === undefined) unit.leave();
    else this.#loop.finish();
    const cancel = this.#clock.setTimer(delays.ccnetStopLimitMs, () => unit.leave());
    await this.#session;
    cancel();
  }
}

const nothingThere: AcceptorError = { kind: 'no-bill-in-escrow', message: 'the acceptor is not ready' };

function endOf(failed: Failed): LoopEnd {
  return failed === 'gone' ? { kind: 'gone' } : { kind: 'again', reason: failed, seen: null };
}

function isSilence({ kind }: AcceptorError): boolean {
  return kind === 'silent' || kind === 'only-echo';
}
