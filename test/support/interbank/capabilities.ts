import {
  type CodeLook,
  EVERY_TIYN,
  type MethodCapabilities,
  type PaymentCapabilities,
} from '../../../app/payment/capabilities.ts';
import { SECOND_MS } from '../../../app/units.ts';

/** The id of the interbank QR among the ways to pay. */
export const INTERBANK_QR = 'interbank-qr';
export const INTERBANK_POLL_MS = 2 * SECOND_MS;

/** The words and the drawing that customers know the code by. */
const LOOK: CodeLook = {
  name: { kk: 'Банкаралық QR', ru: 'Межбанковский QR', en: 'Interbank QR' },
  title: {
    kk: 'Кез келген банктің қосымшасымен төлеңіз',
    ru: 'Оплатите приложением любого банка',
    en: 'Pay with the app of any bank',
  },
  steps: [
    { kk: 'Банк қосымшасын ашыңыз', ru: 'Откройте приложение своего банка', en: 'Open the app of your bank' },
    { kk: 'Кодты сканерлеңіз', ru: 'Отсканируйте код', en: 'Scan the code' },
  ],
  emblem: { path: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM15 15h3v3h-3z', colour: '#00788a' },
};

const QR: MethodCapabilities = {
  id: INTERBANK_QR,
  name: { kk: 'Банкаралық QR', ru: 'Межбанковский QR', en: 'Interbank QR' },
  presents: 'code',
  code: LOOK,
  asks: { kind: 'polls', shortestMs: SECOND_MS },
  canCancel: false,
  phone: null,
  tellsName: false,
  waitMs: null,
  commissionRate: 0,
  amountStepTiyn: EVERY_TIYN,
  takesParts: false,
};

/** The same code under a contract that forbids questions on a timer. */
const QR_ON_TOUCH: MethodCapabilities = { ...QR, asks: { kind: 'on-touch' }, canCancel: true };

/** What the interbank QR can do: one code for the applications of all banks, and refunds without the customer. */
export const INTERBANK: PaymentCapabilities = {
  provider: 'interbank',
  title: 'Interbank QR',
  application: 'Interbank Cabinet',
  binding: 'interbank localhost',
  refundWay: 'direct',
  refundsInParts: true,
  refundsSettleLater: false,
  hasDetails: true,
  findsLost: true,
  methods: [QR],
};

/** What it can do under that contract. */
export const INTERBANK_ON_TOUCH: PaymentCapabilities = { ...INTERBANK, methods: [QR_ON_TOUCH] };
