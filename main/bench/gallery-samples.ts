import { LANGUAGES, type Language, type LocalText } from '../../app/language/language.ts';
import { multiplyTiyn, subtractTiyn, tiyn, type Tiyn } from '../../app/money/money.ts';
import { acceptableBills } from '../../app/session/cash/bills.ts';
import { problem, type ProblemParameters, type ProblemReason } from '../../app/problem.ts';
import type { PaperState } from '../../app/sale-outcome.ts';
import type { ChangePolicy, RefundReason } from '../../app/sale-outcome.ts';
import type { ErrorReason, MoneyFact } from '../../app/sale-outcome.ts';
import type { Frame, InterruptedCard, Limit, ProductCard, Screen } from '../../app/session/view/view.ts';

/* Every screen in every state worth looking at, for the gallery and the layout tests. Customers never see them. */

interface CardFacts {
  readonly picture: string;
  readonly name: LocalText;
  readonly priceTiyn: number;
  readonly soldOut?: boolean;
}

const CARDS: readonly CardFacts[] = [
  { picture: 'water', name: { kk: 'Су 0,5 л', ru: 'Вода 0,5 л', en: 'Water 0.5 l' }, priceTiyn: 250_00 },
  { picture: 'juice', name: { kk: 'Алма шырыны', ru: 'Сок яблочный', en: 'Apple juice' }, priceTiyn: 450_00 },
  { picture: 'chocolate', name: { kk: 'Шоколад', ru: 'Шоколад', en: 'Chocolate' }, priceTiyn: 390_00 },
  { picture: 'bread', name: { kk: 'Тоқаш', ru: 'Булочка', en: 'Bun' }, priceTiyn: 520_00, soldOut: true },
  { picture: 'apple', name: { kk: 'Алма', ru: 'Яблоко', en: 'Apple' }, priceTiyn: 180_00 },
  { picture: 'nuts', name: { kk: 'Жаңғақ', ru: 'Орешки', en: 'Nuts' }, priceTiyn: 1_250_50 },
  { picture: 'coffee', name: { kk: 'Кофе латте', ru: 'Кофе латте', en: 'Coffee latte' }, priceTiyn: 890_00 },
  { picture: 'chips', name: { kk: 'Чипсы', ru: 'Чипсы', en: 'Crisps' }, priceTiyn: 640_00 },
  { picture: 'gum', name: { kk: 'Сағыз', ru: 'Жвачка', en: 'Chewing gum' }, priceTiyn: 150_00, soldOut: true },
  { picture: 'soda', name: { kk: 'Лимонад', ru: 'Лимонад', en: 'Lemonade' }, priceTiyn: 420_00 },
  { picture: 'cookie', name: { kk: 'Печенье', ru: 'Печенье', en: 'Cookie' }, priceTiyn: 300_00 },
  { picture: 'sandwich', name: { kk: 'Сэндвич', ru: 'Сэндвич', en: 'Sandwich' }, priceTiyn: 1_490_00 },
  { picture: 'tea', name: { kk: 'Көк шай', ru: 'Зелёный чай', en: 'Green tea' }, priceTiyn: 350_00 },
  { picture: 'milk', name: { kk: 'Сүт 1 л', ru: 'Молоко 1 л', en: 'Milk 1 l' }, priceTiyn: 610_00 },
  { picture: 'something-new', name: { kk: 'Тосынсый', ru: 'Сюрприз', en: 'Surprise' }, priceTiyn: 999_00 },
  { picture: 'water', name: { kk: 'Минералды су', ru: 'Минеральная вода', en: 'Mineral water' }, priceTiyn: 330_00 },
  { picture: 'bread', name: { kk: 'Бауырсақ', ru: 'Баурсаки', en: 'Baursaks' }, priceTiyn: 700_00 },
  { picture: 'nuts', name: { kk: 'Кептірілген өрік', ru: 'Курага', en: 'Dried apricots' }, priceTiyn: 1_100_00 },
];

