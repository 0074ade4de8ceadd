import { TIYN_PER_TENGE, type Tiyn } from '../../../app/money/money.ts';
import { createCcnetAcceptor } from '../../../drivers/bill-acceptor/ccnet/driver.ts';
import { ccnetSettings } from '../../../drivers/bill-acceptor/ccnet/settings.ts';
import { CcnetSimulator, type CcnetFault } from '../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import type { BillAcceptor } from '../../../drivers/bill-acceptor/bill-acceptor.ts';
import { createMemoryLine, type DeviceLine, type MemoryLine } from '../../../drivers/port/memory-port.ts';
import { followAcceptor } from '../../../main/peripherals/follow-acceptor.ts';
import { RunClock } from '../engine/scheduler.ts';
import type { Acceptor } from './acceptor.ts';
import { NOTES } from './notes.ts';
import type { Auditor } from './auditor.ts';
import { ResetWatch } from './reset-watch.ts';
import type { Run } from './machine.ts';
import { count, type SimulationContext } from './simulation-context.ts';

const PATH = 'simulated-acceptor';
const SETTINGS = ccnetSettings.parse({
  driver: 'ccnet',
  port: PATH,
  denominationsTenge: NOTES.map((note) => note / TIYN_PER_TENGE),
});
/** What a unit does after each RESET, and for how long; the first of them is ready soon. */
const STARTS: readonly (Extract<CcnetFault, { kind: 'boots-after-reset' }> | null)[] = [
  null,
  { kind: 'boots-after-reset', bootMs: 6_000, meanwhile: 'silence' },
  { kind: 'boots-after-reset', bootMs: 19_000, meanwhile: 'silence' },
  { kind: 'boots-after-reset', bootMs: 300, meanwhile: 'gone' },
  { kind: 'boots-after-reset', bootMs: 15_000, meanwhile: 'gone' },
  { kind: 'boots-after-reset', bootMs: 8_000, meanwhile: 'garbage' },
  { kind: 'boots-after-reset', bootMs: 8_000, meanwhile: 'nak' },
];
const LASTS_MS = [300, 2_000, 12_000, 70_000] as const;
/** From escrow into the cassette it takes this long, and a little more. */
const SOON_MS = 2_000;

/** The acceptor of the kind `everything`: the real driver and what follows it, on a unit of bytes. */
export class CcnetAcceptor implements Acceptor {
  readonly #world: SimulationContext;
  readonly #auditor: Auditor;
  readonly #line: MemoryLine;
  readonly #unit: CcnetSimulator;
  #driver: BillAcceptor | null = null;
  #isHostOn = false;
  #isPlugged = true;
  /** The unit is off the bus because of RESET. */
  #isGone = false;
  #orphans = 0;
  readonly #start: (typeof STARTS)[number];
  readonly #resets: ResetWatch;

