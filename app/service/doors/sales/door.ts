import { boughtOf } from '../../../bought.ts';
import { claimCode } from '../../../claim-code.ts';
import { dayOf, startOfDay } from '../../../journal/days.ts';
import { owedTiyn, saleState } from '../../../journal/replay.ts';
import { ZERO_TIYN } from '../../../money/money.ts';
import {
  findInList,
  listRead,
  newList,
  nextToken,
  readAgain,
  turnPage,
  viewOfList,
  type ListStep,
} from '../../../past/list.ts';
import type { WholeSale } from '../../../past/past.ts';
import type { Now } from '../../../ports/clock.ts';
import { storyOf } from '../../../past/story.ts';
import { unreachable } from '../../../result.ts';
import { DAY_MS } from '../../../units.ts';
import { UNCHANGED, type Door, type DoorChange } from '../../state/door.ts';
import type { Range } from './actions.ts';
import type { Read, SalesDoor, SalesPlace, SalesState, ToldSale } from './types.ts';

type Change = DoorChange<SalesDoor>;

/** Past sales: search, story and totals. Nothing is changed here. */
export const salesDoor: Door<SalesDoor> = {
  open({ now }) {
    const token = nextToken(0, now);
    const { list, question } = newList(token);
    return {
      state: { list, place: { kind: 'list' }, lastToken: token },
      effects: question === null ? [] : [{ kind: 'read-list', question }],
    };
  },

  act(state, action, { now }) {
    const token = nextToken(state.lastToken, now);
    switch (action.kind) {
      case 'find':
        return withList(findInList(state.list, action.text, token, now.wallMs), token);
      case 'page':
        return withList(turnPage(state.list, action.to, token), token);
      case 'list':
        return withList(readAgain(state.list, token), token);
      case 'choose':
        return {
          state: { ...state, place: { kind: 'sale', whole: { kind: 'reading', token } }, lastToken: token },
          effects: [{ kind: 'read-sale', token, saleId: action.saleId }],
        };
      case 'bars':
        return withBars(state, action.range, now);
      default:
        return unreachable(action);
    }
  },

  onOutcome(state, outcome) {
    if (state === null) return UNCHANGED;
    if (outcome.kind === 'list-read')
      return { state: { ...state, list: listRead(state.list, outcome.token, outcome.page) } };
    const { place } = state;
    if (outcome.kind === 'sale-read') {
      if (place.kind !== 'sale' || !isAwaited(place.whole, outcome.token)) return UNCHANGED;
      const whole = outcome.read === null ? UNREADABLE : readOf(outcome.read.whole);
      return { state: { ...state, place: { ...place, whole } } };
    }
    if (place.kind !== 'bars' || !isAwaited(place.sold, outcome.token)) return UNCHANGED;
    const sold = outcome.sold === null ? UNREADABLE : readOf(outcome.sold);
    return { state: { ...state, place: { ...place, sold } } };
  },

  onEvent(state, event, { now }) {
    const { place } = state;
    const isNextDay = event.kind === 'time-passed' && place.kind === 'bars' && place.dayEndsMonoMs <= now.monoMs;
    return isNextDay ? withBars(state, place.range, now) : UNCHANGED;
  },

  deadline: ({ place }) => (place.kind === 'bars' ? place.dayEndsMonoMs : null),

  view({ list, place }) {
    if (place.kind === 'list') return { kind: 'list', list: viewOfList(list) };
    if (place.kind === 'sale') return { kind: 'sale', sale: toldOf(place) };
    return { kind: 'bars', range: place.range, sold: place.sold };
  },
};

/** The days that the range means today; after midnight it means others. */
function withBars(state: SalesState, range: Range, now: Now): Change {
  const token = nextToken(state.lastToken, now);
  const dayEndsMonoMs = now.monoMs + startOfDay(dayOf(now.wallMs)) + DAY_MS - now.wallMs;
  return {
    state: {
      ...state,
      place: { kind: 'bars', range, sold: { kind: 'reading', token }, dayEndsMonoMs },
      lastToken: token,
    },
    effects: [{ kind: 'read-bars', token, ...periodOf(range, now.wallMs) }],
  };
}

const UNREADABLE = { kind: 'unreadable' } as const;

function readOf<T>(value: T): Read<T> {
  return { kind: 'read', value };
}

function isAwaited(read: Read<unknown>, token: number): boolean {
  return read.kind === 'reading' && read.token === token;
}

function withList({ list, question }: ListStep, token: number): Change {
  return {
    state: { list, place: { kind: 'list' }, lastToken: token },
    effects: question === null ? [] : [{ kind: 'read-list', question }],
  };
}

const DAYS: Readonly<Record<Range, { readonly count: number; readonly until: number }>> = {
  today: { count: 1, until: 1 },
  yesterday: { count: 1, until: 0 },
  week: { count: 7, until: 1 },
  month: { count: 30, until: 1 },
};

/** From a midnight in Kazakhstan until another. */
function periodOf(range: Range, nowMs: number): { readonly fromMs: number; readonly untilMs: number } {
  const { count, until } = DAYS[range];
  const todayMs = startOfDay(dayOf(nowMs));
  const untilMs = todayMs + until * DAY_MS;
  return { fromMs: untilMs - count * DAY_MS, untilMs };
}

function toldOf({ whole }: Extract<SalesPlace, { kind: 'sale' }>): Read<ToldSale | null> {
  if (whole.kind !== 'read') return whole;
  return readOf(whole.value === null ? null : told(whole.value));
}

function told({ sale, entries, claim }: WholeSale): ToldSale {
  const { saleId, externalId, paidTiyn, deliveredTiyn, refundedTiyn } = sale;
  const state = saleState(sale);
  return {
    claimCode: claim === null ? null : (sale.claimCode ?? claimCode(saleId)),
    externalId,
    payments: sale.purchases.map(({ qrPaymentId }) => qrPaymentId),
    name: boughtOf(sale).name,
    state: state === 'closed' && paidTiyn === ZERO_TIYN ? 'unpaid' : state,
    paidTiyn,
    deliveredTiyn,
    refundedTiyn,
    owedTiyn: owedTiyn(sale),
    story: storyOf(entries),
  };
}
