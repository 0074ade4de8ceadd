/** The measurements of the kiosk, each with its baseline. */
import { join } from 'node:path';
import type { BareApplication } from './bare.ts';
import { armTouch, middleOf, screenPainted, touchMeasured } from './page.ts';
import { pssMb } from './memory.ts';
import { started, type Start } from './start-cost.ts';
import { Subject, type Stages } from './subject.ts';
import type { World } from './world.ts';

const PRODUCT = 'button.card:enabled';
const CODE = 'svg[aria-label="Kaspi QR"]';
const DONE = '.stage-actions button.filled';
const CANCEL = '.stage-actions button.ghost';
/** Time after a start until caches are written and garbage is collected. */
const SETTLE_MS = 2_500;

export interface Ground {
  readonly workFolder: string;
  readonly bare: BareApplication;
  readonly world: World;
  /** What is being done now; the next text takes its place on a terminal. */
  readonly progress: (text: string) => void;
  /** A line that stays. */
  readonly tell: (text: string) => void;
}

const STILL = '--force-prefers-reduced-motion';

export interface KioskOptions {
  /** The name of the data directory in the work folder. */
  readonly data?: string;
  /** The world's usual one when absent. */
  readonly configFile?: string;
  readonly profileFile?: string;
  /** Whether the page shows its screens without motion, of which a processor without graphics draws every frame. */
  readonly isStill?: boolean;
  /** How long after its start the first sale begins. */
  readonly settleMs?: number;
}

function startKiosk(
  { workFolder, world }: Ground,
  { data = 'data', configFile = world.ready.configFile, profileFile, isStill = false }: KioskOptions = {},
): Subject {
  const options = [`--config=${configFile}`, `--data-dir=${join(workFolder, data)}`];
  return new Subject(null, options, { profileFile, switches: isStill ? [STILL] : [] });
}

async function using<T>(subject: Subject, work: (subject: Subject) => Promise<T>): Promise<T> {
  try {
    return await work(subject);
  } finally {
    await subject.stop();
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function press(kiosk: Subject, selector: string): Promise<void> {
  await kiosk.touch(await kiosk.run(middleOf, selector));
}

/** Does the first start, which registers the device and fills the caches, and is therefore not measured. */
export async function warmUp(ground: Ground): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await using(ground.bare.start(), (subject) => subject.painted());
    await startOnce(ground);
  }
}

/** Does the first start of the kiosk with another data directory. */
export async function warmUpKiosk(ground: Ground, data: string): Promise<void> {
  for (let round = 0; round < 2; round += 1) await startOnce(ground, { data });
}

/** Measures the stages of one start. */
export async function startOnce(ground: Ground, options: KioskOptions = {}): Promise<Stages> {
  return { ...(await using(startKiosk(ground, options), (subject) => subject.painted())) };
}

/** Measures one start, and what it takes of the processors. */
export async function startWithCost(ground: Ground, options: KioskOptions): Promise<Start> {
  return using(startKiosk(ground, options), started);
}

/** Measures from the start of the process to the painted idle screen, of the kiosk and the bare window in turns. */
export async function measureStart(ground: Ground, runs: number): Promise<{ kiosk: Stages[]; bare: Stages[] }> {
  const kiosk: Stages[] = [];
  const bare: Stages[] = [];
  for (let run = 1; run <= runs; run += 1) {
    bare.push({ ...(await using(ground.bare.start(), (subject) => subject.painted())) });
    kiosk.push(await startOnce(ground));
    ground.progress(`start ${run}/${runs}`);
  }
  return { kiosk, bare };
}

/** Starts the kiosk once under the profiler, which writes the profile of main's thread into the file. */
export async function profileStart(ground: Ground, file: string): Promise<void> {
  await using(startKiosk(ground, { profileFile: file }), (subject) => subject.painted());
}

export interface SaleSample {
  /** From the touch to the painted code. */
  readonly touchMs: number;
  /** The server's part of `touchMs`. */
  readonly createMs: number;
  /** From the answer `Processed` to the first byte on the relay's line. */
  readonly relayMs: number;
}

/** Measures paid sales, one after the other; `after` is called at idle after each. */
export async function measureSales(
  ground: Ground,
  sales: number,
  options: KioskOptions = {},
  after?: (kiosk: Subject, sale: number) => Promise<void>,
): Promise<SaleSample[]> {
  return using(startKiosk(ground, options), async (kiosk) => {
    await kiosk.painted();
    // The kiosk loads its QR encoder a second after its start.
    await sleep(options.settleMs ?? SETTLE_MS);
    const samples: SaleSample[] = [];
    for (let sale = 1; sale <= sales; sale += 1) {
      await kiosk.run(armTouch, CODE);
      await press(kiosk, PRODUCT);
      const touchMs = await kiosk.run(touchMeasured, null);
      const { createMs, relayMs } = await ground.world.pay();
      samples.push({ touchMs, createMs, relayMs });
      await kiosk.run(screenPainted, 'success');
      await press(kiosk, DONE);
      await kiosk.run(screenPainted, 'idle');
      await after?.(kiosk, sale);
      ground.progress(`sale ${sale}/${sales}`);
    }
    return samples;
  });
}

export interface MemorySample {
  readonly bareMb: number;
  readonly idleMb: number;
  readonly qrMb: number;
}

/** Measures the memory of all processes together; each shared page counts once. */
export async function measureMemory(ground: Ground, runs: number): Promise<MemorySample[]> {
  const samples: MemorySample[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const bareMb = await using(ground.bare.start(), async (subject) => {
      await subject.painted();
      await sleep(SETTLE_MS);
      return pssMb(subject.pid);
    });
    const [idleMb, qrMb] = await using(startKiosk(ground), async (kiosk) => {
      await kiosk.painted();
      await sleep(SETTLE_MS);
      const idle = pssMb(kiosk.pid);
      await press(kiosk, PRODUCT);
      await kiosk.run(screenPainted, 'qr');
      const qr = pssMb(kiosk.pid);
      await press(kiosk, CANCEL);
      return [idle, qr];
    });
    samples.push({ bareMb, idleMb, qrMb });
    ground.progress(`memory ${run}/${runs}`);
  }
  return samples;
}
