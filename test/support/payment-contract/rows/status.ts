import { compensatedLater, takesNoParts, type Row, type Stage } from '../row.ts';
import { LOST_AFTER, LOST_BEFORE, RATE_LIMITS, SILENT, UNAVAILABLE, UNKNOWN_STATUS, UNREADABLE } from './faults.ts';
import { MINUTE_MS } from '../../../../app/units.ts';
import type { Asked, ServiceWorld } from '../world.ts';
import type { Fault } from '../../../../sandbox/http/fault.ts';

const TEN_MINUTES_MS = 10 * MINUTE_MS;

/** Paid; the next answer about it is spoilt, and the one after it is not. */
function spoilt(name: string, fault: Fault | readonly Fault[], times = 1): Row {
  return {
    name: `status: ${name}`,
    play: async ({ kiosk, world }) => {
      await kiosk.begin();
      await world.pay(kiosk.purchase);
      world.faultNext('status', fault, times);
      for (let asked = 0; asked <= times; asked += 1) await kiosk.look();
      // A pause that the service asked for may be longer than the interval.
      for (let more = 0; more < 4 && kiosk.state.watched.length > 0; more += 1) await kiosk.look();
    },
    expected: 'sold',
  };
}

/** Paid, and then nothing but this is answered for a while, until the customer has gone. */
function away(name: string, faultOf: (world: ServiceWorld) => Fault): Row {
  return {
    name: `status: ${name}`,
    play: async ({ kiosk, world }) => {
      await kiosk.begin();
      await world.pay(kiosk.purchase);
      const asked: readonly Asked[] = world.method.canCancel ? ['status', 'connect', 'cancel'] : ['status', 'connect'];
      for (const one of asked) world.faultAlways(one, faultOf(world));
      await kiosk.look();
      await kiosk.pass(TEN_MINUTES_MS);
      world.clearFaults();
    },
    expected: compensatedLater,
  };
}

async function payPart({ kiosk, world }: Stage, amountTiyn: number): Promise<void> {
  await kiosk.begin();
  await world.pay(kiosk.purchase, amountTiyn);
  await kiosk.look();
}

export const STATUS: readonly Row[] = [
  {
    name: 'a sale',
    play: async ({ kiosk, world }) => {
      await kiosk.begin();
      await kiosk.look();
      await world.pay(kiosk.purchase);
      await kiosk.look();
    },
    expected: 'sold',
  },
  {
    name: 'a sale of three',
    play: async ({ kiosk, world }) => {
      await kiosk.begin(3);
      await world.pay(kiosk.purchase);
      await kiosk.look();
    },
    expected: 'sold',
  },
  spoilt('the answer is lost before the work', LOST_BEFORE),
  spoilt('the answer is lost after the work', LOST_AFTER),
  spoilt('three answers in a row are lost', LOST_BEFORE, 3),
  ...UNREADABLE.map(([name, fault]) => spoilt(name, fault)),
  spoilt('503', UNAVAILABLE),
  ...RATE_LIMITS.map(([name, fault]) => spoilt(name, fault)),
  spoilt('a word that nobody knows', UNKNOWN_STATUS, 2),
  spoilt('numbers as text', { kind: 'numbers-as-text' }),
  {
    name: 'status: the answer never comes, and the next one does',
    play: async ({ kiosk, requests, world }) => {
      await kiosk.begin();
      await world.pay(kiosk.purchase);
      requests.mayHang = 1;
      world.faultNext('status', SILENT);
      await kiosk.look();
      await kiosk.pass(20_000);
      requests.mayHang = 0;
      await kiosk.look();
    },
    expected: 'sold',
  },
  {
    name: 'status: the answer is about another purchase, which is paid',
    play: async ({ kiosk, world }) => {
      await kiosk.begin();
      const first = kiosk.purchase;
      await world.pay(first);
      await kiosk.look();
      await kiosk.pass(60_000);
      await kiosk.begin();
      const second = kiosk.purchase;
      world.faultNext('status', [
        { kind: 'reworded', find: second, put: first },
        { kind: 'purchase-status', status: 'Thinking' },
      ]);
      await kiosk.look();
      await kiosk.leave();
    },
    expected: 'sold',
  },
  away('the key is revoked in mid-sale, and another one comes ten minutes later', ({ tells }) => tells.revoked),
  away('the service is away for ten minutes in mid-sale', () => UNAVAILABLE),
  {
    name: 'status: a part is paid, and then the rest',
    lacks: takesNoParts,
    play: async (stage) => {
      await payPart(stage, 20_000);
      const { kiosk, world } = stage;
      kiosk.dispatch({ kind: 'rest', revision: kiosk.revision });
      await world.pay(kiosk.purchase);
      await kiosk.look();
    },
    expected: 'sold',
  },
  {
    name: 'status: a part is paid, and the customer leaves',
    lacks: takesNoParts,
    play: async (stage) => {
      await payPart(stage, 20_000);
      await stage.kiosk.leave();
    },
    expected: 'owed',
  },
  {
    name: 'status: more is paid than was asked for',
    lacks: takesNoParts,
    play: (stage) => payPart(stage, 60_000),
    expected: 'part-owed',
  },
];
