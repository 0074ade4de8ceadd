import type { Effect } from '../../../app/session/state/effect.ts';
import type { MachineEvent } from '../../../app/service/event.ts';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import { problem } from '../../../app/problem.ts';
import { createMemoryLine, type MemoryLine } from '../../../drivers/port/memory-port.ts';
import { createLcusRelay } from '../../../drivers/relay/lcus/driver.ts';
import { LcusSimulator, type LcusFault } from '../../../drivers/relay/lcus/simulator/simulator.ts';
import type { Relay } from '../../../drivers/relay/relay.ts';
import { createDispenser } from '../../../main/peripherals/dispenser.ts';
import { EscrowWatch } from '../../../main/peripherals/escrow-watch.ts';
import { runEffect, type EffectPorts } from '../../../main/runtime/run-effect.ts';
import { RunClock } from '../engine/scheduler.ts';
import type { Auditor } from './auditor.ts';
import type { Bank } from './bank.ts';
import { CcnetAcceptor } from './ccnet-acceptor.ts';
import { EscposPrinter } from './escpos-printer.ts';
import type { CoreRelay, DevicesParts } from './devices-parts.ts';
import type { Devices, Run } from './machine.ts';
import { ModemSensor } from './modem-sensor.ts';
import type { Network } from './network.ts';
import { simulatedProvider } from './provider.ts';
import { bankOnTheWire } from './wire.ts';
import { pulseOf } from './shape.ts';
import { count, type SimulationContext } from './simulation-context.ts';

const PATH = 'simulated';
const CHANNELS = [1, 2, 3] as const;
const LASTS_MS = [50, 2_000, 15_000, 200_000] as const;

/** Carries the effects of the kind `everything` out: the real run-effect, and the real driver on a board of bytes. */
export class EverythingDevices implements Devices, CoreRelay {
  readonly #world: SimulationContext;
  readonly #bank: Bank;
  readonly #network: Network;
  readonly #line: MemoryLine;
  readonly #board: LcusSimulator;
  readonly acceptor: CcnetAcceptor | null;
  readonly sensor: ModemSensor | null;
  readonly #printer: EscposPrinter | null;
  readonly #auditor: Auditor;
  #ports: EffectPorts | null = null;
  #escrow = new EscrowWatch();
  /** Whose product is to fall. */
  #pulsing: string | null = null;
  #isPlugged = true;
  #hasFault = false;
  /** The board was away or out of order while its contact was closed, so it could not be opened in time. */
  #wasDisturbed = false;

  constructor(world: SimulationContext, parts: DevicesParts) {
    this.#world = world;
    this.#bank = parts.bank;
    this.#network = parts.network;
    this.acceptor = parts.hasAcceptor ? new CcnetAcceptor(world, parts.auditor) : null;
    this.sensor = parts.hasSensor ? new ModemSensor(world) : null;
    this.#printer = parts.hasPrinter ? new EscposPrinter(world, parts.auditor) : null;
    this.#auditor = parts.auditor;
    const clock = new RunClock(world.scheduler, 0);
    this.#line = createMemoryLine(PATH, clock);
    this.#board = new LcusSimulator({ clock, channelCount: CHANNELS.length });
    this.#board.attach(this.#line.device);
    this.#board.onChange(({ on, previousMs }) => {
      if (on) parts.auditor.quietly(() => this.#turn(parts.auditor));
      if (on) this.#wasDisturbed = this.#hasFault || !this.#isPlugged;
      else if (!this.#wasDisturbed) parts.auditor.quietly(() => parts.auditor.dispensing.onContactOpened(previousMs));
    });
  }

