import { claimCode } from '../../claim-code.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { addTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import type { FoundPurchase, FoundPurchases, PaymentFailure } from '../../payment/provider.ts';
import type { Now } from '../../ports/clock.ts';
import type { Result } from '../../result.ts';
import { DELAYS } from '../state/delays.ts';
import type { MoneyFact } from '../../sale-outcome.ts';
import type { PurchaseSearch, WatchedPurchase } from '../state/running-payments.ts';
import type { ChosenWay, Sale } from '../state/sale.ts';
import { purchaseKnown } from '../state/purchase-known.ts';
import { isReady, methodOf, serviceOf } from '../state/services.ts';
import type { ErrorFacts } from '../state/session.ts';
import type { KioskState } from '../state/state.ts';
import { andThen, step, type Step } from '../state/step.ts';
import { watchPurchase } from '../state/watch-purchase.ts';

/** The number of times that a service must have no second invoice before none is looked for any more. */
const SECOND_LOOKS = 2;

/** What is looked for under the number of a sale. */
interface Wanted {
  readonly sale: Sale;
  readonly by: ChosenWay;
  /** What the customer was to pay, commission included. */
  readonly amountTiyn: Tiyn;
  /** What is recorded as lost; zero where only a second invoice is looked for. */
  readonly lostTiyn: Tiyn;
  readonly restored?: boolean;
  /** Numbers of the sale's purchases at other services that are not watched any more. */
  readonly taken?: readonly string[];
}

/** Begins to look, where the service can; a search that runs already goes on with what was lost since. */
export function withSearch(
  state: KioskState,
  { sale, by, amountTiyn, lostTiyn, restored = false, taken = [] }: Wanted,
  now: Now,
): KioskState {
  if (serviceOf(state, by.provider)?.about.findsLost !== true) return state;
  const running = state.searches.find((one) => isSameSearch(one, sale.saleId, by));
  const lost = addTiyn(running?.lostTiyn ?? ZERO_TIYN, lostTiyn);
  const pauseMs = lost > ZERO_TIYN ? DELAYS.findAgainMs : DELAYS.findSecondMs;
  const search: PurchaseSearch = {
    ...by,
    sale,
    amountTiyn,
    lostTiyn: lost,
    looks: 0,
    sinceMonoMs: now.monoMs,
    askedMonoMs: now.monoMs,
    askMonoMs: running?.askMonoMs === null ? null : now.monoMs + pauseMs,
    noneSinceMonoMs: null,
    restored,
    taken: [...(running?.taken ?? []), ...taken, ...watchedElsewhere(state, sale.saleId, by)],
  };
  return { ...state, searches: [...state.searches.filter((one) => one !== running), search] };
}

function watchedElsewhere({ watched }: KioskState, saleId: string, { provider }: ChosenWay): readonly string[] {
  const others = watched.filter((one) => one.sale.saleId === saleId && one.provider !== provider);
  return others.map(({ qrPaymentId }) => qrPaymentId);
}

/** One purchase more is on record: a search for others of its sale must not take theirs for it. */
export function withTaken(
  state: KioskState,
  { provider, qrPaymentId, sale }: Pick<WatchedPurchase, 'provider' | 'qrPaymentId' | 'sale'>,
): KioskState {
  const searches = state.searches.map((one) =>
    one.sale.saleId === sale.saleId && one.provider !== provider ? { ...one, taken: [...one.taken, qrPaymentId] } : one,
  );
  return { ...state, searches };
}

/** A person has decided about the lost invoice of a sale, so that it is not looked for any more. */
export function withoutDecided(state: KioskState, entries: readonly JournalEntry[]): KioskState {
  const decided = entries.flatMap((entry) => (entry.kind === 'invoice-cleared' ? [entry.saleId] : []));
  if (decided.length === 0) return state;
  const isDecided = ({ lostTiyn, sale }: PurchaseSearch): boolean =>
    lostTiyn > ZERO_TIYN && decided.includes(sale.saleId);
  return { ...state, searches: state.searches.filter((one) => !isDecided(one)) };
}

function isSameSearch({ method, provider, sale }: PurchaseSearch, saleId: string, by: ChosenWay): boolean {
  return sale.saleId === saleId && provider === by.provider && method === by.method;
}

const NONE: readonly never[] = [];

/**
 * The searches that may ask now. A sale whose next purchase is being asked for has to wait: that purchase would be taken
 * for one that nobody waits for.
 */
