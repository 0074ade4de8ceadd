import { err } from '../../../app/result.ts';
import type { Effect } from '../../../app/session/state/effect.ts';
import { problem } from '../../../app/problem.ts';
import { repeatedNumber } from '../../../app/payment/provider.ts';
import { CoreAcceptor } from './core-acceptor.ts';
import { CorePrinter } from './core-printer.ts';
import { CoreSensor } from './core-sensor.ts';
import type { Auditor } from './auditor.ts';
import type { Bank } from './bank.ts';
import { refundKey } from './booked-purchase.ts';
import type { CoreRelay, DevicesParts } from './devices-parts.ts';
import type { Devices, Run } from './machine.ts';
import type { Network } from './network.ts';
import { amountAsked, pulseDone, pulseFailed, pulseOf, purchaseAnswered } from './shape.ts';
import { count, type SimulationContext } from './simulation-context.ts';

const STILL_STICKS = 0.7;

const PREPARE_MS = 200;
const AWAY_MS = [0, 50, 50, 10_000, 200_000] as const;

/** Carries the effects of the kind `core` out: the world answers each of them itself. */
export class CoreDevices implements Devices, CoreRelay {
  readonly #world: SimulationContext;
  readonly #bank: Bank;
  readonly #network: Network;
  readonly #auditor: Auditor;
  readonly acceptor: CoreAcceptor | null;
  readonly sensor: CoreSensor | null;
  readonly #printer: CorePrinter | null;
  #run: Run | null = null;
  #isPlugged = true;
  #pulses = 0;
  /** Whose product hangs on the shelf, also over a power cut. */
  #stuck: string | null = null;
  #deafUntilMs = 0;

  constructor(world: SimulationContext, parts: DevicesParts) {
    this.#world = world;
    this.#bank = parts.bank;
    this.#network = parts.network;
    this.#auditor = parts.auditor;
    this.acceptor = parts.hasAcceptor ? new CoreAcceptor(world, parts.auditor) : null;
    this.sensor = parts.hasSensor ? new CoreSensor(world) : null;
    this.#printer = parts.hasPrinter ? new CorePrinter(world) : null;
  }