const LONG: readonly CardFacts[] = [
  {
    picture: 'water',
    name: {
      kk: 'Газдалмаған табиғи минералды ауыз су 0,5 литр',
      ru: 'Вода природная минеральная негазированная 0,5 л',
      en: 'Natural still mineral drinking water 0.5 litre',
    },
    priceTiyn: 250_00,
  },
  {
    picture: 'chocolate',
    name: {
      kk: 'Жаңғақ пен мейіз қосылған қазақстандық сүтті шоколад',
      ru: 'Казахстанский молочный шоколад с орехами и изюмом',
      en: 'Kazakhstani milk chocolate with nuts and raisins',
    },
    priceTiyn: 12_250_50,
  },
  {
    picture: 'sandwich',
    name: {
      kk: 'Қазы мен балғын көкөніс қосылған үшбұрышты сэндвич',
      ru: 'Треугольный сэндвич с казы и свежими овощами',
      en: 'Triangle sandwich with kazy and fresh vegetables',
    },
    priceTiyn: 1_490_00,
    soldOut: true,
  },
];

function card(facts: CardFacts, index: number): ProductCard {
  const { picture, name, priceTiyn, soldOut = false } = facts;
  return { id: `${picture}-${String(index + 1)}`, name, priceTiyn: tiyn(priceTiyn), picture, soldOut };
}

const cards = CARDS.map(card);
const longCards = [...LONG, ...CARDS.slice(0, 3)].map(card);
const juice = card(
  { picture: 'juice', name: { kk: 'Алма шырыны', ru: 'Сок яблочный', en: 'Apple juice' }, priceTiyn: 450_00 },
  1,
);
const longName = card(
  {
    picture: 'chocolate',
    name: {
      kk: 'Жаңғақ пен мейіз қосылған қазақстандық сүтті шоколад',
      ru: 'Казахстанский молочный шоколад с орехами и изюмом',
      en: 'Kazakhstani milk chocolate with nuts and raisins',
    },
    priceTiyn: 12_250_50,
  },
  1,
);

const limit = (totalSeconds: number, leftSeconds: number): Limit => ({
  totalMs: totalSeconds * 1000,
  leftMs: leftSeconds * 1000,
});

const DIGITS_TOKEN = '20212112345678901234567890123456789012345';
const LINK_TOKEN = 'https://qr.kaspi.kz/7f3a9c0e-5b1d-4b8e-9a55-2f6f0c1d8e21?sum=12250.50';

function interrupted(money: InterruptedCard['money'], claimCode: string | null): Screen {
  const card: InterruptedCard = {
    language: 'kk',
    productName: juice.name,
    quantity: 1,
    money,
    amountTiyn: juice.priceTiyn,
    claimCode,
  };
  return { name: 'idle', products: cards.slice(0, 6), takesCash: true, takesQr: true, interrupted: card };
}

function idle(products: readonly ProductCard[], takesCash = false): Screen {
  return { name: 'idle', products, takesCash, takesQr: true, interrupted: null };
}

function qr(product: ProductCard, qrToken: string, methods: readonly string[], leftSeconds: number): Screen {
  const { priceTiyn: amountTiyn } = product;
  return {
    name: 'qr',
    product,
    quantity: 1,
    amountTiyn,
    qrToken,
    methods,
    limit: limit(180, leftSeconds),
    closing: leftSeconds === 0,
  };
}

function confirm(product: ProductCard, leftSeconds: number): Screen {
  const { priceTiyn: amountTiyn } = product;
  return {
    name: 'confirm',
    product,
    quantity: 1,
    amountTiyn,
    limit: limit(65, leftSeconds),
    closing: leftSeconds === 0,
  };
}

function success(product: ProductCard, tradePoint: string | null, operatorBin: string | null): Screen {
  return {
    name: 'success',
    product,
    quantity: 1,
    amountTiyn: product.priceTiyn,
    receipt: {
      saleNumber: '000127',
      operatorName: 'Aqbulaq',
      operatorBin,
      tradePoint,
      productName: product.name,
      quantity: 1,
      amountTiyn: product.priceTiyn,
      cashTiyn: tiyn(0),
      carriedTiyn: tiyn(0),
      qrPaymentId: '4838126530',
      paidAtMs: Date.UTC(2026, 2, 21, 12, 7),
    },
    change: null,
    canBuyMore: false,
    paper: 'none',
    limit: limit(20, 14),
  };
}

