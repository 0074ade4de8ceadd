import type { LoopObserver } from '../../../main/runtime/observers/observer.ts';
import type { RecordedEntry } from '../../../app/journal/entry.ts';
import { canGiveOut } from '../../../app/session/gates/can-dispense.ts';
import { isMoneyOpen } from '../../../app/session/quiet.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { Decisions } from '../engine/decisions.ts';
import { Scheduler } from '../engine/scheduler.ts';
import { EventTrace } from '../engine/event-trace.ts';
import { Violation } from '../engine/violation.ts';
import type { SimulatedJournal } from '../journal/simulated-journal.ts';
import { Auditor } from './auditor.ts';
import { Bank } from './bank.ts';
import { Customer } from './customer.ts';
import { auditBeforeRestart, auditFinally } from './final-audit.ts';
import { Machine, type Devices } from './machine.ts';
import type { MenuAuditor } from './menu-auditor.ts';
import type { MenuContext, MenuOfMachine } from './menu-of-machine.ts';
import type { FleetOperator, OperatorParts } from './fleet-operator.ts';
import type { TechnicianParts, Technicians } from './technicians.ts';
import type { SimulatedServices } from './simulated-services.ts';
import type { ServiceDevicesParts } from './service-devices.ts';
import type { ServicesAuditor } from './services-auditor.ts';
import { Network } from './network.ts';
import { noneReached, type ReachedCounts } from './reached.ts';
import type { Acceptor } from './acceptor.ts';
import type { CoreRelay, DevicesParts } from './devices-parts.ts';
import { count, type SimulationContext } from './simulation-context.ts';
import { drawSettings, drawFaultRates } from './fault-rates.ts';
import { Environment } from './environment.ts';
import type { PaymentCapabilities, RefundWay } from '../../../app/payment/capabilities.ts';
import type { KioskSettings } from '../../../app/session/state/settings.ts';

/** What came of a simulation. */
export interface Outcome {
  readonly violation: Violation | null;
  readonly reached: ReachedCounts;
  readonly simulatedMs: number;
  /** Everything that happened; empty unless the trace was asked for. */
  readonly trace: readonly string[];
}

type DevicesOfMachine = Devices & CoreRelay & { readonly acceptor: Acceptor | null };

/** The people at the service menu, and the menu. */
export interface WithTechnicians {
  makeMenu(world: SimulationContext, auditor: MenuAuditor, context: MenuContext): MenuOfMachine;
  makeTechnicians(world: SimulationContext, parts: TechnicianParts): Technicians;
}

/** Payment services other than Kaspi QR, and several. */
export interface WithServices {
  draw(decisions: Decisions): readonly PaymentCapabilities[];
  open(
    world: SimulationContext,
    capabilities: readonly PaymentCapabilities[],
    auditor: Auditor,
  ): { readonly services: SimulatedServices; readonly watch: ServicesAuditor };
  makeDevices(world: SimulationContext, parts: ServiceDevicesParts): DevicesOfMachine;
}

/**
 * How the kinds of simulation differ. What only some have, they bring along, because a run of another kind would load
 * it for nothing.
 */
export interface Kind {
  makeJournal(): SimulatedJournal;
  /** Which part of the simulations has a bill acceptor. */
  readonly withAcceptor: number;
  /** Which part has a drop sensor. */
  readonly withSensor: number;
  /** Which part has a printer. */
  readonly withPrinter: number;
  /** Which part of the machines with an acceptor has no payment service. */
  readonly withNotesAlone: number;
  /** Which part of the appends is answered later than at once. */
  readonly slowAppends: number;
  /** Which part of the requests for money is not sent, because the service takes so many in a minute. */
  readonly heldBack: number;
  /** Null where no technician comes to the service menu; they come at the end as well. */
  readonly technicians: WithTechnicians | null;
  /** Null where Kaspi QR is the only service. */
  readonly services: WithServices | null;
  /** On which part of the machines customers put several products into one sale. */
  readonly withBaskets: number;
  /** Absent where no fleet gives commands. */
  makeOperator?(world: SimulationContext, parts: OperatorParts): FleetOperator;
  /** What watches the loop's steps, at each start anew. */
  readonly observers?: () => readonly LoopObserver[];
  makeDevices(world: SimulationContext, parts: DevicesParts): DevicesOfMachine;
}

