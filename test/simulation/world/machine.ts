import type { JournalEntry } from '../../../app/journal/entry.ts';
import { err, type Result } from '../../../app/result.ts';
import type { Effect } from '../../../app/session/state/effect.ts';
import type { Log } from '../../../app/log/events.ts';
import type { Now } from '../../../app/ports/clock.ts';
import type { MachineEvent } from '../../../app/service/event.ts';
import { remoteMachine } from '../../../app/service/remote/remote.ts';
import type { ServiceView } from '../../../app/service/view.ts';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import { problem, type Problem } from '../../../app/problem.ts';
import { initialState, type KioskState } from '../../../app/session/state/state.ts';
import type { KioskSettings } from '../../../app/session/state/settings.ts';
import type { View } from '../../../app/session/view/view.ts';
import type { LoopObserver } from '../../../main/runtime/observers/observer.ts';
import { createEventLoop, type EventLoop } from '../../../main/runtime/event-loop.ts';
import { RunClock } from '../engine/scheduler.ts';
import { POWER_CUT, PowerCut, type SimulatedJournal } from '../journal/simulated-journal.ts';
import type { Auditor } from './auditor.ts';
import { SECRET } from './bank.ts';
import { payByCommand } from './clerk.ts';
import type { MenuOfMachine, MenuWindow } from './menu-of-machine.ts';
import { count, type SimulationContext } from './simulation-context.ts';

/** One run of the program, from power to power cut. */
export interface Run {
  readonly clock: RunClock;
  dispatch(event: KioskEvent): void;
  probeJournal(): Result<void, Problem>;
  knowsPurchase(qrPaymentId: string, binding?: string | null): boolean;
  writeLog(line: string): void;
}

/** What carries the effects out: answered by the world itself, or by the real drivers and `run-effect`. */
export interface Devices {
  start(run: Run): void;
  /** `cause` is the event that asked for it. */
  carryOut(effect: Effect, run: Run, cause: MachineEvent): void;
  /** Whatever hangs on the machine's power goes off with it. */
  powerLost(): void;
  /** Something moves or is on its way. */
  isBusy(): boolean;
}

export interface MachineParts {
  readonly settings: KioskSettings;
  readonly journal: SimulatedJournal;
  readonly devices: Devices;
  readonly auditor: Auditor;
  /** Which part of the appends is answered later. */
  readonly slowAppends: number;
  readonly observers: () => readonly LoopObserver[];
  /** Null without a technician. */
  readonly menu: MenuOfMachine | null;
  /** The payment services that the configuration has at a start. */
  readonly servicesNow: () => KioskSettings['services'];
}

/** How long an append takes that is not answered at once: a busy disk, a stalled one, a lock of another program. */
const SLOW_MS = [40, 1_000, 5_000, 120_000] as const;
const SLOW_WEIGHTS = [4, 4, 3, 1] as const;

const DARK_MS = [1_000, 20_000, 90_000, 3_600_000] as const;
const DARK_WEIGHTS = [4, 4, 3, 1] as const;

const SOON_MS = 1_500;
const LATER_MS = 15_000;
const LONGEST_FULL_MS = 90_000;
const RISKY: ReadonlySet<Effect['kind']> = new Set(['pulse-relay', 'ask-refund', 'ask-purchase', 'stack-bill']);

/** The kiosk's computer: runs the real loop, loses its power, and boots again by the real way. */
export class Machine {
  readonly #world: SimulationContext;
  readonly #parts: MachineParts;
  #run: RunClock | null = null;
  #loop: EventLoop | null = null;
  #window: MenuWindow | null = null;
  /** What was being written when the power went. */
  #unanswered: readonly JournalEntry[] = [];
  #isJournalOpen = false;
  #isWriting = false;
  /** The power fails as soon as the write in hand is acknowledged. */
  #cutAfterwards = false;
  #lastScreen = '';
  #shown: View | null = null;

  constructor(world: SimulationContext, parts: MachineParts) {
    this.#world = world;
    this.#parts = parts;
  }

  get isOn(): boolean {
    return this.#run !== null;
  }

  /** An append is on its way. */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  /** What the window shows, with the time limit as it was when this came up; null while it is dark. */
  view(): View | null {
    return this.#shown ?? this.#loop?.view() ?? null;
  }

  /** The same with what is left of the time limit now, which the window counts down. */
  viewNow(): View | null {
    return this.#loop?.view() ?? null;
  }

  state(): KioskState | null {
    return this.#loop?.state() ?? null;
  }

  /** The loop of this run; null while it is dark. */
  get loop(): EventLoop | null {
    return this.#loop;
  }

  touch(event: MachineEvent): void {
    this.#loop?.dispatch(event);
  }

  /** What the service menu shows; null where it is closed. */
  menuView(): ServiceView | null {
    return this.#loop?.serviceView() ?? null;
  }

  /** The operator's name and the pad behind it; null while it is dark. */
  window(): MenuWindow | null {
    return this.#window;
  }

