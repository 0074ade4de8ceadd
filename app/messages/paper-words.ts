import type { MoneyFact } from '../sale-outcome.ts';
import { fillTemplate, type TextParameters } from './fill-template.ts';
import type { LocalText, Language } from '../language/language.ts';

const receiptWords = {
  'paper.sale': { kk: '№ {number}', ru: '№ {number}', en: 'No. {number}' },
  'paper.change.code': { kk: 'Қайтарымыңыздың коды', ru: 'Код для вашей сдачи', en: 'Code for your change' },
  'paper.change.how-or-spend': {
    kk: 'Автомат қайтарым бермейді. Оны қазір басқа тауарға жұмсамасаңыз, кодты операторға айтыңыз, ақшаны сол қайтарады.',
    ru: 'Автомат не выдаёт сдачу. Если не потратите её сейчас на другой товар, назовите код оператору, и он вернёт деньги.',
    en: 'The machine gives no change. Unless you spend it on another product now, tell the operator the code, and they pay it out.',
  },
  'paper.change.how': {
    kk: 'Автомат қайтарым бермейді. Кодты операторға айтыңыз, қайтарымды сол береді.',
    ru: 'Автомат сдачу не выдаёт. Назовите код оператору, сдачу выдаст он.',
    en: 'The machine gives no change. Tell the operator the code, and they pay it out.',
  },
  'paper.help': { kk: 'Көмек керек пе?', ru: 'Нужна помощь?', en: 'Need help?' },
  'paper.fiscal': { kk: 'Фискалдық чек', ru: 'Фискальный чек', en: 'Fiscal receipt' },
  'paper.not-fiscal': {
    kk: 'Фискалдық чек емес',
    ru: 'Не является фискальным чеком',
    en: 'This is not a fiscal receipt',
  },
} satisfies Readonly<Record<string, LocalText>>;

/** Under what came out of a printer that had stopped in the middle of a paper. */
const voidWords = {
  'paper.void.title': { kk: 'ЖАРАМСЫЗ', ru: 'НЕДЕЙСТВИТЕЛЬНО', en: 'VOID' },
  'paper.void.why': {
    kk: 'Басып шығару үзілді: бұл қағаз жарамайды',
    ru: 'Печать прервалась: эта бумага недействительна',
    en: 'Printing was interrupted: this paper is not valid',
  },
} satisfies Readonly<Record<string, LocalText>>;

/**
 * The texts on paper. Customers read paper long after the screen is gone, so every sentence must still be true then and
 * say what to do if its promise was not kept.
 */
const claimMoneyWords = {
  'paper.claim.money.owed': {
    kk: 'Ақшаны оператор осы код бойынша қайтарады.',
    ru: 'Деньги вернёт оператор по этому коду.',
    en: 'The operator returns the money against this code.',
  },
  'paper.claim.money.going-back': {
    kk: 'Ақшаны [{bank} ]шотыңызға қайтарып жатырмыз. Түспесе, кодты операторға айтыңыз.',
    ru: 'Возвращаем деньги на ваш счёт[ {bank}]. Если они не придут, назовите код оператору.',
    en: 'We are returning the money to your[ {bank}] account. If it does not arrive, tell the operator the code.',
  },
  'paper.claim.money.in-doubt': {
    kk: 'Оператор банкноттың қайда екенін тексеріп, автоматта қалған ақшаны осы код бойынша қайтарады.',
    ru: 'Оператор проверит, где купюра, и вернёт по этому коду деньги, которые остались в автомате.',
    en: 'The operator checks where the note is and returns, against this code, the money that stayed in the machine.',
  },
  'paper.claim.money.invoice': {
    kk: 'Телефоныңызға келген шотты енді төлемеңіз. Төлеп қойсаңыз, оператор тексеріп, ақшаны осы код бойынша қайтарады.',
    ru: 'Счёт, который придёт на телефон, не оплачивайте. Если уже оплатили, оператор проверит это и вернёт деньги по этому коду.',
    en: 'Do not pay the invoice on your phone any more. If you have paid it, the operator checks that and returns the money against this code.',
  },
  'paper.claim.money.will-be-refunded': {
    kk: 'Ақша алынған болса, {bank} оны өзі қайтарады. Қайтпаса, кодты операторға айтыңыз.',
    ru: 'Если деньги списаны, {bank} вернёт их сам. Если они не придут, назовите код оператору.',
    en: 'If you were charged, {bank} returns the money by itself. If it does not arrive, tell the operator the code.',
  },
  'paper.claim.money.any-bank': {
    kk: 'Ақша алынған болса, ол қайтарылады. Қайтпаса, кодты операторға айтыңыз.',
    ru: 'Если деньги списаны, они вернутся. Если они не придут, назовите код оператору.',
    en: 'If you were charged, the money comes back. If it does not arrive, tell the operator the code.',
  },
  'paper.claim.money.checking': {
    kk: 'Төлемді тексеріп жатырмыз. Ақша алынып, кері қайтпаса, кодты операторға айтыңыз.',
    ru: 'Мы проверяем оплату. Если деньги списаны и не вернулись, назовите код оператору.',
    en: 'We are checking the payment. If you were charged and the money does not come back, tell the operator the code.',
  },
  'paper.claim.money.not-charged': {
    kk: 'Ақша алынған жоқ. Сұрағыңыз болса, кодты операторға айтыңыз.',
    ru: 'Деньги не списаны. Если есть вопросы, назовите код оператору.',
    en: 'You have not been charged. If you have a question, tell the operator the code.',
  },
} satisfies Readonly<Record<`paper.claim.money.${MoneyFact | 'invoice' | 'any-bank'}`, LocalText>>;