const CUSTOMERS = 12;
const PAUSE_MS = 6_000;
/** A simulation that is not at rest so long after the last fault never will be. */
const SETTLE_LIMIT_MS = 3 * 3_600_000;
const SIMULATION_LIMIT_MS = 48 * 3_600_000;
const LAST_DARKNESS_MS = 5_000;

/**
 * One simulation of a machine: some customers, then the faults end, time passes, the machine is restarted, and the
 * books are audited. Yields after each event, so that the caller can let promises run: whether a payment service has
 * made some.
 */
export function* simulateMachine(decisions: Decisions, kind: Kind, traces = false): Generator<boolean, Outcome> {
  const scheduler = new Scheduler();
  const trace = traces ? new EventTrace(scheduler) : null;
  const world: SimulationContext = {
    decisions,
    scheduler,
    trace,
    rates: drawFaultRates(decisions),
    reached: noneReached(),
    unanswered: new Set(),
    hasPromises: false,
    requested: new Set(),
    violation: null,
  };
  const journal = kind.makeJournal();
  try {
    yield* simulateChecked(world, kind, journal);
  } catch (error) {
    world.violation ??=
      error instanceof Violation
        ? error
        : new Violation(
            'the simulation does not crash',
            error instanceof Error ? (error.stack ?? error.message) : String(error),
          );
  } finally {
    journal.close();
  }
  return {
    violation: world.violation,
    reached: world.reached,
    simulatedMs: scheduler.nowMs,
    trace: trace?.lines ?? [],
  };
}

function* simulateChecked(world: SimulationContext, kind: Kind, journal: SimulatedJournal): Generator<boolean, void> {
  const { decisions, scheduler } = world;
  const drawn = drawSettings(decisions, kind);
  const settings = kind.services === null ? drawn : { ...drawn, services: kind.services.draw(decisions) };
  if (settings.services.length === 0) count(world, 'machine-without-a-bank');
  const auditor = new Auditor(world, { ...settings, refundWay: refundWayOf(settings) });
  const bank = new Bank(world, auditor);
  auditor.watch(bank);
  const served = kind.services?.open(world, settings.services, auditor) ?? null;
  const network = new Network(world, kind.heldBack);
  const parts = {
    bank,
    network,
    auditor,
    hasAcceptor: settings.hasAcceptor,
    hasSensor: settings.drop !== null,
    hasPrinter: settings.printer !== 'absent',
  };
  const ofServices = served === null ? null : kind.services?.makeDevices(world, { ...parts, ...served });
  const devices = ofServices ?? kind.makeDevices(world, parts);
  const { acceptor } = devices;
  const menu =
    kind.technicians?.makeMenu(world, auditor.menu, {
      catalogue: settings.catalogue,
      network,
      bank,
      entries: () => journal.entries(),
      canWrite: () => machine.isOn && journal.probe().ok,
      end: (how) => machine.cut(`because of ${how} at the menu`),
    }) ?? null;
  const machine: Machine = new Machine(world, {
    settings,
    journal,
    devices,
    auditor,
    slowAppends: kind.slowAppends,
    observers: () => [...(kind.observers?.() ?? []), ...(operator === null ? [] : [operator.observer])],
    menu,
    servicesNow: () => served?.services.ofStart(settings.services) ?? settings.services,
  });
  const operator = kind.makeOperator?.(world, { machine, auditor, entries: () => journal.entries() }) ?? null;
  machine.powerOn();
  const environment = new Environment(world, { network, journal, relay: devices, acceptor, machine, auditor });

  const { config = null } = menu ?? {};
  const technicians = kind.technicians?.makeTechnicians(world, { machine, journal, auditor, acceptor, config }) ?? null;
  technicians?.begin();
  operator?.begin();

  const services = served?.services ?? null;
  let left = CUSTOMERS;
  const next = (): void => {
    left -= 1;
    const pauseMs = 1_000 + decisions.below('the next customer comes', PAUSE_MS);
    if (left >= 0)
      scheduler.after(pauseMs, () =>
        new Customer(world, { number: CUSTOMERS - left, machine, bank, acceptor, services, leave: next }).arrive(),
      );
  };
  next();
  yield* until(world, () => left < 0, SIMULATION_LIMIT_MS, 'the customers come to an end');

  const staying = technicians !== null && decisions.chance('menu: somebody stays in it', 0.5) ? technicians : null;
  decisions.calm();
  technicians?.end();
  operator?.end();
  environment.end();
  services?.calm();
  // What is bound to a service waits for it.
  if (services?.isLeftOut === true) machine.cut('for a configuration with every service');
  if (bank.isGivenUp) {
    // Whoever gave the device up registers it again.
    bank.isGivenUp = false;
    machine.touch({ kind: 'connect-answered', provider: 'kaspi', result: bank.connect() });
  }
  if (staying !== null) yield* untilSettledInMenu(world, machine, staying);
  const isAtRest = (): boolean => opensAgain(machine) && isQuiet(machine, devices) && menu?.isBusy !== true;
  yield* until(world, isAtRest, SETTLE_LIMIT_MS, 'every obligation comes to an end');
  auditBeforeRestart(auditor, journal.entries());
  machine.cut('for the last time');
  scheduler.after(LAST_DARKNESS_MS, () => undefined);
  yield* until(world, isAtRest, SETTLE_LIMIT_MS, 'every obligation comes to an end');
  const entries: readonly RecordedEntry[] = journal.entries();
  if (menu !== null) auditor.menu.settings.atEnd(machine.state(), menu.config.catalogue());
  auditFinally(world, auditor, entries, refundWayOf(settings));
  auditor.check(acceptor?.takesNotes() !== true, 'no notes are taken in the end', 'they are');
  const { name } = machine.view()?.screen ?? { name: 'dark' };
  auditor.check(name === 'idle', 'idle and open for business in the end', name);
}