  powerOn(): void {
    const { settings, auditor, devices } = this.#parts;
    this.#world.trace?.tell('the machine is switched on');
    const clock = new RunClock(this.#world.scheduler, this.#world.decisions.below('monotonic clock at start', 1_000));
    this.#run = clock;
    this.#lastScreen = '';
    const log: Log = {
      write: (level, event, facts) => {
        if (!clock.isAlive) return;
        run.writeLog(JSON.stringify([level, event, facts]));
        if (event === 'internal-error' || event === 'service-failed')
          auditor.quietly(() => auditor.fail('the program does not crash', JSON.stringify(facts)));
      },
    };
    const catalogue = this.#parts.menu?.config.catalogue() ?? settings.catalogue;
    if (this.#parts.menu !== null) auditor.menu.settings.started(catalogue);
    const loop = createEventLoop(initialState({ ...settings, catalogue, services: this.#parts.servicesNow() }), {
      clock,
      append: (entries, now) => this.#append(clock, entries, now),
      show: (view) => {
        if (!clock.isAlive) return;
        this.#shown = view;
        this.#guarded(() => auditor.onView(view, loop.state()));
        this.#tidyWhenIdle(clock, view);
      },
      run: (effect, cause) => {
        if (clock.isAlive) this.#guarded(() => this.#carryOut(run, effect, cause));
      },
      log,
      observers: this.#parts.observers(),
    });
    const run: Run = {
      clock,
      dispatch: (event) => {
        if (!clock.isAlive) return;
        loop.dispatch(event);
        if (this.#run === clock) auditor.dispensing.onState(loop.state());
      },
      probeJournal: () => this.#probeJournal(run),
      knowsPurchase: (qrPaymentId, binding) => this.#parts.journal.knowsPurchase(qrPaymentId, binding),
      writeLog: (line) => auditor.quietly(() => auditor.onLog(line, SECRET)),
    };
    loop.attachRemote(remoteMachine);
    this.#loop = loop;
    const dispatch = (event: MachineEvent): void => {
      if (clock.isAlive) loop.dispatch(event);
    };
    this.#window = this.#parts.menu?.join({ clock, loop, log, dispatch }) ?? null;
    devices.start(run);
    const opened = this.#probeJournal(run);
    if (!opened.ok) run.dispatch({ kind: 'journal-refused', problem: opened.error, refused: null });
  }

  /** The power goes; it comes back after a while. */
  cut(why: string): void {
    if (this.#run === null) return;
    this.#world.trace?.tell(`THE POWER FAILS ${why}`);
    this.#parts.auditor.powerFailed();
    if (this.state()?.refunds.some(({ refund, asked }) => asked && refund.step === 'ask') === true)
      count(this.#world, 'cut-in-refund');
    this.#run.die();
    this.#loop?.stop();
    this.#run = null;
    this.#loop = null;
    this.#shown = null;
    this.#window = null;
    this.#parts.menu?.powerLost();
    this.#isJournalOpen = false;
    if (this.#isWriting) count(this.#world, 'cut-in-slow-append');
    this.#isWriting = false;
    this.#parts.devices.powerLost();
    const { decisions, scheduler } = this.#world;
    this.#parts.journal.cutPower((what, below) => decisions.below(what, below));
    const longest = DARK_MS[decisions.weighted('how long it is dark', DARK_WEIGHTS)] ?? 0;
    const darkMs = 500 + decisions.below('dark for so many tenths', longest / 100) * 100;
    scheduler.after(darkMs, () => this.powerOn());
  }

  /** As `startKiosk` does it: opened at the start, or later, when the disk has room again. */
  #probeJournal(run: Run): Result<void, Problem> {
    const { journal, auditor } = this.#parts;
    if (this.#isJournalOpen) return journal.probe();
    let ledger = journal.open();
    if (!ledger.ok) return ledger;
    this.#isJournalOpen = true;
    auditor.onReopened(journal.entries(), this.#unanswered);
    this.#unanswered = [];
    if (this.#parts.menu !== null) {
      payByCommand(this.#world, { journal, auditor }, { wallMs: run.clock.wallMs(), monoMs: run.clock.monoMs() });
      ledger = journal.open();
      if (!ledger.ok) return ledger;
    }
    run.dispatch({ kind: 'booted', ledger: ledger.value, version: 'simulation' });
    return { ok: true, value: undefined };
  }

  /** At once, or later: then the entries reach the disk at the end of that time, or at its beginning. */
  #append(
    clock: RunClock,
    entries: readonly JournalEntry[],
    now: Now,
  ): Result<void, Problem> | Promise<Result<void, Problem>> {
    if (!clock.isAlive) throw POWER_CUT;
    const { slowAppends } = this.#parts;
    const { decisions } = this.#world;
    const isSlow = slowAppends > 0 && !decisions.isCalm && decisions.chance('the disk takes its time', slowAppends);
    if (!isSlow) {
      const written = this.#write(clock, entries, now);
      return written.ok ? this.#acknowledge(entries) : written;
    }
    count(this.#world, 'disk-slow');
    const longestMs = SLOW_MS[decisions.weighted('how slow the disk is', SLOW_WEIGHTS)] ?? 0;
    const isEarly = decisions.chance('the entries are there before the answer', 0.5);
    const early = isEarly ? this.#write(clock, entries, now) : null;
    this.#isWriting = true;
    return new Promise((resolve) => {
      clock.setTimer(1 + decisions.below('the append takes', longestMs), () => {
        this.#isWriting = false;
        this.#unlessCut(() => {
          const written = early ?? this.#write(clock, entries, now);
          resolve(written.ok ? this.#acknowledge(entries) : written);
        });
      });
    });
  }

  /** An exception behind a promise would be lost; the violation is kept, and ends the simulation nevertheless. */
  #guarded(act: () => void): void {
    if (this.#parts.slowAppends > 0) this.#parts.auditor.quietly(act);
    else act();
  }

  /** A power cut in the middle of it ends the run, so there is no caller for an exception. */
  #unlessCut(act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
    }
  }

  /** The entries are on disk and are promised to be kept. */
  #acknowledge(entries: readonly JournalEntry[]): Result<void, Problem> {
    this.#unanswered = [];
    this.#parts.auditor.onEntries(entries);
    if (this.#cutAfterwards) this.#die('after a write, before its view and effects', 'cut-after-append');
    return { ok: true, value: undefined };
  }

  #write(clock: RunClock, entries: readonly JournalEntry[], now: Now): Result<void, Problem> {
    if (!clock.isAlive) throw POWER_CUT;
    const { journal, auditor } = this.#parts;
    if (!this.#isJournalOpen) return err(problem('journal-failed'));
    const cut = this.#world.decisions.fault('power at a write', this.#world.rates.power, 3);
    if (cut === 1) this.#die('before a write', 'cut-before-append');
    this.#unanswered = entries;
    if (cut === 2) journal.cutDuringNextAppend();
    try {
      const written = journal.append(entries, now);
      if (!written.ok) {
        this.#unanswered = [];
        // A faulty program is reported by its own rule first, if one applies.
        if (written.error.reason === 'internal-error')
          auditor.quietly(() => auditor.onMisplaced(entries, written.error));
        count(this.#world, 'disk-refused-write');
        return written;
      }
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
      this.#die('during a write', 'cut-during-append');
    }
    this.#cutAfterwards = cut === 3;
    return { ok: true, value: undefined };
  }

  #carryOut(run: Run, effect: Effect, cause: MachineEvent): void {
    if (this.#world.decisions.chance('power before an effect', this.#world.rates.power))
      this.#die(`before the effect ${effect.kind}`, 'cut-before-effect');
    this.#world.trace?.tell(`effect: ${effect.kind}`);
    // The program itself detects that it is too late; if it moves something nevertheless, that is judged where it
    // moves.
    const isLate = effect.kind === 'pulse-relay' && run.clock.monoMs() >= effect.untilMonoMs;
    if (isLate) count(this.#world, 'intent-too-late');
    else this.#parts.auditor.onEffect(effect, this.state());
    this.#parts.devices.carryOut(effect, run, cause);
    if (!RISKY.has(effect.kind)) return;
    const { decisions, rates } = this.#world;
    if (decisions.chance('power soon after an effect', rates.power * 4)) this.#cutSoon(run);
    if (decisions.chance('disk full soon after an effect', rates.environment / 5)) this.#fillDiskSoon();
  }

  /** Between the effect and the entry of its outcome. */
  #fillDiskSoon(): void {
    const { decisions, scheduler } = this.#world;
    const { journal } = this.#parts;
    scheduler.after(decisions.below('disk full after', SOON_MS), () => {
      count(this.#world, 'disk-full');
      this.#world.trace?.tell('the disk is full');
      journal.setFull(true);
      scheduler.after(1_000 + decisions.below('disk full for', LONGEST_FULL_MS), () => {
        this.#world.trace?.tell('the disk has room again');
        journal.setFull(false);
      });
    });
  }

  /** While the relay moves or a request is on its way. */
  #cutSoon(run: Run): void {
    const { decisions } = this.#world;
    // Soon enough to come into the middle of it, or late enough to come while its outcome waits for something else.
    const withinMs = decisions.chance('not quite so soon', 0.3) ? LATER_MS : SOON_MS;
    run.clock.setTimer(decisions.below('power fails after', withinMs), () => {
      count(this.#world, 'cut-at-random');
      this.cut('while something is on its way');
    });
  }

  #die(
    where: string,
    what: 'cut-before-append' | 'cut-during-append' | 'cut-after-append' | 'cut-before-effect',
  ): never {
    count(this.#world, what);
    this.cut(where);
    throw POWER_CUT;
  }

  /** Back at idle is a quiet moment, as in `startKiosk`. */
  #tidyWhenIdle(clock: RunClock, { screen }: View): void {
    if (screen.name === 'idle' && this.#lastScreen !== screen.name) {
      clock.setTimer(0, () => this.#parts.journal.tidy({ wallMs: clock.wallMs(), monoMs: clock.monoMs() }));
    }
    this.#lastScreen = screen.name;
  }
}
