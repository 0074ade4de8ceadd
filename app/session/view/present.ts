import { boughtOf } from '../../bought.ts';
import type { LocalText } from '../../language/language.ts';
import type { SaleRecord } from '../../journal/replay.ts';
import { inEveryLanguage } from '../../orders.ts';
import { ZERO_TIYN } from '../../money/money.ts';
import { itemOfPiece, priceOf } from '../../money/price.ts';
import { unreachable } from '../../result.ts';
import { itemOf, methodsFor, methodsForProduct, waysFor } from '../choose/payment-methods.ts';
import { billsFor } from '../cash/bills.ts';
import { bankOf, isAnyReady, methodOf, serviceAt, serviceIn } from '../state/services.ts';
import { presentBasket } from './present-basket.ts';
import { cardOf, productCards, restBesideCarriedChange } from './product-cards.ts';
import { presentPaying, presentPhone, totalOf, wayButton } from './present-paying.ts';
import { lineCards, limit, ownLimit, saleParts, cardOfItem } from './sale-parts.ts';
import { canAcceptMoney } from '../choose/can-accept-money.ts';
import { claimCode } from '../../claim-code.ts';
import { canBuyMore } from '../change/spend-change.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import { successMs } from '../dispense/dispense.ts';
import { refundDoneMs } from '../refund/refunds.ts';
import { offeredMs } from '../refund/refund-qr.ts';
import { goodsOf, maxQuantity, productOf } from '../choose/goods.ts';
import { changeOf, receiptOf } from '../change/receipt.ts';
import { restTiyn, type Sale } from '../state/sale.ts';
import { shownNotice } from '../state/shown-notice.ts';
import { soundOf } from '../state/sounds.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import { amountOf, codeOf, isInvoiceInDoubt, moneyOf, shownInterrupted } from '../recovery/interrupted-sale.ts';
import type { Frame, InterruptedCard, SaleParts, Screen, View } from './view.ts';

/** Makes the view of a state. */
export function present(state: KioskState, now: Now): View {
  const { settings } = state;
  const screen = presentScreen(state, now);
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
      look: settings.look,
      dark: state.darkness.isDark,
      darkBrightness: settings.darkHours?.brightness ?? 0,
      largeText: state.largeText,
      sound: soundOf(settings.sounds, screen.name, state.language),
    },
    screen,
  };
}

const CHOOSING: ReadonlySet<Session['kind']> = new Set(['idle', 'product', 'basket', 'payment']);