  constructor(world: SimulationContext, auditor: Auditor) {
    this.#world = world;
    this.#auditor = auditor;
    const clock = new RunClock(world.scheduler, 0);
    this.#line = createMemoryLine(PATH, clock);
    this.#unit = new CcnetSimulator({ clock });
    this.#start =
      STARTS[world.decisions.fault('acceptor: silent after RESET', world.rates.acceptor, STARTS.length - 1)] ?? null;
    this.#resets = new ResetWatch(world, auditor, this.#start?.bootMs ?? 0);
    this.#unit.attach(this.#deviceLine());
    if (this.#start !== null) this.#unit.setFault(this.#start);
    auditor.cash.inStacker = () =>
      this.#unit.note()?.at === 'in-stacker' ? (this.#unit.note()?.billTiyn ?? null) : null;
    this.#unit.onNote(({ kind, billTiyn }) => {
      world.trace?.tell(`bill acceptor: a note of ${billTiyn} is ${kind}`);
      if (kind === 'stacked') auditor.quietly(() => auditor.cash.noteKept(billTiyn));
      if (kind === 'rejected') count(world, 'note-rejected');
      if (kind === 'escrowed') this.#trouble();
    });
  }

  /** What `run-effect` gives its orders to. */
  get driver(): BillAcceptor | null {
    return this.#driver;
  }

  /** Somebody may have pulled the plug while the unit is off the bus because of RESET. */
  #deviceLine(): DeviceLine {
    const { device } = this.#line;
    return {
      write: (bytes) => device.write(bytes),
      onBytes: (listener) =>
        device.onBytes((bytes) => {
          this.#resets.heard(bytes);
          listener(bytes);
        }),
      unplug: () => {
        this.#isGone = true;
        device.unplug();
      },
      plug: () => {
        this.#isGone = false;
        if (this.#isPlugged) device.plug();
      },
    };
  }

  start(run: Run): void {
    this.#resets.disturbed();
    // A port that the run before was just opening when it died has no owner any more.
    this.#line.device.unplug();
    if (this.#isPlugged && !this.#isGone) this.#line.device.plug();
    this.#unit.powerOn();
    this.#isHostOn = true;
    this.#follow(run);
  }

  #follow(run: Run): void {
    const auditor = this.#auditor;
    const driver = createCcnetAcceptor(SETTINGS, { opener: this.#line.opener, clock: run.clock });
    this.#driver = driver;
    followAcceptor(driver, {
      port: PATH,
      dispatch: (event) => {
        if (!run.clock.isAlive) return;
        this.#world.trace?.tell(`bill acceptor says: ${JSON.stringify(event)}`);
        if (event.kind === 'bill-found' && event.where !== 'none')
          count(this.#world, event.where === 'in-stacker' ? 'note-found-in-stacker' : 'note-found-in-head');
        if (event.kind === 'cassette-removed') auditor.cash.cassetteGone();
        auditor.quietly(() => run.dispatch(event));
      },
      log: { write: (level, event, facts) => run.writeLog(JSON.stringify([level, event, facts])) },
      freshId: () => this.#freshId(),
    });
  }

  powerLost(): void {
    this.#driver = null;
    this.#isHostOn = false;
    this.#line.device.unplug();
    const note = this.#unit.note();
    if (note?.at === 'stacking' || note?.at === 'in-stacker') count(this.#world, 'cut-while-drawing-in');
    if (!this.#world.decisions.chance('acceptor: only its host has lost the power', 0.3)) this.#unit.powerCut();
  }

  /** Something is wrong with the unit, its line or its power, at a moment between escrow and cassette. */
  #trouble(): void {
    const { decisions, rates, scheduler } = this.#world;
    const fault = decisions.fault('acceptor: drawing in', rates.acceptor, TROUBLES.length);
    const trouble = TROUBLES[fault - 1];
    if (trouble === undefined) return;
    const lastsMs = LASTS_MS[decisions.below('acceptor: how long it lasts', LASTS_MS.length)] ?? 0;
    scheduler.after(decisions.below('acceptor: so soon', SOON_MS), () => {
      this.#world.trace?.tell(`bill acceptor: ${JSON.stringify(trouble)} for ${lastsMs} ms`);
      if (trouble === 'unplugged') this.plug(false);
      else if (trouble === 'power cut') this.#unit.powerCut();
      else this.#unit.setFault(trouble);
      this.#resets.troubled(true);
      scheduler.after(lastsMs, () => this.#mend(trouble));
    });
  }

  #mend(trouble: Trouble): void {
    this.#resets.troubled(false);
    if (trouble === 'unplugged') this.plug(true);
    else if (trouble !== 'power cut') this.#unit.clearFault(trouble.kind);
    else if (this.#isHostOn) this.#unit.powerOn();
  }

  plug(isPlugged: boolean): void {
    if (this.#isPlugged === isPlugged) return;
    this.#isPlugged = isPlugged;
    this.#resets.disturbed();
    if (!isPlugged) this.#line.device.unplug();
    else if (!this.#isGone) this.#line.device.plug();
  }

  jam(isJammed: boolean): void {
    this.#resets.disturbed();
    if (isJammed) this.#unit.setFault({ kind: 'pause' });
    else this.#unit.clearFault('pause');
  }

  takeCassette(isOut: boolean): void {
    this.#resets.disturbed();
    if (!isOut) this.#unit.returnCassette();
    else if (this.#unit.note() === null) this.#unit.removeCassette();
  }

  insert(billTiyn: Tiyn): boolean {
    return this.#unit.insert(billTiyn).ok;
  }

  takesNotes(): boolean {
    const smallest = NOTES[0];
    return smallest !== undefined && this.insert(smallest);
  }

  isBusy(): boolean {
    return this.#unit.note() !== null;
  }

  calm(): void {
    this.#resets.disturbed();
    for (const { kind } of this.#unit.faults()) if (kind !== 'boots-after-reset') this.#unit.clearFault(kind);
    if (this.#isHostOn) this.#unit.powerOn();
    this.plug(true);
    this.#unit.returnCassette();
  }

  #freshId(): string {
    this.#orphans += 1;
    return `orphan-${String(this.#orphans)}`;
  }
}

type Trouble = CcnetFault | 'unplugged' | 'power cut';

const TROUBLES: readonly Trouble[] = [
  'unplugged',
  'power cut',
  { kind: 'jam' },
  { kind: 'mute' },
  { kind: 'refuse-to-stack' },
  { kind: 'lose-acks', acks: 5 },
  { kind: 'corrupt', answers: 7 },
  { kind: 'cassette-jam' },
  { kind: 'slow', answerMs: 250 },
];
