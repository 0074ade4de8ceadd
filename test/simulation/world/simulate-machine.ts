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
import { MenuOfMachine } from './menu-of-machine.ts';
import { Technicians } from './technicians.ts';
import { Network } from './network.ts';
import { noneReached, type ReachedCounts } from './reached.ts';
import type { Acceptor } from './acceptor.ts';
import type { CoreRelay, DevicesParts } from './devices-parts.ts';
import { count, type SimulationContext } from './simulation-context.ts';
import { drawSettings, drawFaultRates } from './fault-rates.ts';
import { drawServices } from './drawn-services.ts';
import { Houses } from './houses.ts';
import { ServiceDevices } from './service-devices.ts';
import { ServicesAuditor } from './services-auditor.ts';
import { Environment } from './environment.ts';
import type { RefundWay } from '../../../app/payment/capabilities.ts';
import type { KioskSettings } from '../../../app/session/state/settings.ts';

/** What came of a simulation. */
export interface Outcome {
  readonly violation: Violation | null;
  readonly reached: ReachedCounts;
  readonly simulatedMs: number;
  /** Everything that happened; empty unless the trace was asked for. */
  readonly trace: readonly string[];
}

/** How the two kinds of simulation differ. */
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
  /** Whether technicians come to the service menu, also at the end. */
  readonly withTechnicians: boolean;
  /** Whether customers put several products into one sale. */
  readonly withBaskets?: true;
  /** Whether there are other payment services than Kaspi QR, and several. */
  readonly withServices?: true;
  makeDevices(
    world: SimulationContext,
    parts: DevicesParts,
  ): Devices & CoreRelay & { readonly acceptor: Acceptor | null };
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
  const settings = kind.withServices === true ? { ...drawn, services: drawServices(decisions) } : drawn;
  if (settings.services.length === 0) count(world, 'machine-without-a-bank');
  const auditor = new Auditor(world, { ...settings, refundWay: refundWayOf(settings) });
  const bank = new Bank(world, auditor);
  auditor.watch(bank);
  const served = kind.withServices === true ? openServices(world, settings, auditor) : null;
  const network = new Network(world, kind.heldBack);
  const parts = {
    bank,
    network,
    auditor,
    hasAcceptor: settings.hasAcceptor,
    hasSensor: settings.drop !== null,
    hasPrinter: settings.printer !== 'absent',
  };
  const devices = served === null ? kind.makeDevices(world, parts) : new ServiceDevices(world, { ...parts, ...served });
  const { acceptor } = devices;
  const menu = kind.withTechnicians
    ? new MenuOfMachine(world, auditor.menu, {
        catalogue: settings.catalogue,
        network,
        bank,
        entries: () => journal.entries(),
        canWrite: () => machine.isOn && journal.probe().ok,
        end: (how) => machine.cut(`because of ${how} at the menu`),
      })
    : null;
  const machine: Machine = new Machine(world, {
    settings,
    journal,
    devices,
    auditor,
    slowAppends: kind.slowAppends,
    menu,
    servicesNow: () => served?.houses.ofStart(settings.services) ?? settings.services,
  });
  machine.powerOn();
  const environment = new Environment(world, { network, journal, relay: devices, acceptor, machine, auditor });

  const technicians = new Technicians(world, { machine, journal, auditor, acceptor, config: menu?.config ?? null });
  if (kind.withTechnicians) technicians.begin();

  const houses = served?.houses ?? null;
  let left = CUSTOMERS;
  const next = (): void => {
    left -= 1;
    const pauseMs = 1_000 + decisions.below('the next customer comes', PAUSE_MS);
    if (left >= 0)
      scheduler.after(pauseMs, () =>
        new Customer(world, { number: CUSTOMERS - left, machine, bank, acceptor, houses, leave: next }).arrive(),
      );
  };
  next();
  yield* until(world, () => left < 0, SIMULATION_LIMIT_MS, 'the customers come to an end');

  const sits = kind.withTechnicians && decisions.chance('menu: somebody stays in it', 0.5);
  decisions.calm();
  technicians.end();
  environment.end();
  houses?.calm();
  // What is bound to a service waits for it.
  if (houses?.isLeftOut === true) machine.cut('for a configuration with every service');
  if (bank.isGivenUp) {
    // Whoever gave the device up registers it again.
    bank.isGivenUp = false;
    machine.touch({ kind: 'connect-answered', provider: 'kaspi', result: bank.connect() });
  }
  if (sits) yield* untilSettledInMenu(world, machine, technicians);
  const isAtRest = (): boolean => isQuiet(machine, devices) && menu?.isBusy !== true;
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

function openServices(
  world: SimulationContext,
  { services }: KioskSettings,
  auditor: Auditor,
): { readonly houses: Houses; readonly services: ServicesAuditor } {
  const watch = new ServicesAuditor(world, auditor);
  const houses = new Houses(world, services, watch);
  watch.watch(houses);
  auditor.watch(houses);
  auditor.services = watch;
  return { houses, services: watch };
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
