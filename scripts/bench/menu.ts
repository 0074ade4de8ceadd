/** The service menu: how soon it opens, and what a kiosk pays for it that nobody opens. */
import { KNOCKS } from '../../app/service/state/pin-limits.ts';
import { measureAnswers, type Answers } from './answers.ts';
import type { Ground } from './measure.ts';
import { MenuCost } from './menu-cost.ts';
import { armTouch, middleOf, touchMeasured } from './page.ts';
import { line, TARGETS, type Line } from './results.ts';
import type { Subject } from './subject.ts';

const ENTRY = '[data-service-entry]';
/** Between two touches of somebody in a hurry. */
const TOUCH_EVERY_MS = 150;

/** The menu opened for the first time since a start: nothing of it was loaded before. */
interface Opened {
  /** From the fifth touch to the painted pad. */
  readonly padMs: number;
  /** From the touch on enter to the painted home. */
  readonly homeMs: number;
}

/** Opens the menu after every pair of starts without and with a PIN. */
export async function menuLines(ground: Ground, runs: number): Promise<readonly Line[]> {
  const opened: Opened[] = [];
  const answers: Answers[] = [];
  const cost = new MenuCost(ground);
  await cost.warmUp();
  for (let run = 1; run <= runs; run += 1) {
    await cost.measureMemory(run, async (kiosk) => {
      opened.push(await open(kiosk, ground.world.ready.pin));
      answers.push(await measureAnswers(kiosk));
    });
    ground.progress(`menu ${run}/${runs}`);
  }
  await cost.measureStarts(runs);
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
    line(
      'touch in the menu → painted answer',
      'ms',
      answers.flatMap(({ quietMs }) => quietMs),
      TARGETS.answerMs,
    ),
    line(
      '  while the installation is examined',
      'ms',
      answers.flatMap(({ busyMs }) => busyMs),
      TARGETS.answerMs,
    ),
    ...cost.lines(),
  ];
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
