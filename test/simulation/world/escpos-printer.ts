import type { UnfinishedPaper } from '../../../app/ports/unfinished-paper.ts';
import type { PaperDocument } from '../../../app/paper/document.ts';
import { createMemoryLine, type MemoryLine } from '../../../drivers/port/memory-port.ts';
import { createEscposPrinter } from '../../../drivers/printer/escpos/driver.ts';
import { escposSettings } from '../../../drivers/printer/escpos/settings.ts';
import { EscposSimulator } from '../../../drivers/printer/escpos/simulator/simulator.ts';
import type { Printer } from '../../../drivers/printer/printer.ts';
import type { Paper } from '../../../drivers/printer/stand-in.ts';
import { followPrinter } from '../../../main/peripherals/follow-printer.ts';
import { queuePrints } from '../../../main/peripherals/print-queue.ts';
import { RunClock } from '../engine/scheduler.ts';
import type { Auditor } from './auditor.ts';
import type { Run } from './machine.ts';
import { PRINTER_KINDS, undisturbedPaper, type PrinterKind } from './printer-kinds.ts';
import { count, type SimulationContext } from './simulation-context.ts';

const PATH = 'simulated-printer';
/** The end of the roll comes within so many lines of a paper. */
const LONGEST_LINES = 30;
/** Most slips are out after this time. */
const SOON_MS = 5_000;
const LASTS_MS = [3_000, 30_000, 200_000] as const;
/** What goes wrong on a paper: the first at once, the others in the middle of it. */
const TROUBLES = ['paper-end', 'unplugged', 'switched-off', 'cover-open', 'cutter', 'mechanical', 'head-hot'] as const;
type Trouble = (typeof TROUBLES)[number];

/** The printer of the kinds with bytes: the real driver and what follows it, on a roll that can be read. */
export class EscposPrinter {
  readonly #world: SimulationContext;
  readonly #auditor: Auditor;
  readonly #kind: PrinterKind;
  readonly #line: MemoryLine;
  readonly #device: EscposSimulator;
  #papers = 0;
  #hasFault = false;
  /** How often a fault has ended because the simulation ends. */
  #mendedAtOnce = 0;
  /** What was cut off last. */
  #latest: Paper | null = null;
  /** As the file in the data directory: it is there after a power cut as well. */
  #isUnfinished = false;