function candidates(state: KioskState): readonly PurchaseSearch[] {
  if (state.searches.length === 0 || state.searches.some(({ askMonoMs }) => askMonoMs === null)) return NONE;
  const { session, searches } = state;
  return searches.filter(
    ({ provider, sale }) =>
      isReady(state, provider) && !(session.kind === 'preparing' && session.sale.saleId === sale.saleId),
  );
}

/** When the next question is due, of which one at a time is asked; `Infinity` for none. */
export function searchDeadline(state: KioskState): number {
  let first = Infinity;
  for (const { askMonoMs } of candidates(state)) first = Math.min(first, askMonoMs ?? Infinity);
  return first;
}

/** Asks the next question that is due. */
export function searchTimers(state: KioskState, now: Now): Step {
  const due = candidates(state).find(({ askMonoMs }) => askMonoMs !== null && askMonoMs <= now.monoMs);
  if (due === undefined) return step(state);
  const { amountTiyn, method, provider, sale } = due;
  const { externalId, saleId } = sale;
  const asked = { ...due, askMonoMs: null, askedMonoMs: now.monoMs };
  return step(withChanged(state, due, asked), {
    effects: [
      { kind: 'find-purchases', saleId, by: { provider, method }, request: { externalId, method, amountTiyn } },
    ],
  });
}

function withChanged(state: KioskState, before: PurchaseSearch, after: PurchaseSearch | null): KioskState {
  const searches = state.searches.flatMap((one) => (one === before ? (after ?? []) : [one]));
  return { ...state, searches };
}

/** What the service has under the number of the sale that is not on record. */
export function onFindAnswered(
  state: KioskState,
  event: { saleId: string; by: ChosenWay; result: Result<FoundPurchases, PaymentFailure> },
  now: Now,
): Step {
  const search = state.searches.find((one) => isSameSearch(one, event.saleId, event.by));
  if (search?.askMonoMs !== null) return step(state);
  const { session } = state;
  const isPreparing = session.kind === 'preparing' && session.sale.saleId === event.saleId;
  if (isPreparing) return step(askAgain(state, search, now, DELAYS.findAgainMs));
  if (!event.result.ok) return unanswered(state, search, now, event.result.error.notSentForMs ?? 0);
  const { isWhole, purchases } = event.result.value;
  const isTaken = ({ qrPaymentId }: FoundPurchase): boolean => search.taken.includes(qrPaymentId);
  const fresh = purchases.filter((one) => !isTaken(one) && !isWatched(state, search, one.qrPaymentId));
  if (fresh.length > 0) return found(state, search, fresh, now);
  // It is there, under a number that stands for another service's purchase in this sale: a person decides.
  const hidden = purchases.find(isTaken);
  if (hidden !== undefined) return over(state, search, doubted(search, hidden));
  if (!isWhole) return unanswered(state, search, now, 0);
  return search.lostTiyn > ZERO_TIYN ? nothingLost(state, search, now) : nothingElse(state, search, now);
}

function isWatched({ watched }: KioskState, { provider }: PurchaseSearch, qrPaymentId: string): boolean {
  return watched.some((one) => one.qrPaymentId === qrPaymentId && one.provider === provider);
}

/** What is recorded as lost stays so; a second invoice may be paid unseen as well. */
function doubted({ lostTiyn, method, provider, sale }: PurchaseSearch, hidden: FoundPurchase): readonly JournalEntry[] {
  if (lostTiyn > ZERO_TIYN) return [];
  const { saleId } = sale;
  const { amountTiyn } = hidden;
  return [{ kind: 'invoice-lost', saleId, amountTiyn, claimCode: claimCode(saleId), provider, method }];
}

/**
 * Everything that is found is on record and watched from now on. Nobody waits for it, so that it is withdrawn where the
 * service can do that; what was paid for it counts like any late payment.
 */
function found(state: KioskState, search: PurchaseSearch, fresh: readonly FoundPurchase[], now: Now): Step {
  const { lostTiyn, provider, sale } = search;
  const known = fresh.reduce(
    (before, one) => andThen(before, (next) => watchFound(next, search, one, now)),
    step(state),
  );
  // The same request may have arrived once more.
  const left = { ...search, lostTiyn: ZERO_TIYN, looks: SECOND_LOOKS - 1, noneSinceMonoMs: null };
  const marked = fresh.reduce(
    (before, { qrPaymentId }) => withTaken(before, { provider, qrPaymentId, sale }),
    known.state,
  );
  const told = lostTiyn === ZERO_TIYN ? marked : withoutDoubt(marked, search, 'checking');
  const next = askAgain(told, search, now, DELAYS.findSecondAgainMs, left);
  return { ...known, state: next, entries: [...known.entries, ...cleared(sale.saleId, lostTiyn)] };
}