  start(run: Run): void {
    this.#run = run;
    this.acceptor?.start(run);
    this.sensor?.start(run);
    this.#printer?.start(run);
    if (this.#isPlugged) run.clock.setTimer(PREPARE_MS, () => this.#report(run));
  }

  plug(isPlugged: boolean): void {
    if (this.#isPlugged === isPlugged) return;
    this.#isPlugged = isPlugged;
    const run = this.#run;
    if (run !== null) this.#world.scheduler.after(isPlugged ? PREPARE_MS : 0, () => this.#report(run));
  }

  #report(run: Run): void {
    run.dispatch(this.#isPlugged ? { kind: 'relay-ready' } : { kind: 'relay-lost', problem: problem('relay-lost') });
  }

  powerLost(): void {
    this.#run = null;
    this.acceptor?.powerLost();
    this.sensor?.powerLost();
    this.#printer?.powerLost();
    if (this.#pulses > 0) count(this.#world, 'cut-in-pulse');
    this.#pulses = 0;
  }

  calm(): void {
    this.plug(true);
    this.acceptor?.calm();
    this.#printer?.calm();
    this.sensor?.plug(true);
  }

  isBusy(): boolean {
    const isMoving = this.#pulses > 0 || this.acceptor?.isBusy() === true || this.#printer?.isBusy() === true;
    return isMoving || this.#network.underway > 0;
  }

  carryOut(effect: Effect, run: Run): void {
    const network = this.#network;
    const bank = this.#bank;
    switch (effect.kind) {
      case 'connect-payments':
        network.send(
          'connect',
          () => bank.connect(),
          (result) => run.dispatch({ kind: 'connect-answered', provider: 'kaspi', result }),
        );
        return;
      case 'ping-payments':
        network.send(
          'ping',
          () => bank.ping(),
          (result) => run.dispatch({ kind: 'ping-answered', provider: 'kaspi', result }),
        );
        return;
      case 'ask-purchase':
        network.send(
          'create',
          () => bank.create(effect.sale.saleId, amountAsked(effect)),
          (answer) => {
            if (!run.clock.isAlive) return;
            const isRepeated = answer.ok && run.knowsPurchase(answer.value.qrPaymentId);
            run.dispatch(purchaseAnswered(effect, isRepeated ? err(repeatedNumber(answer.value.qrPaymentId)) : answer));
          },
        );
        return;
      case 'ask-status': {
        const { saleId, qrPaymentId } = effect;
        network.send(
          'status',
          () => bank.status(qrPaymentId),
          (result) => run.dispatch({ kind: 'status-answered', saleId, qrPaymentId, result }),
        );
        return;
      }
      case 'ask-customer':
      case 'ask-refund-progress':
      case 'find-purchases':
        // This bank tells no names, gives money back at once, and finds nothing by the kiosk's own number.
        return;
      case 'ask-for-person': {
        const { saleId, qrPaymentId, question } = effect;
        this.#auditor.check(question.use(), 'a person asks for each question about an invoice', saleId);
        network.send(
          'status',
          () => bank.status(qrPaymentId),
          (result) => run.dispatch({ kind: 'status-answered', saleId, qrPaymentId, result }),
        );
        return;
      }
      case 'cancel-purchase': {
        const { saleId, qrPaymentId } = effect;
        network.send(
          'cancel',
          () => bank.cancel(qrPaymentId),
          (result) => run.dispatch({ kind: 'cancel-answered', saleId, qrPaymentId, result }),
        );
        return;
      }
      case 'ask-details': {
        const { saleId, qrPaymentId } = effect;
        network.send(
          'details',
          () => bank.details(qrPaymentId),
          (result) => run.dispatch({ kind: 'details-answered', saleId, qrPaymentId, result }),
        );
        return;
      }
      case 'ask-refund': {
        const { saleId, request } = effect;
        const { qrPaymentId } = request;
        this.#auditor.check(
          !network.isLate(refundKey(saleId, qrPaymentId)),
          'no refund is asked for again while the request before may be carried out',
          saleId,
        );
        network.send(
          'refund',
          () => bank.refund(request),
          (result) => run.dispatch({ kind: 'refund-answered', saleId, qrPaymentId, result }),
          refundKey(saleId, qrPaymentId),
        );
        return;
      }
      case 'ask-refund-qr': {
        const { saleId, attempt } = effect;
        network.send(
          'refund-qr',
          () => bank.createRefundQr(),
          (result) => run.dispatch({ kind: 'refund-qr-answered', saleId, attempt, result }),
        );
        return;
      }
      case 'ask-refund-qr-status': {
        const { refundQrId } = effect;
        network.send(
          'refund-qr',
          () => bank.refundQrStatus(refundQrId),
          (result) => run.dispatch({ kind: 'refund-qr-status-answered', refundQrId, result }),
        );
        return;
      }
      case 'ask-refund-qr-purchases': {
        const { refundQrId } = effect;
        network.send(
          'refund-qr',
          () => bank.refundQrPurchases(refundQrId),
          (result) => run.dispatch({ kind: 'refund-qr-purchases-answered', refundQrId, result }),
        );
        return;
      }
      case 'probe-journal': {
        const probed = run.probeJournal();
        run.dispatch(
          probed.ok ? { kind: 'journal-recovered' } : { kind: 'journal-refused', problem: probed.error, refused: null },
        );
        return;
      }
      case 'pulse-relay':
        this.#pulse(effect, run);
        return;
      case 'print':
        if (this.#printer === null) this.#auditor.fail('no paper without a printer', effect.kind);
        this.#printer.print(effect.number, run);
        return;
      case 'accept-bills':
      case 'stack-bill':
      case 'give-bill-back':
        if (this.acceptor === null) this.#auditor.fail('no notes without an acceptor', effect.kind);
        this.acceptor.carryOut(effect, run);
    }
  }

  /** It works; or nothing moved for certain; or that is unknown, and it moved or did not. */
  #pulse(effect: Extract<Effect, { kind: 'pulse-relay' }>, run: Run): void {
    const { saleId } = pulseOf(effect);
    const { decisions, rates } = this.#world;
    const { sensor } = this;
    // The sensor is armed before the relay is touched.
    if (sensor?.canWatch === false) {
      count(this.#world, 'relay-untouched');
      this.#pulses += 1;
      this.#end(run, 1, () => run.dispatch(pulseFailed(effect, true, 'blocked')));
      return;
    }
    const isDeaf = !this.#isPlugged || this.#world.scheduler.nowMs < this.#deafUntilMs;
    const fault = isDeaf ? 1 : decisions.fault('relay: pulse', rates.relay, 3);
    this.#pulses += 1;
    if (fault === 1) {
      if (!isDeaf) this.#loosen(AWAY_MS[decisions.below('relay: how long it is away', AWAY_MS.length)] ?? 0);
      count(this.#world, 'relay-untouched');
      this.#end(run, 1, () => run.dispatch(pulseFailed(effect, true, 'closed')));
      return;
    }
    const sticks = sensor !== null && this.#sticks(saleId);
    const falls = fault !== 3 && !sticks;
    if (falls) this.#auditor.onMove(saleId);
    if (fault !== 0) count(this.#world, 'relay-uncertain');
    if (sensor !== null && effect.watchMs !== null) {
      this.#watch(sensor, { effect, run, watchMs: effect.watchMs, falls, isKnown: fault === 0 });
      return;
    }
    this.#end(run, effect.pulseMs, () =>
      run.dispatch(fault === 0 && this.#isPlugged ? pulseDone(effect, 'unwatched') : pulseFailed(effect, false, 'io')),
    );
  }

  /** What has not come off its shelf the first time is likely not to come the second time either. */
  #sticks(saleId: string): boolean {
    const { decisions, rates } = this.#world;
    const sticks =
      this.#stuck === saleId
        ? decisions.chance('shelf: it still sticks', STILL_STICKS)
        : decisions.fault('shelf: the product sticks', rates.relay, 1) === 1;
    this.#stuck = sticks ? saleId : null;
    return sticks;
  }

  /** As `main/peripherals/dispenser` does it: what was seen counts, whatever became of the relay. */
  #watch(
    sensor: CoreSensor,
    pulse: {
      effect: Extract<Effect, { kind: 'pulse-relay' }>;
      run: Run;
      watchMs: number;
      falls: boolean;
      isKnown: boolean;
    },
  ): void {
    const { effect, run, watchMs, falls, isKnown } = pulse;
    const { drop, afterMs } = sensor.watch(falls, watchMs);
    this.#end(run, effect.pulseMs + afterMs, () =>
      run.dispatch(
        drop === 'seen' || (isKnown && this.#isPlugged) ? pulseDone(effect, drop) : pulseFailed(effect, false, 'io'),
      ),
    );
  }

  /** The plug came loose: the board is gone for a while, or for a moment without a report. */
  #loosen(ms: number): void {
    if (ms < PREPARE_MS) {
      this.#deafUntilMs = this.#world.scheduler.nowMs + ms;
      return;
    }
    this.plug(false);
    this.#world.scheduler.after(ms, () => this.plug(true));
  }

  #end(run: Run, ms: number, act: () => void): void {
    run.clock.setTimer(ms, () => {
      this.#pulses -= 1;
      act();
    });
  }
}
