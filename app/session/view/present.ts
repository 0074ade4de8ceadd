import type { Product } from '../../config/schema.ts';
import { leastTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { priceOf } from '../../money/price.ts';
import { unreachable } from '../../result.ts';
import { isOffered, itemOf, methodsFor, methodsForProduct, waysFor } from '../choose/payment-methods.ts';
import { billsFor } from '../cash/bills.ts';
import { isAnyReady, methodOf } from '../state/services.ts';
import { presentPaying, presentPhone, totalOf, wayButton } from './present-paying.ts';
import { limit, saleParts, cardOfItem } from './sale-parts.ts';
import { canAcceptMoney } from '../choose/can-accept-money.ts';
import { claimCode } from '../../claim-code.ts';
import { canBuyMore } from '../change/spend-change.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import { successMs } from '../dispense/dispense.ts';
import { refundDoneMs } from '../refund/refunds.ts';
import { offeredMs } from '../refund/refund-qr.ts';
import { isAvailable, maxQuantity } from '../choose/choose-product.ts';
import { changeOf, receiptOf } from '../change/receipt.ts';
import { restTiyn, type Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import { amountOf, codeOf, moneyOf, shownInterrupted } from '../recovery/interrupted-sale.ts';
import type { Frame, InterruptedCard, ProductCard, Screen, View } from './view.ts';

/** Makes the view of a state. */
export function present(state: KioskState, now: Now): View {
  const { settings } = state;
  return {
    frame: {
      revision: state.revision,
      language: state.language,
      languages: settings.languages,
      operatorName: settings.operatorName,
      contact: settings.contact,
      reachable: state.reachable,
      diagonalInches: settings.diagonalInches,
      carriedChange: carriedChangeOf(state),
      demo: settings.demo,
      offersSetup: settings.offersSetup,
      dark: state.darkness.isDark,
    },
    screen: presentScreen(state, now),
  };
}

/** The carried change, shown where it can be used and after a failed sale, because its code must be known. */
function carriedChangeOf({ carriedChange, session }: KioskState): Frame['carriedChange'] {
  const isChoosing = session.kind === 'idle' || session.kind === 'product' || session.kind === 'payment';
  const unspent = session.kind === 'error' ? session.carriedChange : isChoosing ? carriedChange : null;
  return unspent === null ? null : { amountTiyn: unspent.amountTiyn, claimCode: claimCode(unspent.saleId) };
}

function presentScreen(state: KioskState, now: Now): Screen {
  const { session } = state;
  switch (session.kind) {
    case 'idle':
      return presentIdle(state);
    case 'service':
      return { name: 'service' };
    case 'product':
      return presentProduct(state, session, now);
    case 'payment':
      return presentPayment(state, session, now);
    case 'cash':
      return presentCash(state, session, now);
    case 'phone':
      return presentPhone(state, session, now) ?? presentIdle(state);
    case 'preparing':
      return {
        name: 'preparing',
        ...saleParts(state, session.sale),
        amountTiyn: totalOf(state, session.by, restTiyn(session.sale, session.cashTiyn)),
        isInvoice: methodOf(state, session.by.method)?.method.presents === 'invoice',
      };
    case 'qr':
    case 'confirm':
    case 'invoice':
      return presentPaying(state, session, now);
    case 'dispensing':
      return {
        name: 'dispensing',
        ...saleParts(state, session.sale),
        // While a piece falls, the session already has the number of the next one.
        piece: session.step === 'settling' ? session.piece - 1 : session.piece,
        step: session.step,
      };
    case 'success':
      return {
        name: 'success',
        ...saleParts(state, session.sale),
        receipt: receiptOf(state, session),
        change: changeOf(state, session),
        canBuyMore: canBuyMore(state, session),
        paper: session.paper,
        limit: limit(successMs(state.settings, session), session.endsMonoMs, now),
      };
    case 'refund-qr':
      return presentRefundQr(state, session, now);
    case 'refund':
      return presentRefund(state, session, now);
    case 'error':
      return presentError(state, session, now);
    default:
      return unreachable(session);
  }
}

function presentError(state: KioskState, session: Extract<Session, { kind: 'error' }>, now: Now): Screen {
  return {
    name: 'error',
    reason: session.reason,
    product: session.sale === null ? null : cardOfItem(state, session.sale.item),
    quantity: session.sale?.quantity ?? 1,
    amountTiyn: session.amountTiyn,
    money: session.money,
    qrPaymentId: session.qrPaymentId,
    claimCode: session.claimCode,
    technicalCode: session.technicalCode,
    paper: session.paper,
    limit: limit(session.totalMs, session.endsMonoMs, now),
  };
}

function presentIdle(state: KioskState): Screen {
  const gate = canAcceptMoney(state);
  switch (gate.kind) {
    case 'starting':
      return { name: 'starting' };
    case 'closed':
      return { name: 'out-of-service', problem: gate.problem };
    case 'open':
      return {
        name: 'idle',
        products: state.settings.catalogue.filter(isOffered).map((product) => cardOf(state, product)),
        takesCash: state.settings.catalogue.some((product) => methodsForProduct(state, product).cash),
        takesQr: isAnyReady(state),
        interrupted: presentInterrupted(state),
      };
    default:
      return unreachable(gate);
  }
}

/** More cards would leave no room for the products; customers before the last two have left. */
const MOST_INTERRUPTED = 2;

function presentInterrupted(state: KioskState): readonly InterruptedCard[] {
  return shownInterrupted(state)
    .slice(0, MOST_INTERRUPTED)
    .map(({ record }) => ({
      saleId: record.saleId,
      language: record.language ?? state.language,
      productName: record.item.name,
      quantity: record.quantity,
      money: moneyOf(record),
      amountTiyn: amountOf(record),
      claimCode: codeOf(record),
    }));
}

function presentProduct(state: KioskState, session: Extract<Session, { kind: 'product' }>, now: Now): Screen {
  const product = state.settings.catalogue.find((one) => one.id === session.productId);
  if (product === undefined) return presentIdle(state);
  const { quantity } = session;
  const amountTiyn = priceOf({ item: itemOf(product), quantity });
  return {
    name: 'product',
    product: cardOf(state, product),
    quantity,
    maxQuantity: maxQuantity(state, product),
    amountTiyn,
    restTiyn: restBesideCarriedChange(state, amountTiyn),
    limit: limit(DELAYS.productMs, session.endsMonoMs, now),
  };
}

function restBesideCarriedChange({ carriedChange }: KioskState, amountTiyn: Tiyn): Tiyn {
  return subtractTiyn(amountTiyn, leastTiyn(amountTiyn, carriedChange?.amountTiyn ?? ZERO_TIYN));
}

function presentPayment(
  state: KioskState,
  { productId, quantity, sale, endsMonoMs }: Extract<Session, { kind: 'payment' }>,
  now: Now,
): Screen {
  const product = state.settings.catalogue.find((one) => one.id === productId);
  if (product === undefined) return presentIdle(state);
  const amountTiyn = priceOf({ item: itemOf(product), quantity });
  const { ways, cash } =
    sale === null
      ? methodsFor(state, { item: itemOf(product), quantity })
      : { ways: waysFor(state, restTiyn(sale, ZERO_TIYN)), cash: canInsert(state, sale) };
  return {
    name: 'payment',
    product: cardOf(state, product),
    quantity,
    amountTiyn,
    restTiyn: restBesideCarriedChange(state, amountTiyn),
    ways: ways.map((way) => wayButton(way, restBesideCarriedChange(state, amountTiyn))),
    takesCash: cash,
    isTotalChanged: sale !== null,
    limit: limit(DELAYS.paymentMs, endsMonoMs, now),
  };
}

function presentCash(state: KioskState, session: Extract<Session, { kind: 'cash' }>, now: Now): Screen {
  const { sale, cashTiyn, closing, endsMonoMs } = session;
  const isDrawing = state.bill !== null;
  const isAcceptorOut = state.acceptor.kind !== 'ready';
  const rest = restTiyn(sale, cashTiyn);
  return {
    name: 'cash',
    ...saleParts(state, sale),
    step: closing !== null ? 'leaving' : isDrawing ? 'drawing' : 'insert',
    insertedTiyn: cashTiyn,
    carriedTiyn: sale.carriedChange?.amountTiyn ?? ZERO_TIYN,
    restTiyn: rest,
    billsTiyn: state.accepting,
    isAcceptorOut,
    changePolicy: state.settings.change,
    ways: closing === null && !isDrawing ? waysFor(state, rest).map((way) => wayButton(way, rest)) : [],
    limit: limit(closing !== null ? DELAYS.billMs : isAcceptorOut ? DELAYS.paymentMs : DELAYS.cashMs, endsMonoMs, now),
  };
}

function presentRefund(state: KioskState, session: Extract<Session, { kind: 'refund' }>, now: Now): Screen {
  return {
    name: 'refund',
    reason: session.reason,
    step: session.step,
    qrToken: null,
    wrongPhone: false,
    ...saleParts(state, session.sale),
    amountTiyn: session.amountTiyn,
    alsoOwedTiyn: session.owedTiyn,
    limit: limit(session.step === 'asking' ? DELAYS.refundMs : refundDoneMs(session), session.endsMonoMs, now),
  };
}

function presentRefundQr(state: KioskState, session: Extract<Session, { kind: 'refund-qr' }>, now: Now): Screen {
  const { reason, shown, wrongPhone, identified, endsMonoMs } = session;
  return {
    name: 'refund',
    reason,
    step: shown === null ? 'preparing' : identified ? 'checking' : 'qr',
    qrToken: shown === null || identified ? null : shown.qrToken,
    wrongPhone,
    ...saleParts(state, session.sale),
    amountTiyn: session.amountTiyn,
    // Only the screen after a refund names a further debt.
    alsoOwedTiyn: ZERO_TIYN,
    limit: limit(shown === null ? DELAYS.refundQrPreparingMs : offeredMs(session, shown), endsMonoMs, now),
  };
}

function cardOf(state: KioskState, product: Product): ProductCard {
  return {
    id: product.id,
    name: product.name,
    priceTiyn: product.priceTiyn,
    picture: product.picture ?? product.id,
    soldOut: !isAvailable(state, product),
  };
}

function canInsert(state: KioskState, sale: Sale): boolean {
  return state.bill === null && billsFor(state, restTiyn(sale, ZERO_TIYN)).length > 0;
}