/** Whoever stopped the selling lets the machine sell again in the end, as soon as the disk takes it. */
function opensAgain(machine: Machine): boolean {
  const { closed = null, journal } = machine.state() ?? {};
  if (closed === null) return true;
  if (journal?.kind === 'ready')
    machine.touch({ kind: 'remote-act', id: 'the last', by: 'key', deed: { kind: 'back-in-service' } });
  return false;
}

/** How the machine's service gives money back; without one people do. */
function refundWayOf({ services }: KioskSettings): RefundWay {
  return services[0]?.refundWay ?? 'by-hand';
}

function* until(
  world: SimulationContext,
  isDone: () => boolean,
  limitMs: number,
  rule: string,
): Generator<boolean, void> {
  const endMs = world.scheduler.nowMs + limitMs;
  yield world.hasPromises;
  while (!isDone()) {
    const goesOn = world.scheduler.step();
    const { hasPromises } = world;
    world.hasPromises = false;
    yield hasPromises;
    if (world.violation !== null) throw world.violation;
    if (!goesOn || world.scheduler.nowMs > endMs) throw new Violation(rule, 'it does not');
  }
}

/** While the menu is open, debts continue to be settled. */
function* untilSettledInMenu(
  world: SimulationContext,
  machine: Machine,
  technicians: Technicians,
): Generator<boolean, void> {
  technicians.sitDown();
  yield* until(world, () => technicians.isSitting, SETTLE_LIMIT_MS, 'the menu opens in the end');
  const rule = 'every obligation comes to an end while the menu is open';
  yield* until(world, () => isSettled(machine.state()), SETTLE_LIMIT_MS, rule);
  count(world, 'settled-in-menu');
  technicians.standUp();
}

function isSettled(state: KioskState | null): boolean {
  return state !== null && !isMoneyOpen(state) && state.searches.length === 0;
}

/** Nothing is open, asked or on its way. */
function isQuiet(machine: Machine, devices: Devices): boolean {
  const state = machine.state();
  if (state === null || devices.isBusy() || machine.isWriting) return false;
  const hasBank = state.services.every(({ gate }) => gate.kind === 'ready');
  const isOpen = state.journal.kind === 'ready' && canGiveOut(state) && hasBank;
  const hasNotes =
    !state.settings.hasAcceptor ||
    (state.acceptor.kind === 'ready' && state.bill === null && state.accepting.length === 0);
  return isOpen && hasNotes && state.session.kind === 'idle' && isSettled(state);
}
