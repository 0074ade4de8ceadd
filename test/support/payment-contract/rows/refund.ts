import type { Fault } from '../../../../sandbox/http/fault.ts';
import { cannotRefund, compensated, refundsAtOnce, type Row, type Stage } from '../row.ts';
import type { ServiceWorld } from '../world.ts';
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

/** So many pieces are paid; those above `comesOut` do not come out, and a customer whom that needs scans the refund. */
export async function jam({ kiosk, world }: Stage, pieces = 1, comesOut = 0): Promise<void> {
  kiosk.relay.left = comesOut;
  await kiosk.begin(pieces);
  await world.pay(kiosk.purchase);
  await kiosk.look();
  await kiosk.until(({ session }) => session.kind !== 'dispensing', 60_000);
  if (world.capabilities.refundWay === 'with-customer') await world.scanRefund();
}

/** The first answer to the refund is spoilt. */
function spoilt(name: string, fault: Fault): Row {
  return {
    name: `refund: ${name}`,
    lacks: cannotRefund,
    play: async (stage) => {
      stage.world.faultNext('refund', fault);
      await jam(stage);
    },
    expected: 'back',
  };
}

const partly = (world: ServiceWorld): 'part-back' | 'part-owed' =>
  compensated(world) === 'back' && world.capabilities.refundsInParts ? 'part-back' : 'part-owed';

export const REFUND: readonly Row[] = [
  { name: 'refund: in full', play: (stage) => jam(stage), expected: compensated },
  { name: 'refund: in part', play: (stage) => jam(stage, 3, 1), expected: partly },
  spoilt('the answer is lost before the work', LOST_BEFORE),
  spoilt('the answer is lost after the work', LOST_AFTER),
  ...SOME_UNREADABLE.map(([name, fault]) => spoilt(name, fault)),
  spoilt('503', UNAVAILABLE),
  spoilt('doubled on the way', DOUBLED),
  spoilt('doubled on the way, and the second answer arrives', DOUBLED_AND_REFUSED),
  {
    name: 'refund: refused',
    lacks: cannotRefund,
    play: async (stage) => {
      stage.world.faultAlways('refund', stage.world.tells.refused);
      await jam(stage);
      await stage.kiosk.pass(5_000);
    },
    expected: 'owed',
  },
  ...RATE_LIMITS.map(([name, fault]) => spoilt(name, fault)),
  {
    name: 'refund: the answer never comes',
    lacks: cannotRefund,
    play: async (stage) => {
      stage.requests.mayHang = 1;
      stage.world.faultNext('refund', SILENT);
      await jam(stage);
      await stage.kiosk.pass(60_000);
      stage.requests.mayHang = 0;
    },
    expected: 'back',
  },
  {
    name: 'refund: the details cannot be read for a while',
    lacks: cannotRefund,
    play: async (stage) => {
      stage.world.faultNext('details', { kind: 'garbage' }, 3);
      await jam(stage);
    },
    expected: 'back',
  },
  {
    name: 'refund: it settles later, and fails',
    lacks: (world) => cannotRefund(world) ?? refundsAtOnce(world),
    play: async (stage) => {
      await jam(stage);
      stage.world.failRefunds();
    },
    expected: 'owed',
  },
  {
    name: 'refund: it settles later; its answer was lost, and it fails',
    lacks: (world) => cannotRefund(world) ?? refundsAtOnce(world),
    play: async (stage) => {
      stage.world.faultNext('refund', LOST_AFTER);
      await jam(stage);
      stage.world.failRefunds();
    },
    expected: 'owed',
  },
];
