/** What a kiosk with a PIN pays for the menu that nobody opens, beside the same kiosk without one. */
import { join } from 'node:path';
import type { Ground } from './measure.ts';
import { canMeasureMemory, pssMb } from './memory.ts';
import { ratios } from './numbers.ts';
import { line, stage, TARGETS, type Line } from './results.ts';
import { started, type Start } from './start-cost.ts';
import { Subject } from './subject.ts';

/** Time after a start until caches are written and garbage is collected. */
const SETTLE_MS = 2_500;
/** Pairs of starts for each run: single starts differ by 5 %, and the limit is 2 %. */
const PAIRS_PER_RUN = 4;

/** Pairs of the same measurement. */
interface Pairs<T> {
  readonly without: T[];
  readonly within: T[];
}

/**
 * Both configurations work in one data directory, because the compiled code that Chromium keeps in each differs by what
 * had run when it was written; and each is the first of a pair as often as the other.
 */
export class MenuCost {
  readonly #ground: Ground;
  readonly #starts: Pairs<Start> = { without: [], within: [] };
  readonly #memoryMb: Pairs<number> = { without: [], within: [] };

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Does the first starts, which register the device and fill the caches. */
  async warmUp(): Promise<void> {
    for (const hasPin of [false, true, false, true]) await this.#start(hasPin, started);
  }

  /** Measures memory at idle without and with a PIN; `work` is done with the latter afterwards. */
  async measureMemory(run: number, work: (kiosk: Subject) => Promise<void>): Promise<void> {
    await inTurns(run, {
      without: async () => {
        this.#memoryMb.without.push(...(await this.#start(false, settledMb)));
      },
      within: () =>
        this.#start(true, async (kiosk) => {
          this.#memoryMb.within.push(...(await settledMb(kiosk)));
          await work(kiosk);
        }),
    });
  }

  /** Measures starts without and with a PIN. */
  async measureStarts(runs: number): Promise<void> {
    const pairs = runs * PAIRS_PER_RUN;
    for (let pair = 1; pair <= pairs; pair += 1) {
      await inTurns(pair, {
        without: async () => void this.#starts.without.push(await this.#start(false, started)),
        within: async () => void this.#starts.within.push(await this.#start(true, started)),
      });
      this.#ground.progress(`menu-start ${pair}/${pairs}`);
    }
  }

  lines(): readonly Line[] {
    const { without, within } = this.#starts;
    const [beforeMs, afterMs] = [without, within].map((starts) =>
      stage(
        'touch-taken',
        starts.map(({ stages }) => stages),
      ),
    );
    const [before, after] = [without, within].map((starts) => starts.flatMap((start) => start.processorMs ?? []));
    const memory = this.#memoryMb;
    const of = (name: string, some: readonly number[] = [], others: readonly number[] = []): readonly Line[] =>
      some.length === 0 ? [] : [line(name, '×', ratios(some, others), TARGETS.menuRatio)];
    return [
      ...of('start: with a PIN ÷ without', afterMs, beforeMs),
      ...of('  the processors’ time until then', after, before),
      ...of('memory at idle: with a PIN ÷ without', memory.within, memory.without),
    ];
  }

  async #start<T>(hasPin: boolean, work: (kiosk: Subject) => Promise<T>): Promise<T> {
    const { workFolder, world } = this.#ground;
    const { configFile, menuConfigFile } = world.ready;
    const config = hasPin ? menuConfigFile : configFile;
    const kiosk = new Subject(null, [`--config=${config}`, `--data-dir=${join(workFolder, 'menu')}`]);
    try {
      return await work(kiosk);
    } finally {
      await kiosk.stop();
    }
  }
}

async function inTurns(
  turn: number,
  { without, within }: Record<'without' | 'within', () => Promise<void>>,
): Promise<void> {
  const [first, second] = turn % 2 === 0 ? [without, within] : [within, without];
  await first();
  await second();
}

/** One number; none where the system does not tell. */
async function settledMb(kiosk: Subject): Promise<readonly number[]> {
  await kiosk.painted();
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return canMeasureMemory() ? [pssMb(kiosk.pid)] : [];
}