function withChange(screen: Screen): Screen {
  if (screen.name !== 'success') return screen;
  const amountTiyn = multiplyTiyn(juice.priceTiyn, 3);
  const receipt = { ...screen.receipt, quantity: 3, amountTiyn, cashTiyn: tiyn(1_000_00) };
  return { ...screen, quantity: 3, amountTiyn, receipt, change: { amountTiyn: tiyn(50_00), claimCode: '7K4-82M' } };
}

function withMore(screen: Screen): Screen {
  return screen.name === 'success' ? { ...screen, canBuyMore: true } : screen;
}

function withPaper(screen: Screen, paper: PaperState): Screen {
  return screen.name === 'success' ? { ...screen, paper } : screen;
}

/** Errors of sales paid only with notes, so nothing was paid by QR. */
const IN_NOTES: ReadonlySet<ErrorReason> = new Set<ErrorReason>([
  'cash-not-used',
  'acceptor-lost',
  'bill-stuck',
  'note-unasked',
  'note-unnamed',
]);

function failure(
  reason: ErrorReason,
  money: MoneyFact,
  more: { claimCode?: string; technicalCode?: string; paper?: PaperState; amountTiyn?: Tiyn } = {},
): Screen {
  return {
    name: 'error',
    reason,
    product: juice,
    quantity: 1,
    amountTiyn: more.amountTiyn ?? juice.priceTiyn,
    money,
    qrPaymentId: more.claimCode === undefined || IN_NOTES.has(reason) ? null : '9007199254741993',
    claimCode: more.claimCode ?? null,
    technicalCode: more.technicalCode ?? null,
    paper: more.paper ?? 'none',
    limit: limit(30, 24),
  };
}

function refund(
  reason: RefundReason,
  step: Extract<Screen, { name: 'refund' }>['step'],
  product: ProductCard,
  wrongPhone = false,
  alsoOwed = 0,
): Screen {
  const { priceTiyn: amountTiyn } = product;
  const isQr = step === 'qr';
  const qrToken = isQr ? DIGITS_TOKEN : null;
  return {
    name: 'refund',
    reason,
    step,
    product,
    quantity: 1,
    amountTiyn,
    alsoOwedTiyn: tiyn(alsoOwed),
    qrToken,
    wrongPhone,
    limit: limit(isQr ? 180 : 30, isQr ? 161 : 12),
  };
}

function dispensing(
  product: ProductCard,
  step: Extract<Screen, { name: 'dispensing' }>['step'],
  quantity = 1,
  piece = 1,
): Screen {
  return { name: 'dispensing', product, quantity, piece, amountTiyn: multiplyTiyn(product.priceTiyn, quantity), step };
}

function details(
  product: ProductCard,
  leftSeconds: number,
  quantity = 1,
  maxQuantity = 1,
): Extract<Screen, { name: 'product' }> {
  const amountTiyn = multiplyTiyn(product.priceTiyn, quantity);
  return {
    name: 'product',
    product,
    quantity,
    maxQuantity,
    amountTiyn,
    restTiyn: amountTiyn,
    limit: limit(60, leftSeconds),
  };
}

const NOTES = [200_00, 500_00, 1_000_00, 2_000_00, 5_000_00, 10_000_00, 20_000_00].map(tiyn);

function cash(
  product: ProductCard,
  step: Extract<Screen, { name: 'cash' }>['step'],
  inserted: number,
  more: { changePolicy?: ChangePolicy; canPayRest?: boolean; carriedChange?: number; isAcceptorOut?: boolean } = {},
): Screen {
  const { priceTiyn: amountTiyn } = product;
  const { changePolicy = 'owe', canPayRest = step === 'insert', carriedChange = 0, isAcceptorOut = false } = more;
  const insertedTiyn = tiyn(inserted);
  const carriedTiyn = tiyn(carriedChange);
  const restTiyn = subtractTiyn(amountTiyn, tiyn(inserted + carriedChange));
  const billsTiyn = step === 'leaving' || isAcceptorOut ? [] : acceptableBills(NOTES, restTiyn, changePolicy);
  const time = step === 'leaving' ? limit(60, 48) : limit(120, 90);
  return {
    name: 'cash',
    product,
    quantity: 1,
    amountTiyn,
    step,
    insertedTiyn,
    carriedTiyn,
    restTiyn,
    billsTiyn,
    isAcceptorOut,
    changePolicy,
    canPayRest,
    limit: time,
  };
}

