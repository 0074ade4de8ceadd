import type { Fault } from '../../../../sandbox/http/fault.ts';
import { cannotCancel, compensatedLater, type Row, type Stage } from '../row.ts';
import {
  DOUBLED,
  DOUBLED_AND_REFUSED,
  LOST_AFTER,
  LOST_BEFORE,
  RATE_LIMITS,
  SILENT,
  SOME_UNREADABLE,
  UNAVAILABLE,
} from './faults.ts';

/** The customer leaves without having paid; the first answer to the withdrawal is spoilt. */
function spoilt(name: string, fault: Fault): Row {
  return {
    name: `cancel: ${name}`,
    lacks: cannotCancel,
    play: async ({ kiosk, world }) => {
      await kiosk.begin();
      world.faultNext('cancel', fault);
      await kiosk.leave();
    },
    expected: 'untouched',
  };
}

/** The customer leaves, and the withdrawal, where there is one, is lost. The number of what can still be paid. */
export async function leaveUnheard({ kiosk, world }: Stage): Promise<string> {
  await kiosk.begin();
  const id = kiosk.purchase;
  if (world.method.canCancel) world.faultNext('cancel', LOST_BEFORE);
  await kiosk.leave();
  return id;
}

export const CANCEL: readonly Row[] = [
  {
    name: 'cancel: the customer leaves unpaid',
    play: async ({ kiosk }) => {
      await kiosk.begin();
      await kiosk.leave();
    },
    expected: 'untouched',
  },
  spoilt('the answer is lost before the work', LOST_BEFORE),
  spoilt('the answer is lost after the work', LOST_AFTER),
  ...SOME_UNREADABLE.map(([name, fault]) => spoilt(name, fault)),
  spoilt('doubled on the way', DOUBLED),
  spoilt('doubled on the way, and the second answer arrives', DOUBLED_AND_REFUSED),
  spoilt('503', UNAVAILABLE),
  ...RATE_LIMITS.map(([name, fault]) => spoilt(name, fault)),
  {
    name: 'cancel: the answer never comes',
    lacks: cannotCancel,
    play: async ({ kiosk, requests, world }) => {
      await kiosk.begin();
      requests.mayHang = 1;
      world.faultNext('cancel', SILENT);
      await kiosk.leave();
      await kiosk.pass(20_000);
      requests.mayHang = 0;
    },
    expected: 'untouched',
  },
  {
    name: 'cancel: paid in the same second',
    play: async ({ kiosk, world }) => {
      await kiosk.begin();
      await world.pay(kiosk.purchase);
      await kiosk.leave();
    },
    expected: compensatedLater,
  },
  {
    name: 'cancel: paid late, before the withdrawal has come through',
    play: async (stage) => {
      await stage.world.pay(await leaveUnheard(stage));
    },
    expected: compensatedLater,
  },
  {
    name: 'cancel: paid late, while the next customer buys',
    play: async (stage) => {
      const { kiosk, world } = stage;
      const id = await leaveUnheard(stage);
      await kiosk.begin();
      await world.pay(id);
      await world.pay(kiosk.purchase);
      await kiosk.look();
      await kiosk.look();
    },
    expected: (world) => (compensatedLater(world) === 'back' ? 'part-back' : 'part-owed'),
  },
];