/** How a payment at a service is returned under each contract. Notes are always paid out against the code. */
const claimWayWords = {
  'paper.claim.way.by-hand': {
    kk: '{service} төлемі {application} қосымшасында төлем нөмірі бойынша қайтарылады.',
    ru: 'Оплату через {service} возвращают в приложении {application} по номеру оплаты.',
    en: 'A {service} payment is returned in the {application} app, by its payment number.',
  },
  'paper.claim.way.with-customer': {
    kk: 'Төлеген телефоныңызды ала келіңіз: {service} арқылы қайтаруға сол керек.',
    ru: 'Возьмите телефон, с которого платили: он нужен для возврата через {service}.',
    en: 'Bring the phone that you paid with: a refund through {service} needs it.',
  },
  'paper.claim.way.direct': {
    kk: 'Оператор {service} төлемін нөмірі бойынша табады.',
    ru: 'Оплату через {service} оператор найдёт по её номеру.',
    en: 'The operator finds the {service} payment by its number.',
  },
} satisfies Readonly<Record<string, LocalText>>;

const claimWords = {
  'paper.claim.code': { kk: 'Сіздің кодыңыз', ru: 'Ваш код', en: 'Your code' },
  'paper.claim.back': { kk: 'Қайтарылатын сома', ru: 'К возврату', en: 'To be returned' },
  'paper.claim.amount': { kk: 'Сома', ru: 'Сумма', en: 'Amount' },
  'paper.claim.contact': { kk: 'Оператормен байланыс', ru: 'Связь с оператором', en: 'How to reach the operator' },
  'paper.claim.keep': { kk: 'Осы талонды сақтаңыз', ru: 'Сохраните этот талон', en: 'Please keep this slip' },
} satisfies Readonly<Record<string, LocalText>>;

const collectionWords = {
  'paper.collection.title': {
    kk: 'Инкассация[ № {number}]',
    ru: 'Инкассация[ № {number}]',
    en: 'Cash collection[ No. {number}]',
  },
  'paper.collection.counted': { kk: 'Саналды', ru: 'Пересчитано', en: 'Counted' },
  'paper.collection.difference': { kk: 'Айырма', ru: 'Расхождение', en: 'Difference' },
  'paper.collection.bills': { kk: 'Банкнот саны', ru: 'Количество купюр', en: 'Notes' },
  'paper.collection.amount': { kk: 'Сома', ru: 'Сумма', en: 'Amount' },
  'paper.collection.handed-over': { kk: 'Тапсырды', ru: 'Сдал', en: 'Handed over' },
  'paper.collection.received': { kk: 'Қабылдады', ru: 'Принял', en: 'Received' },
} satisfies Readonly<Record<string, LocalText>>;

/** The test page; the sentences show the letters that a code page may lack. */
const testWords = {
  'paper.test.title': { kk: 'Сынақ парағы', ru: 'Пробная печать', en: 'Test page' },
  'paper.test.letters': {
    kk: 'Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і',
    ru: 'Ж ж Щ щ Ъ ъ Ы ы Э э Ю ю Я я Ё ё № ₸',
    en: 'A a B b C c 0123456789 ! % & ( ) * + - /',
  },
  'paper.test.end': {
    kk: 'Осы жолдан кейін қағаз кесіледі',
    ru: 'После этой строки бумага отрезается',
    en: 'The paper is cut after this line',
  },
} satisfies Readonly<Record<string, LocalText>>;

/** The texts that are only printed; the customer's page does not load them. */
export const paperWords = {
  ...receiptWords,
  ...claimMoneyWords,
  ...claimWayWords,
  ...claimWords,
  ...collectionWords,
  ...voidWords,
  ...testWords,
} satisfies Readonly<Record<string, LocalText>>;

export type PaperMessageKey = keyof typeof paperWords;

/** A text of a slip with its `{placeholders}` filled. */
export function paperText(language: Language, key: PaperMessageKey, parameters: TextParameters = {}): string {
  return fillTemplate(paperWords[key][language], parameters);
}
