/** The service menu: how soon it opens, and what a kiosk pays for it that nobody opens. */
import { join } from 'node:path';
import { KNOCKS } from '../../app/service/state/pin-limits.ts';
import type { Ground } from './measure.ts';
import { canMeasureMemory, pssMb } from './memory.ts';
import { ratios } from './numbers.ts';
import { armTouch, middleOf, touchMeasured } from './page.ts';
import { line, stage, TARGETS, type Line } from './results.ts';
import { Subject, type Stages } from './subject.ts';

const ENTRY = '[data-service-entry]';
/** Time after a start until caches are written and garbage is collected. */
const SETTLE_MS = 2_500;
/** Between two touches of somebody in a hurry. */
const TOUCH_EVERY_MS = 150;

/** One start, and the memory afterwards. */
interface Started {
  readonly stages: Stages;
  /** Null where the system does not tell. */
  readonly idleMb: number | null;
}

/** The menu opened for the first time since a start: nothing of it was loaded before. */
interface Opened {
  /** From the fifth touch to the painted pad. */
  readonly padMs: number;
  /** From the touch on enter to the painted home. */
  readonly homeMs: number;
}

/** Starts the kiosk without and with a PIN in turns, and opens the menu of the second. */
export async function menuLines(ground: Ground, runs: number): Promise<readonly Line[]> {
  const without: Started[] = [];
  const within: Started[] = [];
  const opened: Opened[] = [];
  // The first start registers the device and fills the caches.
  await start(ground, false, started);
  await start(ground, true, started);
  for (let run = 1; run <= runs; run += 1) {
    without.push(await start(ground, false, started));
    await start(ground, true, async (kiosk) => {
      within.push(await started(kiosk));
      opened.push(await open(kiosk, ground.world.ready.pin));
    });
    ground.progress(`menu ${run}/${runs}`);
  }
  return [
    line(
      'fifth touch → painted PIN pad',
      'ms',
      opened.map(({ padMs }) => padMs),
      TARGETS.padMs,
    ),
    line(
      'PIN entered → painted home',
      'ms',
      opened.map(({ homeMs }) => homeMs),
      TARGETS.homeMs,
    ),
    ...costLines(without, within),
  ];
}

function costLines(without: readonly Started[], within: readonly Started[]): readonly Line[] {
  const [beforeMs, afterMs] = [without, within].map((starts) =>
    stage(
      'idle-painted',
      starts.map(({ stages }) => stages),
    ),
  );
  const [beforeMb, afterMb] = [without, within].map((starts) => starts.flatMap(({ idleMb }) => idleMb ?? []));
  if (beforeMs === undefined || afterMs === undefined || beforeMb === undefined || afterMb === undefined) return [];
  const start = line('start: with a PIN ÷ without', '×', ratios(afterMs, beforeMs), TARGETS.menuRatio);
  if (beforeMb.length === 0) return [start];
  return [start, line('memory at idle: with a PIN ÷ without', '×', ratios(afterMb, beforeMb), TARGETS.menuRatio)];
}

async function start<T>(
  { workFolder, world }: Ground,
  hasPin: boolean,
  work: (kiosk: Subject) => Promise<T>,
): Promise<T> {
  const { configFile, menuConfigFile } = world.ready;
  const kiosk = new Subject(null, [
    `--config=${hasPin ? menuConfigFile : configFile}`,
    `--data-dir=${join(workFolder, hasPin ? 'menu' : 'menu-without')}`,
  ]);
  try {
    return await work(kiosk);
  } finally {
    await kiosk.stop();
  }
}

async function started(kiosk: Subject): Promise<Started> {
  const stages = { ...(await kiosk.painted()) };
  await sleep(SETTLE_MS);
  return { stages, idleMb: canMeasureMemory() ? pssMb(kiosk.pid) : null };
}

async function open(kiosk: Subject, pin: string): Promise<Opened> {
  const name = await kiosk.run(middleOf, ENTRY);
  for (let touch = 1; touch < KNOCKS.count; touch += 1) {
    await kiosk.touch(name);
    await sleep(TOUCH_EVERY_MS);
  }
  await kiosk.run(armTouch, 'html[data-step=pin]');
  await kiosk.touch(name);
  const padMs = await kiosk.run(touchMeasured, null);
  for (const digit of pin) {
    await kiosk.touch(await kiosk.run(middleOf, `[data-action=digit-${digit}]`));
    await sleep(TOUCH_EVERY_MS);
  }
  await kiosk.run(armTouch, 'html[data-step=home]');
  await kiosk.touch(await kiosk.run(middleOf, '[data-action=enter]'));
  return { padMs, homeMs: await kiosk.run(touchMeasured, null) };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
