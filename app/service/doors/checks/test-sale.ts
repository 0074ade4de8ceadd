import type { TestSaleEnd } from '../../../payment/test-sale.ts';
import type { KioskState } from '../../../session/state/state.ts';
import { acted } from '../../state/acted.ts';
import { UNCHANGED, type DoorChange, type DoorContext } from '../../state/door.ts';
import { TEST_SALE_TIYN } from './limits.ts';
import { passed } from './passed.ts';
import type { ChecksDoor, ChecksOutcome, ChecksState } from './types.ts';
import { mainGate } from '../../../session/state/services.ts';

type Change = DoorChange<ChecksDoor>;

/** A purchase is opened at the bank only when its intent is on disk, at a test host as well. */
export function canTestSale({ hasTestSale, testSale: sale }: ChecksState, kiosk: KioskState): boolean {
  return hasTestSale && mainGate(kiosk).kind === 'ready' && kiosk.journal.kind === 'ready' && sale?.kind !== 'running';
}

/** The intent of a test sale. It is no sale of the books: the test host's money is none. */
export function testSale(state: ChecksState, { kiosk, role, now }: DoorContext): Change {
  if (!canTestSale(state, kiosk)) return UNCHANGED;
  const externalId = `test-${String(now.wallMs)}`;
  const amountTiyn = TEST_SALE_TIYN;
  return {
    state: { ...state, testSale: { kind: 'running', step: 'creating' } },
    entries: [acted(role, 'checks', 'test-sale-begun', { about: externalId, after: String(amountTiyn) })],
    effects: [{ kind: 'test-sale', externalId, amountTiyn }],
  };
}

/** Its end, on record also where nobody waits any more. */
export function testSaleEnded(
  state: ChecksState | null,
  { externalId, end }: Extract<ChecksOutcome, { kind: 'test-sale-ended' }>,
  context: DoorContext,
): Change {
  const isPassed = end.kind === 'paid' || end.kind === 'refunded';
  const result = passed(context, 'test-sale', isPassed, `${externalId} ${inShort(end)}`);
  return { ...result, state: state === null ? null : { ...state, testSale: { kind: 'ended', end } } };
}

function inShort(end: TestSaleEnd): string {
  switch (end.kind) {
    case 'failed':
      return `${end.at} ${end.problem.reason}`;
    case 'stuck':
      return `${end.at} stuck`;
    default:
      return end.kind;
  }
}
