import { subtractTiyn, type Tiyn, ZERO_TIYN } from '../../money/money.ts';
import { priceOf } from '../../money/price.ts';
import { totalTiyn } from '../../payment/commission.ts';
import { typedNumber } from '../../payment/phone-number.ts';
import type { Now } from '../../ports/clock.ts';
import { titleOf } from '../change/receipt.ts';
import { goodsOf } from '../choose/goods.ts';
import type { OfferedWay } from '../choose/payment-methods.ts';
import { type Waiting, waitedPurchase } from '../state/background-questions.ts';
import { DELAYS } from '../state/delays.ts';
import type { WatchedPurchase } from '../state/running-payments.ts';
import { type ChosenWay, restTiyn } from '../state/sale.ts';
import { methodOf, rateOf } from '../state/services.ts';
import type { Session } from '../state/session.ts';
import type { KioskState } from '../state/state.ts';
import { lineCards, limit, ownLimit, saleParts, cardOfItem } from './sale-parts.ts';
import type { PaidPart, Screen, WayButton } from './view.ts';

const NO_NAME = { kk: '', ru: '', en: '' } as const;

/** A way to pay as a button, for an amount without commission. */
export function wayButton({ method, totalTiyn: total }: OfferedWay, amountTiyn: Tiyn): WayButton {
  const { id, name, presents } = method;
  return { id, name, presents, totalTiyn: total, commissionTiyn: subtractTiyn(total, amountTiyn) };
}

/** What the customer pays for an amount this way. */
export function totalOf(state: KioskState, by: ChosenWay, amountTiyn: Tiyn): Tiyn {
  return totalTiyn(amountTiyn, rateOf(state, by.method));
}

/** The keypad; null where its product is no longer in the catalogue. */
export function presentPhone(state: KioskState, session: Extract<Session, { kind: 'phone' }>, now: Now): Screen | null {
  const { by, digits, mistake, endsMonoMs } = session;
  const parts = phoneParts(state, session);
  if (parts === null) return null;
  const { sale, dueTiyn } = parts;
  return {
    name: 'phone',
    ...sale,
    way: methodOf(state, by.method)?.method.name ?? NO_NAME,
    totalTiyn: totalOf(state, by, dueTiyn),
    typed: typedNumber(digits),
    mistake,
    limit: ownLimit(DELAYS.phoneMs, endsMonoMs, now),
  };
}

function phoneParts(state: KioskState, session: Extract<Session, { kind: 'phone' }>) {
  const { sale, cashTiyn, picked } = session;
  if (sale !== null) return { sale: saleParts(state, sale), dueTiyn: restTiyn(sale, cashTiyn) };
  const goods = goodsOf(state, picked);
  if (goods === null) return null;
  const { item, quantity } = goods;
  const amountTiyn = priceOf(goods);
  const carriedTiyn = state.carriedChange?.amountTiyn ?? ZERO_TIYN;
  const dueTiyn = carriedTiyn >= amountTiyn ? ZERO_TIYN : subtractTiyn(amountTiyn, carriedTiyn);
  return {
    sale: { product: cardOfItem(state, item), quantity, amountTiyn, ...lineCards(state, goods, null) },
    dueTiyn,
  };
}

/** The screens on which the customer pays at a service. */
export function presentPaying(state: KioskState, session: Waiting, now: Now): Screen {
  const watched = waitedPurchase({ session, watched: state.watched });
  const { purchase, closing, sale } = session;
  // Without notes that came in since.
  const total = watched?.amountTiyn ?? restTiyn(sale, session.cashTiyn);
  const common = {
    ...saleParts(state, sale),
    limit: closing ? { totalMs: session.limitMs, leftMs: 0 } : limit(session.limitMs, session.endsMonoMs, now),
    closing,
  };
  const part = partOf(session, watched);
  const check = watched?.isAskedOnTouch === true ? session.check : null;
  const method = methodOf(state, session.by.method)?.method ?? null;
  switch (session.kind) {
    case 'confirm':
      return { name: 'confirm', ...common, amountTiyn: total };
    case 'invoice':
      return {
        name: 'invoice',
        ...common,
        service: titleOf(state, session.by.provider) ?? '',
        totalTiyn: total,
        phone: session.phone,
        customer: session.customer,
        qrToken: purchase.qrToken,
        check,
        part,
      };
    default:
      return {
        name: 'qr',
        ...common,
        amountTiyn: total,
        qrToken: purchase.qrToken ?? '',
        methods: purchase.methods,
        way: method?.name ?? NO_NAME,
        code: method?.code ?? null,
        check,
        part,
      };
  }
}

function partOf({ paysRest }: Waiting, watched: WatchedPurchase | null): PaidPart | null {
  if (watched === null || watched.receivedTiyn === ZERO_TIYN) return null;
  const { amountTiyn, receivedTiyn } = watched;
  return { paidTiyn: receivedTiyn, missingTiyn: subtractTiyn(amountTiyn, receivedTiyn), paysRest };
}