function outOfService(reason: ProblemReason, parameters: ProblemParameters = {}): Screen {
  return { name: 'out-of-service', problem: problem(reason, parameters) };
}

/** The samples by name: the screen, then what is special about it. */
export const sampleViews: Readonly<Record<string, Screen>> = {
  'starting': { name: 'starting' },
  'idle-0': idle([]),
  'idle-1': idle(cards.slice(0, 1)),
  'idle-2': idle(cards.slice(0, 2)),
  'idle-3': idle(cards.slice(0, 3)),
  'idle-6': idle(cards.slice(0, 6)),
  'idle-cash': idle(cards.slice(0, 6), true),
  'idle-interrupted-checking': interrupted('checking', null),
  'idle-interrupted-owed': interrupted('owed', '7K4-82M'),
  'idle-interrupted-in-doubt': interrupted('in-doubt', '7K4-82M'),
  'idle-interrupted-going-back': interrupted('going-back', null),
  'idle-8': idle(cards.slice(0, 8)),
  'idle-12': idle(cards.slice(0, 12)),
  'idle-18': idle(cards),
  'idle-carried-change': idle(cards.slice(0, 6), true),
  'idle-12-carried-change': idle(cards.slice(0, 12), true),
  'idle-long-names': idle(longCards),
  'idle-sold-out': idle(cards.slice(0, 4).map((one) => ({ ...one, soldOut: true }))),
  'product': details(juice, 52),
  'product-carried-change': { ...details(juice, 52), restTiyn: tiyn(0) },
  'product-quantity': details(juice, 52, 3, 5),
  'product-long-name': details(longName, 9, 20, 20),
  'payment-carried-change': {
    name: 'payment',
    restTiyn: tiyn(900_00),
    takesQr: true,
    takesCash: true,
    product: juice,
    quantity: 1,
    amountTiyn: tiyn(1_450_00),
    limit: limit(45, 40),
  },
  'payment': {
    name: 'payment',
    restTiyn: juice.priceTiyn,
    takesQr: true,
    takesCash: true,
    product: juice,
    quantity: 1,
    amountTiyn: juice.priceTiyn,
    limit: limit(45, 40),
  },
  'payment-long-name': {
    name: 'payment',
    restTiyn: multiplyTiyn(longName.priceTiyn, 3),
    takesQr: true,
    takesCash: true,
    product: longName,
    quantity: 3,
    amountTiyn: multiplyTiyn(longName.priceTiyn, 3),
    limit: limit(45, 5),
  },
  'cash': cash(juice, 'insert', 0),
  'cash-change-of-the-last-sale': cash(longName, 'insert', 5_000_00, { carriedChange: 550_00 }),
  'cash-some': cash(juice, 'insert', 200_00),
  'cash-drawing': cash(juice, 'drawing', 200_00),
  'cash-leaving': cash(juice, 'leaving', 200_00),
  'cash-long-name': cash(longName, 'insert', 200_00),
  'cash-drawing-long-name': cash(longName, 'drawing', 2_000_00),
  'cash-donate': cash(juice, 'insert', 200_00, { changePolicy: 'donate' }),
  'cash-refuse': cash(juice, 'insert', 0, { changePolicy: 'refuse', canPayRest: false }),
  'cash-no-bills': cash(juice, 'insert', 400_00, { changePolicy: 'refuse' }),
  'cash-no-way': cash(juice, 'insert', 400_00, { changePolicy: 'refuse', canPayRest: false }),
  'cash-acceptor-out': cash(juice, 'insert', 200_00, { isAcceptorOut: true }),
  'cash-acceptor-and-qr-out': cash(longName, 'insert', 200_00, { isAcceptorOut: true, canPayRest: false }),
  'preparing': { name: 'preparing', product: juice, quantity: 1, amountTiyn: juice.priceTiyn },
  'preparing-long-name': {
    name: 'preparing',
    product: longName,
    quantity: 3,
    amountTiyn: multiplyTiyn(longName.priceTiyn, 3),
  },
  'qr': qr(juice, DIGITS_TOKEN, ['Gold', 'Red', 'Loan'], 161),
  'qr-link-long-name': qr(longName, LINK_TOKEN, ['Gold', 'Red', 'Loan', 'Kaspi Bonus'], 42),
  'qr-gold-only': qr(juice, DIGITS_TOKEN, ['Gold'], 5),
  'qr-no-methods': qr(juice, DIGITS_TOKEN, [], 180),
  'qr-closing': qr(juice, DIGITS_TOKEN, ['Gold', 'Red', 'Loan'], 0),
  'confirm': confirm(juice, 58),
  'confirm-long-name': confirm(longName, 65),
  'confirm-closing': confirm(longName, 0),
  'dispensing-waiting': dispensing(juice, 'waiting'),
  'dispensing-pulsing': dispensing(juice, 'pulsing'),
  'dispensing-settling': dispensing(longName, 'settling', 3, 2),
  'success': success(juice, 'ТД «Мечта», 1 этаж', '180340021791'),
  'success-long-name': success(longName, 'Алматы, Қабанбай батыр көшесі 164, 1-қабат', '180340021791'),
  'success-bare': success(juice, null, null),
  'success-pieces-and-change': withChange(success(juice, 'ТД «Мечта», 1 этаж', '180340021791')),
  'success-more': withMore(withChange(success(juice, 'ТД «Мечта», 1 этаж', '180340021791'))),
  'success-printed-more': withMore(
    withPaper(withChange(success(juice, 'ТД «Мечта», 1 этаж', '180340021791')), 'printed'),
  ),
  'success-printing': withPaper(success(juice, 'ТД «Мечта», 1 этаж', '180340021791'), 'printing'),
  'success-printed': withPaper(success(juice, 'ТД «Мечта», 1 этаж', '180340021791'), 'printed'),
  'success-printed-change': withPaper(withChange(success(juice, 'ТД «Мечта», 1 этаж', '180340021791')), 'printed'),
  'success-print-failed': withPaper(
    success(longName, 'Алматы, Қабанбай батыр көшесі 164, 1-қабат', '180340021791'),
    'failed',
  ),
  'success-print-failed-change': withPaper(withChange(success(juice, 'ТД «Мечта», 1 этаж', '180340021791')), 'failed'),
  'error-scan-timeout': failure('scan-timeout', 'not-charged'),
  'error-scan-timeout-checking': failure('scan-timeout', 'checking'),
  'error-confirm-timeout': failure('confirm-timeout', 'will-be-refunded', { technicalCode: 'Wait' }),
  'error-confirm-timeout-checking': failure('confirm-timeout', 'checking'),
  'error-payment-declined': failure('payment-declined', 'not-charged'),
  'error-payment-refused': failure('payment-refused', 'not-charged', { technicalCode: '990000028' }),
  'error-payment-unavailable': failure('payment-unavailable', 'not-charged', { technicalCode: '-999' }),
  'error-relay-lost': failure('relay-lost', 'checking'),
  'error-relay-lost-not-charged': failure('relay-lost', 'not-charged'),
  'error-not-dispensed': failure('not-dispensed', 'owed', { claimCode: '7K4-82M', technicalCode: '-99000006' }),
  'error-partly-dispensed': failure('partly-dispensed', 'owed', { claimCode: '7K4-82M', technicalCode: '-99000020' }),
  'error-not-dispensed-printing': failure('not-dispensed', 'owed', {
    claimCode: '7K4-82M',
    technicalCode: '-99000006',
    paper: 'printing',
  }),
  'error-not-dispensed-printed': failure('not-dispensed', 'owed', {
    claimCode: '7K4-82M',
    technicalCode: '-99000006',
    paper: 'printed',
  }),
  'error-not-dispensed-print-failed': failure('not-dispensed', 'owed', { claimCode: '7K4-82M', paper: 'failed' }),
  'error-cash-not-used': failure('cash-not-used', 'owed', { claimCode: '7K4-82M' }),
  'error-acceptor-lost': failure('acceptor-lost', 'not-charged'),
  'error-acceptor-lost-owed': failure('acceptor-lost', 'owed', { claimCode: '7K4-82M' }),
  'error-bill-stuck-printed': failure('bill-stuck', 'in-doubt', { claimCode: '7K4-82M', paper: 'printed' }),
  'error-power-cut': failure('power-cut', 'owed', { claimCode: '7K4-82M' }),
  'error-note-unasked': failure('note-unasked', 'owed', { claimCode: '7K4-82M' }),
  'error-note-unnamed': failure('note-unnamed', 'in-doubt', { claimCode: '7K4-82M', amountTiyn: tiyn(0) }),
  'error-bill-stuck': failure('bill-stuck', 'in-doubt', { claimCode: '7K4-82M' }),
  'error-bill-stuck-carried-change': failure('bill-stuck', 'in-doubt', { claimCode: '7K4-82M' }),
  'error-relay-lost-carried-change': failure('relay-lost', 'not-charged'),
  'error-dispense-uncertain': failure('dispense-uncertain', 'owed', { claimCode: '7K4-82M' }),
  'error-paid-late': failure('paid-late', 'owed', { claimCode: '7K4-82M' }),
  'error-refund-overdue': failure('not-dispensed', 'going-back', { claimCode: '7K4-82M' }),
  'refund-preparing': refund('not-dispensed', 'preparing', juice),
  'refund-qr': refund('not-dispensed', 'qr', juice),
  'refund-qr-wrong-phone': refund('paid-late', 'qr', longName, true),
  'refund-checking': refund('not-dispensed', 'checking', juice),
  'refund-asking': refund('not-dispensed', 'asking', juice),
  'refund-partly': refund('partly-dispensed', 'asking', juice),
  'refund-asking-late': refund('paid-late', 'asking', longName),
  'refund-done': refund('not-dispensed', 'done', juice),
  'refund-done-and-a-code': refund('not-dispensed', 'done', longName, false, 500_00),
  'refund-done-long-name': refund('paid-late', 'done', longName),
  'error-journal-failed': failure('journal-failed', 'checking', { technicalCode: 'SQLITE_IOERR' }),
  'out-of-service-config-invalid': outOfService('config-invalid', {
    file: '/etc/sauda/config.yaml',
    line: '14',
    key: 'payment.kaspi.deviceId',
    message: '1 to 64 Latin letters, digits, - and _',
  }),
  'out-of-service-config-missing': outOfService('config-missing', { file: '/etc/sauda/config.yaml' }),
  'out-of-service-certificate-expired': outOfService('certificate-expired', { file: '/etc/sauda/certs/certfile.pfx' }),
  'out-of-service-network-unreachable': outOfService('network-unreachable', { host: 'mtokentest.kaspi.kz:8544' }),
  'out-of-service-payments-refused': outOfService('payments-refused', {
    code: '990000018',
    message: 'Торговая точка отключена',
  }),
  'out-of-service-trade-points-none': outOfService('trade-points-none', { code: '-14000002' }),
  'out-of-service-journal-damaged': outOfService('journal-damaged', { file: 'journal.db' }),
  'out-of-service-relay-lost': outOfService('relay-lost', { port: '/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0' }),
  'out-of-service-sensor-lost': outOfService('sensor-lost', {
    port: '/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0',
  }),
  'out-of-service-printer-out': outOfService('printer-out', {
    port: '/dev/serial/by-path/pci-0000:00:14.0-usb-0:3:1.0',
    code: 'paper-end',
  }),
  'out-of-service-internal-error': outOfService('internal-error'),
};

/** The change that is left over from the last sale, for samples named after it. */
export function sampleCarriedChange(sample: string): Frame['carriedChange'] {
  return sample.endsWith('-carried-change') ? { amountTiyn: tiyn(550_00), claimCode: '3F9-Q6T' } : null;
}

/** A frame around a sample. */
export function sampleFrame(language: Language, overrides: Partial<Frame> = {}): Frame {
  return {
    revision: 1,
    language,
    languages: LANGUAGES,
    operatorName: 'Aqbulaq',
    contact: '+7 700 123 45 67',
    reachable: false,
    diagonalInches: 21.5,
    carriedChange: null,
    demo: false,
    dark: false,
    ...overrides,
  };
}