  /** The motor of a shelf; with a sensor below it a product may stay where it is. */
  #turn(auditor: Auditor): void {
    const { decisions, rates } = this.#world;
    const sticks = this.sensor !== null && decisions.fault('shelf: the product sticks', rates.relay, 1) === 1;
    if (sticks) count(this.#world, 'drop-not-seen');
    else auditor.onMove(this.#pulsing);
    if (!sticks) this.sensor?.fall();
  }

  start(run: Run): void {
    // A port that the run before was just opening when it died has no owner any more.
    this.#line.device.unplug();
    if (this.#isPlugged) this.#line.device.plug();
    const relay = createLcusRelay(
      { port: PATH, baudRate: 9_600 },
      { opener: this.#line.opener, clock: run.clock },
      CHANNELS,
    );
    relay.onEvent((event) => {
      this.#world.trace?.tell(
        `relay board: ${event.kind === 'ready' ? `ready, ${event.feedback ? 'answers' : 'mute'}` : `lost, ${event.reason.kind}: ${event.reason.message}`}`,
      );
      run.dispatch(
        event.kind === 'ready'
          ? { kind: 'relay-ready' }
          : { kind: 'relay-lost', problem: problem('relay-lost', { code: event.reason.kind }) },
      );
    });
    this.#escrow = new EscrowWatch();
    this.acceptor?.start({ ...run, dispatch: this.#escrow.watching((event) => run.dispatch(event)) });
    this.sensor?.start(run);
    this.#ports = this.#portsOf(run, relay);
    relay.start();
  }

  #portsOf(run: Run, relay: Relay): EffectPorts {
    const payments = simulatedProvider(run, this.#network, bankOnTheWire(this.#world, this.#bank, this.#auditor));
    return {
      clock: run.clock,
      payments: () => payments,
      dispenser: createDispenser(relay, this.sensor?.driver ?? null, run.clock),
      printer: this.#printer?.start(run) ?? null,
      acceptor: null,
      probeJournal: () => run.probeJournal(),
      knowsPurchase: (qrPaymentId) => run.knowsPurchase(qrPaymentId),
      dispatch: (event) => {
        if (!run.clock.isAlive) return;
        this.#noteOutcome(event);
        run.dispatch(event);
      },
      log: { write: (level, event, facts) => run.writeLog(JSON.stringify([level, event, facts])) },
    };
  }

  #noteOutcome(event: KioskEvent): void {
    if (event.kind === 'pulse-done' || event.kind === 'pulse-failed') this.#pulsing = null;
    if (event.kind === 'pulse-done' && event.drop === 'unknown') count(this.#world, 'drop-unknown');
    if (event.kind === 'pulse-failed') count(this.#world, event.certain ? 'relay-untouched' : 'relay-uncertain');
  }

  carryOut(effect: Effect, run: Run, cause: MachineEvent): void {
    if (effect.kind === 'pulse-relay') {
      this.#pulsing = pulseOf(effect).saleId;
      this.#trouble(effect.pulseMs, pulseOf(effect).channel, run);
    }
    const ports = this.#ports;
    const driver = this.acceptor?.driver ?? null;
    const acceptor = driver === null ? null : this.#escrow.askedBy(cause, driver);
    if (ports !== null) runEffect(effect, { ...ports, acceptor });
  }

  /** Something is wrong with the board just before the pulse, or in the middle of it. */
  #trouble(pulseMs: number, channel: number, run: Run): void {
    const { decisions, rates } = this.#world;
    const fault = decisions.fault('relay: pulse', rates.relay, FAULTS.length);
    const name = FAULTS[fault - 1];
    if (name === undefined || !this.#isPlugged || this.#hasFault) return;
    const lastsMs = LASTS_MS[decisions.below('relay: how long it lasts', LASTS_MS.length)] ?? 0;
    if (name !== 'unplugged in the pulse') {
      this.#break(name, channel, lastsMs);
      return;
    }
    run.clock.setTimer(decisions.below('relay: unplugged after', pulseMs + 100), () => {
      if (this.#isPlugged && !this.#hasFault) this.#break('unplugged', channel, lastsMs);
    });
  }

  #break(name: Exclude<Trouble, 'unplugged in the pulse'>, channel: number, lastsMs: number): void {
    this.#world.trace?.tell(`relay board: ${name} for ${lastsMs} ms`);
    this.#hasFault = true;
    this.#wasDisturbed = true;
    if (name === 'stalled') this.#line.device.setStalled(true);
    else this.#board.setFault(faultOf(name, channel));
    this.#world.scheduler.after(lastsMs, () => this.#mend());
  }

  #mend(): void {
    if (!this.#hasFault) return;
    this.#hasFault = false;
    this.#line.device.setStalled(false);
    this.#board.setFault(this.#isPlugged ? undefined : { kind: 'power-cut' });
  }

  plug(isPlugged: boolean): void {
    if (this.#isPlugged === isPlugged) return;
    this.#isPlugged = isPlugged;
    this.#wasDisturbed = true;
    if (!this.#hasFault) this.#board.setFault(isPlugged ? undefined : { kind: 'power-cut' });
  }

  calm(): void {
    this.plug(true);
    this.#mend();
    this.acceptor?.calm();
    this.#printer?.calm();
    this.sensor?.plug(true);
  }

  /** The board hangs on the same power; the host's end of the line goes with the host. */
  powerLost(): void {
    if (this.#pulsing !== null) count(this.#world, 'cut-in-pulse');
    this.#pulsing = null;
    this.#ports = null;
    this.acceptor?.powerLost();
    this.#printer?.powerLost();
    this.sensor?.powerLost();
    this.#hasFault = false;
    this.#board.setFault({ kind: 'power-cut' });
    this.#line.device.setStalled(false);
    if (this.#isPlugged) this.#board.setFault(undefined);
  }

  isBusy(): boolean {
    const isMoving = this.#pulsing !== null || this.acceptor?.isBusy() === true || this.#printer?.isBusy() === true;
    return isMoving || this.#network.underway > 0;
  }
}

const FAULTS = ['unplugged', 'unplugged in the pulse', 'stalled', 'stuck', 'mute', 'garbage'] as const;
type Trouble = (typeof FAULTS)[number];

function faultOf(name: Exclude<Trouble, 'unplugged in the pulse' | 'stalled'>, channel: number): LcusFault {
  if (name === 'unplugged') return { kind: 'power-cut' };
  return name === 'stuck' ? { kind: 'stuck-off', channel } : { kind: name };
}
