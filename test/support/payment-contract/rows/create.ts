import type { Fault } from '../../../../sandbox/http/fault.ts';
import { cannotFind, neverArrived, paidUnknown, type Row, type Stage } from '../row.ts';
import type { ServiceWorld } from '../world.ts';
import {
  DOUBLED,
  DOUBLED_AND_REFUSED,
  LOST_AFTER,
  LOST_BEFORE,
  RATE_LIMITS,
  SILENT,
  UNAVAILABLE,
  UNREADABLE,
} from './faults.ts';

/** A number that no customer of the stand-ins has. */
const WITHOUT_KASPI = '7000000000';

/** The customer waits for the code, and pays it where one comes. */
async function payWhatComes({ kiosk, world }: Stage): Promise<void> {
  await kiosk.until(({ session }) => session.kind !== 'preparing', 60_000);
  if (kiosk.state.session.kind !== 'qr' && kiosk.state.session.kind !== 'invoice') return;
  await world.pay(kiosk.purchase);
  await kiosk.look();
}

/** After a lost answer an invoice that can be looked for is found, and one that cannot is in doubt. */
function found(world: ServiceWorld): 'sold' | 'in-doubt' {
  return world.capabilities.findsLost ? 'sold' : neverArrived(world) === 'in-doubt' ? 'in-doubt' : 'sold';
}

/** The first answer is about something else than was asked for; what comes after it is paid. */
function otherThan(name: string, faultOf: (world: ServiceWorld) => Fault | null, expected: Row['expected']): Row {
  return {
    name: `create: ${name}`,
    lacks: (world) => (faultOf(world) === null ? 'its answer tells no such thing (tells)' : null),
    play: async (stage) => {
      const fault = faultOf(stage.world);
      if (fault !== null) stage.world.faultNext('create', fault);
      await stage.kiosk.begin();
      await payWhatComes(stage);
    },
    expected,
  };
}

