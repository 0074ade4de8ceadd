import {
  cannotCancel,
  cannotFind,
  cannotRefund,
  compensatedLater,
  neverArrived,
  paidUnknown,
  type Row,
  type Stage,
} from '../row.ts';
import { leaveUnheard } from './cancel.ts';
import { DOUBLED, SILENT, UNAVAILABLE } from './faults.ts';
import { jam } from './refund.ts';

/** The power goes while the code is asked for; where it is an invoice, the service has sent it. */
async function cutWhileAsked({ kiosk, requests, world }: Stage, work: 'done' | 'undone' = 'done'): Promise<void> {
  requests.mayHang = 1;
  world.faultNext('create', { kind: 'silence', work });
  await kiosk.begin();
  await kiosk.restart();
}

/** The invoice that the service has sent last. */
function sent({ books }: Stage['world']): string {
  return books().at(-1)?.id ?? '';
}

export const RESTART: readonly Row[] = [
  {
    name: 'power cut: while the code is asked for',
    play: async (stage) => {
      await cutWhileAsked(stage);
      if (stage.world.method.presents === 'invoice') await stage.world.pay(sent(stage.world));
    },
    expected: paidUnknown,
  },
  {
    name: 'power cut: while the code is asked for, and nobody pays',
    play: cutWhileAsked,
    expected: (world) => (world.method.presents === 'code' ? 'untouched' : neverArrived(world)),
  },
  {
    name: 'power cut: before the request has arrived',
    play: (stage) => cutWhileAsked(stage, 'undone'),
    expected: (world) => (world.method.presents === 'code' ? 'untouched' : neverArrived(world)),
  },
  {
    name: 'power cut: while the invoice is asked for, which is paid before the start',
    lacks: cannotFind,
    play: async ({ kiosk, requests, world }) => {
      requests.mayHang = 1;
      world.faultNext('create', SILENT);
      await kiosk.begin();
      await world.pay(sent(world));
      await kiosk.restart();
    },
    expected: 'back',
  },
  {
    name: 'power cut: while the invoice is asked for, and the connection is back much later',
    lacks: cannotFind,
    play: async (stage) => {
      stage.world.faultNext('find', UNAVAILABLE, 4);
      await cutWhileAsked(stage);
      await stage.world.pay(sent(stage.world));
      await stage.kiosk.pass(60_000);
    },
    expected: 'back',
  },
  {
    name: 'power cut: again while the lost invoice is looked for',
    lacks: cannotFind,
    play: async (stage) => {
      await cutWhileAsked(stage);
      stage.world.faultNext('find', SILENT);
      stage.requests.mayHang = 1;
      await stage.kiosk.pass(6_000);
      await stage.world.pay(sent(stage.world));
      await stage.kiosk.restart();
    },
    expected: 'back',
  },
  {
    name: 'power cut: again while the lost invoice is withdrawn',
    lacks: cannotFind,
    play: async (stage) => {
      await cutWhileAsked(stage);
      stage.requests.mayHang = 1;
      stage.world.faultNext('cancel', SILENT);
      await stage.kiosk.pass(6_000);
      await stage.kiosk.restart();
    },
    expected: 'untouched',
  },
  {
    name: 'power cut: again while what was paid for the lost invoice goes back',
    lacks: cannotFind,
    play: async (stage) => {
      await cutWhileAsked(stage);
      await stage.world.pay(sent(stage.world));
      stage.requests.mayHang = 1;
      stage.world.faultNext('refund', SILENT);
      await stage.kiosk.pass(60_000);
      await stage.kiosk.restart();
    },
    expected: 'back',
  },
  {
    name: 'power cut: a request that arrived twice, and both invoices are paid in the dark',
    lacks: cannotFind,
    play: async ({ kiosk, world }) => {
      world.faultNext('create', DOUBLED);
      await kiosk.begin();
      for (const { id } of world.books().slice(-2)) await world.pay(id);
      await kiosk.restart();
    },
    expected: 'back',
  },
  {
    name: 'power cut: before it is paid, and it is paid in the dark',
    play: async ({ kiosk, world }) => {
      await kiosk.begin();
      const id = kiosk.purchase;
      await world.pay(id);
      await kiosk.restart();
    },
    expected: compensatedLater,
  },
  {
    name: 'power cut: before it is paid, and nobody pays',
    play: async ({ kiosk }) => {
      await kiosk.begin();
      await kiosk.restart();
    },
    expected: 'untouched',
  },
  {
    name: 'power cut: the product is falling',
    play: async ({ kiosk, world }) => {
      await kiosk.begin();
      await world.pay(kiosk.purchase);
      await kiosk.look();
      await kiosk.restart();
    },
    expected: 'sold',
  },
  {
    name: 'power cut: while the withdrawal is on its way',
    lacks: cannotCancel,
    play: async ({ kiosk, requests, world }) => {
      await kiosk.begin();
      requests.mayHang = 1;
      world.faultNext('cancel', SILENT);
      await kiosk.leave();
      await kiosk.restart();
    },
    expected: 'untouched',
  },
  {
    name: 'power cut: the withdrawal never left, and it is paid in the dark',
    lacks: cannotCancel,
    play: async (stage) => {
      await stage.world.pay(await leaveUnheard(stage));
      await stage.kiosk.restart();
    },
    expected: compensatedLater,
  },
  {
    name: 'power cut: while the refund is on its way, which was carried out',
    lacks: cannotRefund,
    play: async (stage) => {
      stage.requests.mayHang = 1;
      stage.world.faultNext('refund', SILENT);
      await jam(stage);
      await stage.kiosk.pass(5_000);
      await stage.kiosk.restart();
    },
    expected: 'back',
  },
  {
    name: 'power cut: twice in a row',
    play: async ({ kiosk, world }) => {
      await kiosk.begin();
      await world.pay(kiosk.purchase);
      await kiosk.restart();
      await kiosk.restart();
    },
    expected: compensatedLater,
  },
];