/** The carried change, shown where it can be used and after a failed sale, because its code must be known. */
function carriedChangeOf({ carriedChange, session }: KioskState): Frame['carriedChange'] {
  const isChoosing = CHOOSING.has(session.kind);
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
    case 'basket':
      return presentBasket(state, session, now);
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
        ...presentPiece(state, session),
        step: session.step,
      };
    case 'success':
      return {
        name: 'success',
        ...saleParts(state, { ...session.sale, out: session.sale.quantity }),
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

function presentPiece(
  state: KioskState,
  { sale, piece, step }: Extract<Session, { kind: 'dispensing' }>,
): Pick<Extract<Screen, { name: 'dispensing' }>, 'piece'> & Partial<Pick<SaleParts, 'product' | 'lines'>> {
  // While a piece falls, the session already has the number of the next one.
  const shown = step === 'settling' ? piece - 1 : piece;
  if (sale.further.length === 0) return { piece: shown };
  return { piece: shown, product: cardOfItem(state, itemOfPiece(sale, shown)), ...lineCards(state, sale, piece - 1) };
}

function presentError(state: KioskState, session: Extract<Session, { kind: 'error' }>, now: Now): Screen {
  return {
    name: 'error',
    reason: session.reason,
    product: session.sale === null ? null : cardOfItem(state, session.sale.item),
    quantity: session.sale?.quantity ?? 1,
    ...(session.sale === null ? {} : lineCards(state, session.sale, session.sale.out ?? null)),
    amountTiyn: session.amountTiyn,
    money: session.money,
    bank: bankOf(serviceIn(state, session.provider)),
    qrPaymentId: session.qrPaymentId,
    claimCode: session.claimCode,
    technicalCode: session.technicalCode,
    paper: session.paper,
    limit: limit(session.totalMs, session.endsMonoMs, now),
  };
}

function isDiskSlow({ journal }: KioskState): boolean {
  return journal.kind === 'starting' && journal.isSlow === true;
}

function presentIdle(state: KioskState): Screen {
  const gate = canAcceptMoney(state);
  switch (gate.kind) {
    case 'starting':
      return isDiskSlow(state) ? { name: 'starting', waitsFor: 'disk' } : { name: 'starting' };
    case 'closed':
      return { name: 'out-of-service', problem: gate.problem, onlyService: onlyService(state), ...noticeOf(state) };
    case 'open':
      return {
        name: 'idle',
        products: productCards(state),
        takesCash: state.settings.catalogue.some((product) => methodsForProduct(state, product).cash),
        takesQr: isAnyReady(state),
        ...serviceWays(state),
        interrupted: presentInterrupted(state),
        byNumber: state.settings.shelves !== null,
        ...noticeOf(state),
        attract: presentAttraction(state),
      };
    default:
      return unreachable(gate);
  }
}

function noticeOf({ notice }: KioskState): { readonly notice?: LocalText } {
  const shown = shownNotice(notice);
  return shown === null ? {} : { notice: inEveryLanguage(shown.text) };
}

/** With several services it is not for customers to know which one has failed. */
function onlyService({ services }: KioskState): string | null {
  return services.length === 1 ? (services[0]?.about.title ?? null) : null;
}

/** The ways to pay at the services that work now. */
function serviceWays({ services }: KioskState): Pick<Extract<Screen, { name: 'idle' }>, 'code' | 'takesInvoice'> {
  const methods = services.filter(({ gate }) => gate.kind === 'ready').flatMap(({ about }) => about.methods);
  const shown = methods.find(({ presents }) => presents === 'code');
  return {
    code: shown === undefined ? null : { name: shown.code?.name ?? null },
    takesInvoice: methods.some(({ presents }) => presents === 'invoice'),
  };
}

function presentAttraction({ settings, attraction }: KioskState): Extract<Screen, { name: 'idle' }>['attract'] {
  if (settings.attract === null) return null;
  return { isShown: attraction.isShown, files: attraction.isShown ? settings.attract.files : [] };
}

/** More cards would leave no room for the products; customers before the last two have left. */
const MOST_INTERRUPTED = 2;

/** As many as there is room for, in their order; a sale whose customer needs a code comes before one without. */
function forCards(records: readonly SaleRecord[]): readonly SaleRecord[] {
  if (records.length <= MOST_INTERRUPTED) return records;
  const withCode = records.filter((record) => codeOf(record) !== null);
  const others = records.filter((record) => !withCode.includes(record));
  const chosen = [...withCode, ...others].slice(0, MOST_INTERRUPTED);
  return records.filter((record) => chosen.includes(record));
}

function presentInterrupted(state: KioskState): readonly InterruptedCard[] {
  return forCards(shownInterrupted(state).map(({ record }) => record))
    .map((record) => ({ record, bought: boughtOf(record) }))
    .map(({ record, bought }) => ({
      saleId: record.saleId,
      language: record.language ?? state.language,
      productName: bought.name,
      quantity: bought.quantity,
      money: moneyOf(record),
      bank: bankOf(serviceAt(state, record.purchases.at(-1)?.binding ?? record.binding)),
      isInvoice: isInvoiceInDoubt(record),
      amountTiyn: amountOf(record),
      claimCode: codeOf(record),
    }));
}

function presentProduct(state: KioskState, session: Extract<Session, { kind: 'product' }>, now: Now): Screen {
  const product = state.settings.catalogue.find((one) => one.id === session.productId);
  if (product === undefined) return presentIdle(state);
  const { quantity } = session;
  const amountTiyn = priceOf({ item: itemOf(product), quantity, further: [] });
  return {
    name: 'product',
    product: cardOf(state, product),
    quantity,
    maxQuantity: maxQuantity(state, product),
    amountTiyn,
    restTiyn: restBesideCarriedChange(state, amountTiyn),
    limit: ownLimit(DELAYS.productMs, session.endsMonoMs, now),
  };
}

function presentPayment(
  state: KioskState,
  { picked, sale, endsMonoMs }: Extract<Session, { kind: 'payment' }>,
  now: Now,
): Screen {
  const goods = goodsOf(state, picked);
  const product = productOf(state, goods?.item.productId ?? '');
  if (goods === null || product === undefined) return presentIdle(state);
  const amountTiyn = priceOf(goods);
  // An open sale has taken the carried change along.
  const rest = sale === null ? restBesideCarriedChange(state, amountTiyn) : restTiyn(sale, ZERO_TIYN);
  const { ways, cash } =
    sale === null ? methodsFor(state, goods) : { ways: waysFor(state, rest), cash: canInsert(state, sale) };
  return {
    name: 'payment',
    product: cardOf(state, product),
    quantity: goods.quantity,
    amountTiyn,
    ...lineCards(state, goods, null),
    restTiyn: rest,
    ways: ways.map((way) => wayButton(way, rest)),
    takesCash: cash,
    isTotalChanged: sale !== null,
    limit: ownLimit(DELAYS.paymentMs, endsMonoMs, now),
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
    limit:
      closing !== null
        ? limit(DELAYS.billMs, endsMonoMs, now)
        : ownLimit(isAcceptorOut ? DELAYS.paymentMs : DELAYS.cashMs, endsMonoMs, now),
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
    bank: bankOf(serviceIn(state, session.provider)),
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
    bank: bankOf(serviceIn(state, session.purchase.provider)),
    // Only the screen after a refund names a further debt.
    alsoOwedTiyn: ZERO_TIYN,
    limit: limit(shown === null ? DELAYS.refundQrPreparingMs : offeredMs(session, shown), endsMonoMs, now),
  };
}

function canInsert(state: KioskState, sale: Sale): boolean {
  return state.bill === null && billsFor(state, restTiyn(sale, ZERO_TIYN)).length > 0;
}