  constructor(world: SimulationContext, auditor: Auditor) {
    this.#world = world;
    this.#auditor = auditor;
    const kind = PRINTER_KINDS[world.decisions.below('printer: its kind', PRINTER_KINDS.length)];
    this.#kind = kind ?? { settings: {}, simulated: {} };
    const clock = new RunClock(world.scheduler, 0);
    // Where something waits in the printer, its bytes need their time on the line as well.
    this.#line = createMemoryLine(PATH, clock, { isTimed: this.#kind.simulated.rowsPerSecond !== undefined });
    this.#device = new EscposSimulator({ ...this.#kind.simulated, clock });
    this.#device.attach(this.#line.device);
    this.#device.onPaper((paper) => {
      world.trace?.tell(`printer: cuts off ${paper.rows.length} rows`);
      this.#latest = paper;
      auditor.quietly(() => auditor.papers.onPaper(paper.text));
    });
  }

  /** The driver of this run, as `run-effect` prints with it. */
  start(run: Run): Pick<Printer, 'print'> {
    // A port that the run before was just opening when it died has no owner any more.
    this.#line.device.unplug();
    this.#line.device.plug();
    this.#device.powerOn();
    this.#papers = 0;
    const driver = createEscposPrinter(escposSettings.parse({ driver: 'escpos', port: PATH, ...this.#kind.settings }), {
      opener: this.#line.opener,
      clock: run.clock,
      unfinishedPaper: this.#memory(),
    });
    followPrinter(driver, {
      port: PATH,
      dispatch: (event) => run.dispatch(event),
      log: { write: (level, event, facts) => run.writeLog(JSON.stringify([level, event, facts])) },
    });
    const queue = queuePrints({ print: (document) => this.#print(driver, document) });
    return {
      print: async (document) => {
        this.#papers += 1;
        this.#trouble();
        const printed = await queue.print(document);
        if (run.clock.isAlive) this.#papers -= 1;
        count(this.#world, printed.ok ? 'slip-printed' : 'slip-failed');
        return printed;
      },
    };
  }

  async #print(driver: Printer, document: PaperDocument): ReturnType<Printer['print']> {
    this.#latest = null;
    const mended = this.#mendedAtOnce;
    const printed = await driver.print(document);
    this.#world.trace?.tell(`printer: ${printed.ok ? 'the slip is out' : printed.error.reason.message}`);
    // Without GS r nobody can tell what became of the bytes, and nobody changes a roll between two questions.
    if (printed.ok && this.#kind.simulated.answersPaper !== false && mended === this.#mendedAtOnce)
      this.#auditor.quietly(() => this.#auditor.papers.onPrinted(this.#latest, undisturbedPaper(this.#kind, document)));
    return printed;
  }

  #memory(): UnfinishedPaper {
    return {
      isUnfinished: () => Promise.resolve(this.#isUnfinished),
      note: (isUnfinished) => {
        this.#isUnfinished = isUnfinished;
        return Promise.resolve();
      },
    };
  }

  /** The roll ends in the middle of the paper, the cable comes loose, the printer is switched off, and so on. */
  #trouble(): void {
    const { decisions, rates, scheduler } = this.#world;
    const trouble = TROUBLES[decisions.fault('printer: on a paper', rates.relay, TROUBLES.length) - 1];
    if (trouble === undefined || this.#hasFault) return;
    this.#hasFault = true;
    const lastsMs = LASTS_MS[decisions.below('printer: how long it lasts', LASTS_MS.length)] ?? 0;
    const inMs = trouble === 'paper-end' ? 0 : decisions.below('printer: so soon', SOON_MS);
    this.#world.trace?.tell(`printer: ${trouble} in ${inMs} ms, for ${lastsMs} ms`);
    if (inMs === 0) this.#begin(trouble);
    else scheduler.after(inMs, () => this.#begin(trouble));
    scheduler.after(inMs + lastsMs, () => this.#mendWhenNoticed(trouble));
  }

  #begin(trouble: Trouble): void {
    // Calm came first.
    if (!this.#hasFault) return;
    if (this.#device.waitingBytes > 0) count(this.#world, 'slip-left-in-the-printer');
    if (trouble === 'unplugged') this.#line.device.unplug();
    else if (trouble === 'switched-off') this.#device.powerCut();
    else if (trouble === 'paper-end')
      this.#device.setFault({
        kind: trouble,
        afterLines: this.#world.decisions.below('printer: lines left', LONGEST_LINES),
      });
    else this.#device.setFault({ kind: trouble });
  }

  powerLost(): void {
    this.#line.device.unplug();
    if (!this.#world.decisions.chance('printer: only its host has lost the power', 0.3)) this.#device.powerCut();
    this.#papers = 0;
  }

  isBusy(): boolean {
    return this.#papers > 0;
  }

  calm(): void {
    if (this.#hasFault) this.#mendedAtOnce += 1;
    this.#mend();
  }

  /** Nobody frees a knife between two questions: the slip that it did not cut off has failed by then. */
  #mendWhenNoticed(trouble: Trouble): void {
    if (trouble === 'cutter' && this.isBusy())
      this.#world.scheduler.after(SOON_MS, () => this.#mendWhenNoticed(trouble));
    else this.#mend();
  }

  #mend(): void {
    if (!this.#hasFault) return;
    this.#hasFault = false;
    this.#line.device.plug();
    this.#device.powerOn();
    for (const { kind } of this.#device.faults()) this.#device.clearFault(kind);
  }
}
