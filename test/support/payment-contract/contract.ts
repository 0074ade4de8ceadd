import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FakeClock } from '../fakes/fake-clock.ts';
import type { LedgerReport } from '../ledger-report.ts';
import { ContractKiosk, PRICE_TENGE } from './contract-kiosk.ts';
import { RequestsOnTheirWay } from './requests-on-their-way.ts';
import type { Row, MoneyEnd } from './row.ts';
import { CANCEL } from './rows/cancel.ts';
import { CREATE } from './rows/create.ts';
import { REFUND } from './rows/refund.ts';
import { RESTART } from './rows/restart.ts';
import { STATUS } from './rows/status.ts';
import type { Booked, OpenWorld, ServiceWorld } from './world.ts';

/** Every scenario of the contract. */
const ROWS: readonly Row[] = [...STATUS, ...CREATE, ...CANCEL, ...REFUND, ...RESTART];

const PRICE_TIYN = PRICE_TENGE * 100;

/** Plays the whole contract against one service. `applying`: so many scenarios apply to it by its capabilities. */
export function contractOf(name: string, openWorld: OpenWorld, applying: number): void {
  describe(name, () => {
    const clock = new FakeClock(Date.now());
    const requests = new RequestsOnTheirWay();
    let world: ServiceWorld;
    let kiosk: ContractKiosk | null = null;
    beforeAll(async () => {
      world = await openWorld(clock);
    });
    afterEach(async () => {
      requests.mayHang = 0;
      world.clearFaults();
      await kiosk?.stop();
      kiosk = null;
    });
    afterAll(async () => {
      requests.stop();
      await world.close();
    });

    test.each(ROWS.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
      const why = row.lacks?.(world) ?? null;
      if (why !== null) {
        // What does not apply says by which capability.
        expect(why).toMatch(/\(.+\)$/);
        return;
      }
      const before = { books: world.books().length, violations: world.violations().length };
      kiosk = await ContractKiosk.start({ world, clock, requests });
      await row.play({ kiosk, world, requests });
      world.clearFaults();
      await kiosk.settle();
      const report = kiosk.report();
      const wrong = wrongIn(report, world.books().slice(before.books), kiosk.relay.pulses, row);
      const broken = world
        .violations()
        .slice(before.violations)
        .map((one) => JSON.stringify(one));
      const wanted = typeof row.expected === 'function' ? row.expected(world) : row.expected;
      expect([endOf(report), ...wrong, ...broken].join('; ')).toBe(wanted);
    });

    test(`${String(applying)} of the scenarios apply by its capabilities`, () => {
      expect(ROWS.filter((row) => (row.lacks?.(world) ?? null) === null)).toHaveLength(applying);
    });
  });
}

/** What the ledger says at the end. */
function endOf({ totals }: LedgerReport): MoneyEnd {
  const { deliveredTiyn, inDoubtTiyn, owedTiyn, paidTiyn, refundedTiyn } = totals;
  if (inDoubtTiyn > 0) return 'in-doubt';
  if (paidTiyn === 0) return 'untouched';
  if (owedTiyn > 0) return deliveredTiyn > 0 ? 'part-owed' : 'owed';
  if (refundedTiyn > 0) return deliveredTiyn > 0 ? 'part-back' : 'back';
  return 'sold';
}

/** Where the ledger contradicts itself, the service's books, or what came out. */
function wrongIn(
  { lines, totals }: LedgerReport,
  books: readonly Booked[],
  pulses: number,
  { isLied = false, isBackUnsure = false }: Row,
): readonly string[] {
  const paidTiyn = books.reduce((sum, one) => sum + one.paidTiyn, 0);
  const backTiyn = books.reduce((sum, one) => sum + one.backTiyn, 0);
  // The commission counts as delivered once everything sold is out.
  const aboveTiyn = totals.deliveredTiyn - pulses * PRICE_TIYN;
  const isUneven = lines.some((one) => one.paidTiyn !== one.deliveredTiyn + one.refundedTiyn + one.owedTiyn);
  const isOpen = lines.some(({ inDoubtTiyn, state }) => !['closed', 'debt'].includes(state) && inDoubtTiyn === 0);
  const facts: Readonly<Record<string, boolean>> = {
    'the ledger does not balance': isUneven,
    'money is lost': !isLied && paidTiyn > totals.paidTiyn + totals.inDoubtTiyn,
    'money is invented': !isLied && totals.paidTiyn > paidTiyn,
    'a refund is invented': totals.refundedTiyn > backTiyn,
    'a refund is not known': !isBackUnsure && backTiyn > totals.refundedTiyn,
    'pieces do not agree': aboveTiyn < 0 || aboveTiyn > totals.commissionTiyn,
    'a sale stays open': isOpen,
  };
  return Object.keys(facts).filter((fact) => facts[fact] === true);
}