export const CREATE: readonly Row[] = [
  {
    name: 'create: the answer is lost before the work',
    play: async (stage) => {
      stage.world.faultNext('create', LOST_BEFORE);
      await stage.kiosk.begin();
      await payWhatComes(stage);
    },
    expected: neverArrived,
  },
  {
    name: 'create: the answer is lost after the work',
    play: async (stage) => {
      stage.world.faultNext('create', LOST_AFTER);
      await stage.kiosk.begin();
      await payWhatComes(stage);
    },
    expected: found,
  },
  {
    name: 'create: the answer never comes',
    play: async (stage) => {
      stage.requests.mayHang = 1;
      stage.world.faultNext('create', SILENT);
      await stage.kiosk.begin();
      await stage.kiosk.pass(20_000);
      stage.requests.mayHang = 0;
      await payWhatComes(stage);
    },
    expected: found,
  },
  ...UNREADABLE.map(([name, fault]): Row => ({
    name: `create: ${name}`,
    play: async (stage) => {
      stage.world.faultNext('create', fault);
      await stage.kiosk.begin();
      await payWhatComes(stage);
    },
    expected: found,
  })),
  {
    name: 'create: doubled on the way',
    play: async (stage) => {
      stage.world.faultNext('create', DOUBLED);
      await stage.kiosk.begin();
      await payWhatComes(stage);
    },
    expected: 'sold',
  },
  {
    name: 'create: doubled on the way, and the second answer arrives',
    play: async (stage) => {
      stage.world.faultNext('create', DOUBLED_AND_REFUSED);
      await stage.kiosk.begin();
      await payWhatComes(stage);
    },
    expected: 'sold',
  },
  {
    name: 'create: doubled on the way, and the customer pays the one that the screen is not about',
    lacks: cannotFind,
    play: async ({ kiosk, world }) => {
      world.faultNext('create', DOUBLED);
      await kiosk.begin();
      const shown = kiosk.purchase;
      await world.pay(world.books().findLast(({ id }) => id !== shown)?.id ?? '');
      await kiosk.pass(10_000);
    },
    expected: 'sold',
  },
  {
    name: 'create: doubled on the way, and the customer pays both',
    lacks: cannotFind,
    play: async ({ kiosk, world }) => {
      world.faultNext('create', DOUBLED);
      await kiosk.begin();
      for (const { id } of world.books().slice(-2)) await world.pay(id);
      await kiosk.look();
    },
    expected: 'part-back',
  },
  {
    name: 'create: the answer is lost, the service is away, and the customer pays',
    lacks: cannotFind,
    play: async ({ kiosk, world }) => {
      world.faultNext('create', LOST_AFTER);
      world.faultNext('find', UNAVAILABLE, 3);
      await kiosk.begin();
      await world.pay(world.books().at(-1)?.id ?? '');
      await kiosk.pass(60_000);
    },
    expected: 'back',
  },
  {
    name: 'create: the answer is lost, the service is away, and nobody pays',
    lacks: cannotFind,
    play: async ({ kiosk, world }) => {
      world.faultNext('create', LOST_AFTER);
      world.faultNext('find', UNAVAILABLE, 3);
      await kiosk.begin();
      await kiosk.pass(60_000);
    },
    expected: 'untouched',
  },
  {
    name: 'create: 503, and the service is back at once',
    play: async (stage) => {
      stage.world.faultNext('create', UNAVAILABLE);
      await stage.kiosk.begin();
      await payWhatComes(stage);
    },
    expected: neverArrived,
  },
  ...RATE_LIMITS.map(([name, fault]): Row => ({
    name: `create: ${name}`,
    play: async (stage) => {
      stage.world.faultNext('create', fault);
      await stage.kiosk.begin();
      await payWhatComes(stage);
    },
    // Where nothing was carried out, whoever waits as long as the service wants is sold to.
    expected: (world) => (world.tells.tooMany === null ? neverArrived(world) : 'sold'),
  })),
  otherThan(
    'the answer is about another amount',
    ({ tells }) => tells.otherAmount,
    (world) =>
      // A code of another amount is refused; an invoice on its way is looked for.
      world.method.presents === 'invoice' ? found(world) : 'untouched',
  ),
  otherThan('the answer is in another currency', ({ tells }) => tells.otherCurrency, found),
  {
    name: 'create: every answer is about another amount, and the customer pays what came',
    lacks: ({ tells }) => (tells.otherAmount === null ? 'its answer tells no such thing (tells)' : null),
    play: async (stage) => {
      const { kiosk, world } = stage;
      const { otherAmount } = world.tells;
      if (otherAmount !== null) world.faultAlways('create', otherAmount);
      if (otherAmount !== null && world.capabilities.findsLost) world.faultAlways('find', otherAmount);
      await kiosk.begin();
      // Only an invoice reaches the customer without the screen.
      if (world.method.presents === 'invoice') await world.pay(world.books().at(-1)?.id ?? '');
      else await payWhatComes(stage);
    },
    expected: paidUnknown,
  },
  ...['2026-12-24 15:30:00', '2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z', 'tomorrow'].map((text): Row => ({
    name: `create: it can be paid until ${text}`,
    lacks: ({ tells }) => (tells.endsAt === null ? 'its answer tells no end (tells.endsAt)' : null),
    play: async (stage) => {
      if (stage.world.tells.endsAt !== null) stage.world.faultNext('create', stage.world.tells.endsAt(text));
      await stage.kiosk.begin();
      await payWhatComes(stage);
    },
    expected: 'sold',
  })),
  {
    name: 'create: the key was revoked, and the next customer is told before a choice',
    play: async ({ kiosk, world }) => {
      world.faultAlways('create', world.tells.revoked);
      await kiosk.begin();
      await kiosk.pass(20_000);
      await kiosk.begin();
      world.clearFaults();
    },
    expected: 'untouched',
  },
  {
    name: 'create: the number has no Kaspi, and the customer corrects it',
    lacks: ({ method }) => (method.phone === null ? 'it asks for no telephone number (phone)' : null),
    play: async (stage) => {
      await stage.kiosk.begin(1, WITHOUT_KASPI);
      await stage.kiosk.sendTo();
      await payWhatComes(stage);
    },
    expected: 'sold',
  },
  {
    name: 'create: nobody pays',
    play: async ({ kiosk }) => {
      await kiosk.begin();
      await kiosk.pass(10 * 60_000);
    },
    expected: 'untouched',
  },
];
