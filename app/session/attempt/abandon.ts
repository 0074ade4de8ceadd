import type { AbandonReason, JournalEntry } from '../../journal/entry.ts';
import { addTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { priceOf } from '../../money/price.ts';
import { canGiveOut } from '../gates/can-dispense.ts';
import { startPaid } from './pay.ts';
import { withCarriedChangeBack } from '../change/spend-change.ts';
import { debtEntry, errorSession } from '../refund/debt.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import { restTiyn, type Sale } from '../state/sale.ts';
import { partsTiyn, withPartsOwed } from '../state/paid-parts.ts';
import { isAnyReady } from '../state/services.ts';
import type { KioskState } from '../state/state.ts';
import { step, type Step } from '../state/step.ts';
import type { ProviderName } from '../../payment/capabilities.ts';
import type { ErrorReason, MoneyFact } from '../../sale-outcome.ts';

interface Abandoned {
  readonly sale: Sale;
  /** The notes of the sale in the cassette. */
  readonly cashTiyn: Tiyn;
}

interface LastScreen {
  readonly reason: ErrorReason;
  readonly money: MoneyFact;
  /** The service of the attempt. */
  readonly provider?: ProviderName;
  readonly technicalCode?: string;
}

/** Ends the attempt for the customer. An open purchase is still polled, and inserted notes are owed. */
export function abandon(
  state: KioskState,
  { sale, cashTiyn }: Abandoned,
  reason: AbandonReason,
  now: Now,
  error?: LastScreen,
): Step {
  const { saleId } = sale;
  const abandoned: JournalEntry = { kind: 'attempt-abandoned', saleId, reason };
  const inTiyn = addTiyn(cashTiyn, partsTiyn(state, saleId));
  if (inTiyn > ZERO_TIYN) {
    const debt = debtEntry(saleId, inTiyn);
    const facts = {
      reason: cashTiyn > ZERO_TIYN ? 'cash-not-used' : 'part-paid',
      ...error,
      sale,
      carriedChange: sale.carriedChange,
      money: 'owed',
      claimCode: debt.claimCode,
      amountTiyn: inTiyn,
    } as const;
    const watched = withPartsOwed(state, saleId).watched.map((one) =>
      one.sale.saleId === saleId ? { ...one, owedTiyn: cashTiyn } : one,
    );
    return step(
      { ...withCarriedChangeBack(state, sale, now), watched, session: errorSession(facts, now) },
      { entries: [abandoned, debt] },
    );
  }
  if (error === undefined)
    return step({ ...withCarriedChangeBack(state, sale, now), session: { kind: 'idle' } }, { entries: [abandoned] });
  return step(
    {
      ...withCarriedChangeBack(state, sale, now),
      session: errorSession({ ...error, sale, carriedChange: sale.carriedChange, amountTiyn: priceOf(sale) }, now),
    },
    { entries: [abandoned] },
  );
}

/**
 * Ends a QR without a payment. With notes in the machine the sale returns to inserting notes or to another QR, while
 * the purchase is still polled; without notes the sale ends.
 */
export function abandonQr(
  state: KioskState,
  attempt: Abandoned,
  reason: AbandonReason,
  now: Now,
  error?: LastScreen,
): Step {
  const { sale, cashTiyn } = attempt;
  const canPay = state.acceptor.kind === 'ready' || isAnyReady(state);
  // With a part at a service the sale cannot go on with notes: what is in of both is owed.
  const hasParts = partsTiyn(state, sale.saleId) > ZERO_TIYN;
  const canGoOn = cashTiyn > ZERO_TIYN && !hasParts && canPay && state.bill === null && canGiveOut(state);
  // Notes that came in meanwhile may cover the price.
  const isPaid = cashTiyn > ZERO_TIYN && !hasParts && restTiyn(sale, cashTiyn) === ZERO_TIYN && canGiveOut(state);
  if (isPaid) return startPaid(state, { sale, cashTiyn, purchase: null }, now);
  if (!canGoOn) return abandon(state, attempt, reason, now, error);
  return step({
    ...state,
    session: { kind: 'cash', sale, cashTiyn, closing: null, endsMonoMs: now.monoMs + DELAYS.cashMs },
  });
}
