import type { UnfinishedPaper } from '../../../app/ports/unfinished-paper.ts';
import { createMemoryLine, type MemoryLine } from '../../../drivers/port/memory-port.ts';
import { createEscposPrinter } from '../../../drivers/printer/escpos/driver.ts';
import { escposSettings } from '../../../drivers/printer/escpos/settings.ts';
import { EscposSimulator } from '../../../drivers/printer/escpos/simulator/simulator.ts';
import type { Printer } from '../../../drivers/printer/printer.ts';
import { followPrinter } from '../../../main/peripherals/follow-printer.ts';
import { queuePrints } from '../../../main/peripherals/print-queue.ts';
import { RunClock } from '../engine/scheduler.ts';
import type { Auditor } from './auditor.ts';
import type { Run } from './machine.ts';
import { count, type SimulationContext } from './simulation-context.ts';

const PATH = 'simulated-printer';
const SETTINGS = escposSettings.parse({ driver: 'escpos', port: PATH });
/** The end of the roll comes within so many lines of a paper. */
const LONGEST_LINES = 30;
const LASTS_MS = [3_000, 30_000, 200_000] as const;

/** The printer of the kinds with bytes: the real driver and what follows it, on a roll that can be read. */
export class EscposPrinter {
  readonly #world: SimulationContext;
  readonly #line: MemoryLine;
  readonly #device: EscposSimulator;
  #papers = 0;
  #hasFault = false;
  /** As the file in the data directory: it is there after a power cut as well. */
  #isUnfinished = false;

  constructor(world: SimulationContext, auditor: Auditor) {
    this.#world = world;
    const clock = new RunClock(world.scheduler, 0);
    this.#line = createMemoryLine(PATH, clock);
    this.#device = new EscposSimulator({ clock });
    this.#device.attach(this.#line.device);
    this.#device.onPaper(({ text }) => auditor.quietly(() => auditor.papers.onPaper(text)));
  }

  /** The driver of this run, as `run-effect` prints with it. */
  start(run: Run): Pick<Printer, 'print'> {
    // A port that the run before was just opening when it died has no owner any more.
    this.#line.device.unplug();
    this.#line.device.plug();
    this.#device.powerOn();
    this.#papers = 0;
    const driver = createEscposPrinter(SETTINGS, {
      opener: this.#line.opener,
      clock: run.clock,
      unfinishedPaper: this.#memory(),
    });
    followPrinter(driver, {
      port: PATH,
      dispatch: (event) => run.dispatch(event),
      log: { write: (level, event, facts) => run.writeLog(JSON.stringify([level, event, facts])) },
    });
    const queue = queuePrints(driver);
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

  #memory(): UnfinishedPaper {
    return {
      isUnfinished: () => Promise.resolve(this.#isUnfinished),
      note: (isUnfinished) => {
        this.#isUnfinished = isUnfinished;
        return Promise.resolve();
      },
    };
  }

  /** The roll ends in the middle of the paper, or the cable comes loose. */
  #trouble(): void {
    const { decisions, rates, scheduler } = this.#world;
    const fault = decisions.fault('printer: on a paper', rates.relay, 3);
    if (fault === 0 || this.#hasFault) return;
    this.#hasFault = true;
    const lastsMs = LASTS_MS[decisions.below('printer: how long it lasts', LASTS_MS.length)] ?? 0;
    if (fault === 3) this.#line.device.unplug();
    else
      this.#device.setFault({ kind: 'paper-end', afterLines: decisions.below('printer: lines left', LONGEST_LINES) });
    this.#world.trace?.tell(`printer: ${fault === 3 ? 'unplugged' : 'the paper ends'} for ${lastsMs} ms`);
    scheduler.after(lastsMs, () => this.calm());
  }

  powerLost(): void {
    this.#line.device.unplug();
    this.#device.powerCut();
    this.#papers = 0;
  }

  isBusy(): boolean {
    return this.#papers > 0;
  }

  calm(): void {
    if (!this.#hasFault) return;
    this.#hasFault = false;
    this.#line.device.plug();
    this.#device.clearFault('paper-end');
  }
}
