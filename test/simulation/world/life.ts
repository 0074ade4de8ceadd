import type { RecordedEntry } from '../../../app/journal/entry.ts';
import { canGiveOut } from '../../../app/session/gates/can-dispense.ts';
import type { Decisions } from '../engine/decisions.ts';
import { Scheduler } from '../engine/scheduler.ts';
import { Story } from '../engine/story.ts';
import { Violation } from '../engine/violation.ts';
import type { SimulatedJournal } from '../journal/simulated-journal.ts';
import { Auditor } from './auditor.ts';
import { Bank } from './bank.ts';
import { Customer } from './customer.ts';
import { auditBeforeRestart, auditFinally } from './final-audit.ts';
import { Machine, type Hands } from './machine.ts';
import { Network } from './network.ts';
import { noneReached, type ReachedCounts } from './reached.ts';
import type { Acceptor } from './acceptor.ts';
import type { CoreRelay } from './core-hands.ts';
import type { Surroundings } from './surroundings.ts';
import { drawSettings, drawTemper } from './temper.ts';
import { Weather } from './weather.ts';

/** What came of a life. */
export interface Outcome {
  readonly violation: Violation | null;
  readonly reached: ReachedCounts;
  readonly simulatedMs: number;
  /** Everything that happened; empty unless the story was asked for. */
  readonly story: readonly string[];
}

/** How the two kinds of life differ. */
export interface Kind {
  makeJournal(): SimulatedJournal;
  /** Which part of the lives has a bill acceptor. */
  readonly withAcceptor: number;
  /** Which part has a drop sensor. */
  readonly withSensor: number;
  makeHands(world: Surroundings, parts: HandsParts): Hands & CoreRelay & { readonly acceptor: Acceptor | null };
}

/** What the hands work with. */
export interface HandsParts {
  readonly bank: Bank;
  readonly network: Network;
  readonly auditor: Auditor;
  readonly hasAcceptor: boolean;
  readonly hasSensor: boolean;
}

const CUSTOMERS = 12;
const PAUSE_MS = 6_000;
/** A life that is not at rest so long after everything is well again never will be. */
const SETTLE_LIMIT_MS = 3 * 3_600_000;
const LIFE_LIMIT_MS = 48 * 3_600_000;
const LAST_DARKNESS_MS = 5_000;

/**
 * One life of a machine: some customers, then everything is well again, time passes, the machine is restarted, and the
 * books are audited. Yields after each event, so that the caller can let promises run.
 */
export function* live(decisions: Decisions, kind: Kind, tells = false): Generator<void, Outcome> {
  const scheduler = new Scheduler();
  const story = tells ? new Story(scheduler) : null;
  const world: Surroundings = {
    decisions,
    scheduler,
    story,
    temper: drawTemper(decisions),
    reached: noneReached(),
    violation: null,
  };
  const journal = kind.makeJournal();
  try {
    yield* liveSafely(world, kind, journal);
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
    story: story?.lines ?? [],
  };
}

function* liveSafely(world: Surroundings, kind: Kind, journal: SimulatedJournal): Generator<void, void> {
  const { decisions, scheduler } = world;
  const settings = drawSettings(decisions, kind);
  const auditor = new Auditor(world, settings);
  const bank = new Bank(world, auditor);
  auditor.watch(bank);
  const network = new Network(world);
  const hands = kind.makeHands(world, {
    bank,
    network,
    auditor,
    hasAcceptor: settings.hasAcceptor,
    hasSensor: settings.drop !== null,
  });
  const { acceptor } = hands;
  const machine = new Machine(world, { settings, journal, hands, auditor });
  machine.powerOn();
  const weather = new Weather(world, { network, journal, relay: hands, acceptor, machine, auditor });

  let left = CUSTOMERS;
  const next = (): void => {
    left -= 1;
    const pauseMs = 1_000 + decisions.below('the next customer comes', PAUSE_MS);
    if (left >= 0)
      scheduler.after(pauseMs, () =>
        new Customer(world, { number: CUSTOMERS - left, machine, bank, acceptor, leave: next }).arrive(),
      );
  };
  next();
  yield* until(world, () => left < 0, LIFE_LIMIT_MS, 'the customers come to an end');

  decisions.calm();
  weather.end();
  const isAtRest = (): boolean => isQuiet(machine, hands);
  yield* until(world, isAtRest, SETTLE_LIMIT_MS, 'every obligation comes to an end');
  auditBeforeRestart(auditor, journal.entries());
  machine.cut('for the last time');
  scheduler.after(LAST_DARKNESS_MS, () => undefined);
  yield* until(world, isAtRest, SETTLE_LIMIT_MS, 'every obligation comes to an end');
  const entries: readonly RecordedEntry[] = journal.entries();
  auditFinally(world, auditor, entries, settings.refundWay);
  auditor.check(acceptor?.takesNotes() !== true, 'no notes are taken in the end', 'they are');
  const { name } = machine.view()?.screen ?? { name: 'dark' };
  auditor.check(name === 'idle', 'idle and open for business in the end', name);
}

function* until(world: Surroundings, isDone: () => boolean, limitMs: number, rule: string): Generator<void, void> {
  const endMs = world.scheduler.nowMs + limitMs;
  yield;
  while (!isDone()) {
    const goesOn = world.scheduler.step();
    yield;
    if (world.violation !== null) throw world.violation;
    if (!goesOn || world.scheduler.nowMs > endMs) throw new Violation(rule, 'it does not');
  }
}

/** Nothing is open, asked or on its way. */
function isQuiet(machine: Machine, hands: Hands): boolean {
  const state = machine.state();
  if (state === null || hands.isBusy()) return false;
  const isOpen = state.journal.kind === 'ready' && canGiveOut(state) && state.payments.kind === 'ready';
  const hasNotes =
    !state.settings.hasAcceptor ||
    (state.acceptor.kind === 'ready' && state.bill === null && state.accepting.length === 0);
  return (
    isOpen && hasNotes && state.session.kind === 'idle' && state.watched.length === 0 && state.refunds.length === 0
  );
}
