/** How soon each touch in the service menu is seen to have been taken. */
import { armAnswer, placeOf, stepShown, touchMeasured } from './page.ts';
import type { Subject } from './subject.ts';

/** As long as a quick finger stays. */
const HELD_MS = 60;

/** From the contact to the frame in which the button looks pressed. */
export interface Answers {
  readonly quietMs: readonly number[];
  /** While the machine examines its installation, which takes all of a core. */
  readonly busyMs: readonly number[];
}

/** Doors, and buttons of theirs that may be touched any number of times. */
const WALK = [
  { step: 'checks', actions: ['check-ping'] },
  { step: 'cash', actions: [] },
  { step: 'stock', actions: [] },
  { step: 'products', actions: [] },
  { step: 'debts', actions: [] },
  { step: 'sales', actions: ['sales-bars', 'sales-list'] },
  { step: 'log', actions: ['refresh'] },
  { step: 'payment', actions: ['payment-ask'] },
] as const;

/** Goes through the doors of an open menu, which shows its home. */
export async function measureAnswers(kiosk: Subject): Promise<Answers> {
  const quietMs: number[] = [];
  for (const { step, actions } of WALK) {
    quietMs.push(await through(kiosk, `home-${step}`, step));
    for (const action of actions) quietMs.push(await answered(kiosk, action));
    quietMs.push(await through(kiosk, 'back', 'home'));
  }
  await through(kiosk, 'home-system', 'system');
  const busyMs = [await answered(kiosk, 'doctor')];
  busyMs.push(await through(kiosk, 'back', 'home'));
  for (const { step } of WALK.slice(0, 3)) {
    busyMs.push(await through(kiosk, `home-${step}`, step), await through(kiosk, 'back', 'home'));
  }
  return { quietMs, busyMs };
}

/** Touches what leads to another step, and waits for it. */
async function through(kiosk: Subject, action: string, step: string): Promise<number> {
  const ms = await answered(kiosk, action);
  await kiosk.run(stepShown, step);
  return ms;
}

async function answered(kiosk: Subject, action: string): Promise<number> {
  const point = await kiosk.run(placeOf, `[data-action="${action}"]:not(:disabled)`);
  await kiosk.run(armAnswer, null);
  await kiosk.touch(point, HELD_MS);
  return kiosk.run(touchMeasured, null);
}