function watchFound(state: KioskState, search: PurchaseSearch, one: FoundPurchase, now: Now): Step {
  const { method: id, provider, restored, sale } = search;
  const method = methodOf(state, id)?.method ?? null;
  const commissionTiyn = one.commission?.amountTiyn ?? ZERO_TIYN;
  const isAskedOnTouch = method?.asks.kind === 'on-touch';
  const watched: WatchedPurchase = {
    ...watchPurchase(sale, { ...one, provider, method: id, commissionTiyn, isAskedOnTouch }, method, now),
    restored,
  };
  return step(
    { ...state, watched: [...state.watched, watched] },
    { entries: [purchaseKnown(state, watched, one, null)] },
  );
}

function cleared(saleId: string, amountTiyn: Tiyn): readonly JournalEntry[] {
  return amountTiyn === ZERO_TIYN ? [] : [{ kind: 'invoice-cleared', saleId, amountTiyn }];
}

/** It never reached the service: that is certain once the service has had nothing for long enough. */
function nothingLost(state: KioskState, search: PurchaseSearch, now: Now): Step {
  const noneSinceMonoMs = search.noneSinceMonoMs ?? search.askedMonoMs;
  if (search.askedMonoMs - noneSinceMonoMs < DELAYS.findNoneForMs)
    return step(askAgain(state, search, now, pauseMs(search, now), { ...search, noneSinceMonoMs }));
  return over(withoutDoubt(state, search, 'not-charged'), search, cleared(search.sale.saleId, search.lostTiyn));
}

/** No screen names the doubt any more: the one that is shown says what is known now, and a pending one is not shown. */
function withoutDoubt(state: KioskState, search: PurchaseSearch, money: MoneyFact): KioskState {
  const { pendingNotices, session } = state;
  const isAbout = (facts: Pick<ErrorFacts, 'money' | 'reason' | 'sale'> & { provider?: string | null }): boolean =>
    facts.reason === 'invoice-lost' &&
    facts.money === 'in-doubt' &&
    facts.sale?.saleId === search.sale.saleId &&
    facts.provider === search.provider;
  return {
    ...state,
    pendingNotices: pendingNotices.filter(({ facts }) => !isAbout(facts)),
    session: session.kind === 'error' && isAbout(session) ? { ...session, money } : session,
  };
}

/** Nothing else is looked for. */
function over(state: KioskState, search: PurchaseSearch, before: readonly JournalEntry[] = []): Step {
  const { method, provider, sale } = search;
  const searched: JournalEntry = { kind: 'invoices-searched', saleId: sale.saleId, provider, method };
  return step(withChanged(state, search, null), { entries: [...before, searched] });
}

/** The request arrived once, as far as the service shows. */
function nothingElse(state: KioskState, search: PurchaseSearch, now: Now): Step {
  const looks = search.looks + 1;
  if (looks >= SECOND_LOOKS) return over(state, search);
  return step(askAgain(state, search, now, DELAYS.findSecondAgainMs, { ...search, looks }));
}

/** No answer, or one that does not show everything: a lost invoice is left to a person after the limit. */
function unanswered(state: KioskState, search: PurchaseSearch, now: Now, notBeforeMs: number): Step {
  const limitMs = search.lostTiyn > ZERO_TIYN ? DELAYS.doubtAfterMs : DELAYS.findNoneForMs;
  if (now.monoMs - search.sinceMonoMs >= limitMs) return over(state, search);
  const left = { ...search, noneSinceMonoMs: null };
  return step(askAgain(state, search, now, Math.max(pauseMs(search, now), notBeforeMs), left));
}

function askAgain(
  state: KioskState,
  before: PurchaseSearch,
  now: Now,
  waitMs: number,
  after: PurchaseSearch = before,
): KioskState {
  return withChanged(state, before, { ...after, askMonoMs: now.monoMs + waitMs });
}

function pauseMs({ sinceMonoMs }: PurchaseSearch, now: Now): number {
  const ageMs = now.monoMs - sinceMonoMs;
  if (ageMs < DELAYS.watchFastForMs) return DELAYS.findAgainMs;
  return ageMs < DELAYS.watchMediumForMs ? DELAYS.watchMediumMs : DELAYS.watchSlowMs;
}
