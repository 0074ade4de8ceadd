import type { ErrorReason, MoneyFact } from '../sale-outcome.ts';
import type { LocalText } from '../language/language.ts';

type ErrorKey =
  | `error.${ErrorReason}.title`
  | `error.${ErrorReason}.todo`
  | `money.${MoneyFact}`
  | 'money.in-doubt.unknown'
  | 'money.in-doubt.invoice'
  | 'money.will-be-refunded.any-bank'
  | 'money.returned'
  | 'error.claim-contact'
  | 'error.cancelled'
  | 'error.invoice-lost.found'
  | 'error.invoice-lost.none'
  | 'error.invoice-lost.again'
  | 'error.claim'
  | 'error.paper.printing'
  | 'error.paper.printed'
  | 'error.payment-number'
  | 'error.checking';

/**
 * The texts of a failed sale: first the fact, then the money, then the next step. The sentence about the money stands
 * in between and varies on its own, so a next step names what it refers to instead of saying "it". While the payment is
 * being checked the next step is always the same, because the customer must not be asked to pay again.
 */
export const errorWords = {
  'error.cancelled': { kk: 'Сатып алу тоқтатылды', ru: 'Отмена покупки', en: 'Purchase cancelled' },
  'error.claim': {
    kk: 'Кодты суретке түсіріп, операторға айтыңыз[: {contact}]',
    ru: 'Сфотографируйте код и назовите его оператору[: {contact}]',
    en: 'Take a photo of the code and tell it to the operator[: {contact}]',
  },
  'error.paper.printing': {
    kk: 'Коды бар талон басылып жатыр.',
    ru: 'Талон с этим кодом печатается.',
    en: 'A slip with this code is being printed.',
  },
  'error.paper.printed': {
    kk: 'Код талонда да бар: оны принтер саңылауынан алыңыз.',
    ru: 'Код есть и на талоне: заберите его из щели принтера.',
    en: 'The code is on a slip, too: take it from the printer slot.',
  },
  'error.payment-number': { kk: 'Төлем нөмірі {number}', ru: 'Номер оплаты {number}', en: 'Payment number {number}' },
  'error.checking': {
    kk: 'Телефондағы чекті сақтаңыз. Ақша алынып, тауар шықпаса, бізге хабарласыңыз[: {contact}].',
    ru: 'Сохраните чек в телефоне. Если деньги списаны, а товара нет, свяжитесь с нами[: {contact}].',
    en: 'Keep the receipt on your phone. If you were charged and got no product, contact us[: {contact}].',
  },

  'money.not-charged': { kk: 'Ақша алынған жоқ.', ru: 'Деньги не списаны.', en: 'You have not been charged.' },
  'money.will-be-refunded': {
    kk: 'Ақша алынған болса, {bank} оны өзі қайтарады.',
    ru: 'Если деньги списаны, {bank} вернёт их сам.',
    en: 'If you were charged, {bank} returns the money by itself.',
  },
  'money.will-be-refunded.any-bank': {
    kk: 'Ақша алынған болса, ол қайтарылады.',
    ru: 'Если деньги списаны, они вернутся.',
    en: 'If you were charged, the money comes back.',
  },
  'money.going-back': {
    kk: '{amount} [{bank} ]шотыңызға қайтарып жатырмыз.',
    ru: 'Возвращаем {amount} на ваш счёт[ {bank}].',
    en: 'We are returning {amount} to your[ {bank}] account.',
  },
  'money.in-doubt': {
    kk: 'Сома: {amount}. Оператор банкнотты тауып, код бойынша қайтарады.',
    ru: 'Сумма: {amount}. Оператор найдёт купюру и вернёт деньги по коду.',
    en: 'Amount: {amount}. The operator will find the note and pay it back against the code.',
  },
  'money.in-doubt.unknown': {
    kk: 'Оператор кассетаны санап, код бойынша қайтарады.',
    ru: 'Оператор посчитает кассету и вернёт деньги по коду.',
    en: 'The operator will count the cassette and pay it back against the code.',
  },
  'money.in-doubt.invoice': {
    kk: 'Сома: {amount}. Шот төленсе, оператор ақшаны код бойынша қайтарады.',
    ru: 'Сумма: {amount}. Если счёт оплачен, оператор вернёт деньги по коду.',
    en: 'Amount: {amount}. If the invoice was paid, the operator pays it back against the code.',
  },
  'money.owed': {
    kk: 'Сізге {amount} қарызбыз. Ақшаңыз жоғалмайды.',
    ru: 'Мы должны вам {amount}. Деньги не пропадут.',
    en: 'We owe you {amount}. Your money is safe.',
  },
  'money.checking': {
    kk: 'Төлемді тексеріп жатырмыз. Ақша алынған болса, қайтарамыз.',
    ru: 'Мы проверяем оплату. Если деньги списаны, мы их вернём.',
    en: 'We are checking the payment. If you were charged, we will refund you.',
  },

  'error.scan-timeout.title': {
    kk: 'Төлеу уақыты аяқталды',
    ru: 'Время на оплату вышло',
    en: 'The time to pay is over',
  },
  'error.scan-timeout.todo': {
    kk: 'Тауар әлі керек болса, оны қайта таңдаңыз.',
    ru: 'Если товар ещё нужен, выберите его снова.',
    en: 'If you still want the product, choose it again.',
  },
  'error.confirm-timeout.title': {
    kk: 'Төлем уақытында расталмады',
    ru: 'Оплату не подтвердили вовремя',
    en: 'The payment was not confirmed in time',
  },
  'error.confirm-timeout.todo': {
    kk: 'Төлем телефонда әлі ашық тұрса, одан бас тартып, тауарды қайта таңдаңыз.',
    ru: 'Если оплата ещё открыта в телефоне, отклоните её и выберите товар снова.',
    en: 'If the payment is still open on your phone, decline it and choose the product again.',
  },
  'error.payment-declined.title': { kk: 'Төлем өтпеді', ru: 'Оплата не прошла', en: 'The payment did not go through' },
  'error.payment-declined.todo': { kk: 'Қайталап көріңіз.', ru: 'Попробуйте ещё раз.', en: 'Please try again.' },
  'error.payment-refused.title': {
    kk: 'Қазір бұл тауар үшін төлеу мүмкін емес',
    ru: 'Сейчас этот товар нельзя оплатить',
    en: 'This product cannot be paid for right now',
  },
  'error.payment-refused.todo': {
    kk: 'Басқа тауар таңдаңыз немесе кейінірек келіңіз.',
    ru: 'Выберите другой товар или зайдите позже.',
    en: 'Choose another product or come back later.',
  },
  'error.payment-unavailable.title': {
    kk: 'Қазір төлем қабылдау мүмкін емес',
    ru: 'Оплата сейчас недоступна',
    en: 'Payment is unavailable right now',
  },
  'error.payment-unavailable.todo': {
    kk: 'Бір минуттан кейін қайталап көріңіз.',
    ru: 'Попробуйте ещё раз через минуту.',
    en: 'Please try again in a minute.',
  },
  'error.relay-lost.title': {
    kk: 'Автомат тауарды бере алмай тұр',
    ru: 'Автомат не может выдать товар',
    en: 'The machine cannot release the product',
  },
  'error.relay-lost.todo': {
    kk: 'Автомат сатуды тоқтатты. Қолайсыздық үшін кешірім сұраймыз.',
    ru: 'Автомат остановил продажу. Простите за неудобство.',
    en: 'The machine has stopped selling. We are sorry for the trouble.',
  },
  'error.partly-dispensed.title': {
    kk: 'Тауардың бір бөлігі берілмеді',
    ru: 'Выдано не всё',
    en: 'Not everything was released',
  },
  'error.partly-dispensed.todo': {
    kk: 'Шыққан тауарды алыңыз. Қалғанының ақшасы сізге қайтарылады.',
    ru: 'Заберите то, что вышло. За остальное деньги вернутся вам.',
    en: 'Take what came out. The money for the rest is yours.',
  },
  'error.cash-not-used.title': {
    kk: 'Сатып алу аяқталмады',
    ru: 'Покупка не завершена',
    en: 'The purchase was not completed',
  },
  'error.cash-not-used.todo': {
    kk: 'Автомат салынған ақшаны қайтара алмайды. Оны код бойынша оператордан аласыз.',
    ru: 'Автомат не может вернуть внесённые деньги. Их выдаст оператор по коду.',
    en: 'The machine cannot give inserted money back. The operator pays it out against the code.',
  },
  'error.acceptor-lost.title': {
    kk: 'Банкнот қабылдағыш тоқтады',
    ru: 'Купюроприёмник остановился',
    en: 'The banknote acceptor has stopped',
  },
  'error.acceptor-lost.todo': {
    kk: 'Тауар әлі керек болса, оны қайта таңдап, басқаша төлеңіз. Қолайсыздық үшін кешірім сұраймыз.',
    ru: 'Если товар ещё нужен, выберите его снова и заплатите иначе. Простите за неудобство.',
    en: 'If you still want the product, choose it again and pay another way. We are sorry for the trouble.',
  },
  'error.claim-contact': {
    kk: 'Сұрағыңыз болса, операторға хабарласыңыз[: {contact}].',
    ru: 'Если есть вопросы, свяжитесь с оператором[: {contact}].',
    en: 'If you have questions, contact the operator[: {contact}].',
  },
  // No run can know whether the power or the program ended the one before it.
  'error.interrupted.title': {
    kk: 'Сатып алу үзілді: автомат қайта іске қосылды',
    ru: 'Покупка прервана: автомат перезапустился',
    en: 'The purchase was interrupted: the machine restarted',
  },
  'error.interrupted.todo': {
    kk: 'Қолайсыздық үшін кешірім сұраймыз.',
    ru: 'Простите за неудобство.',
    en: 'We are sorry for the trouble.',
  },
  'money.returned': {
    kk: '{amount} қайтарылды.',
    ru: '{amount} возвращены.',
    en: '{amount} went back to you.',
  },
  'error.note-unasked.title': {
    kk: 'Артық банкнот ішке алынды',
    ru: 'Принята лишняя купюра',
    en: 'One banknote too many was taken',
  },
  'error.note-unasked.todo': {
    kk: 'Бұл сатып алуға ол керек болмаған: код бойынша қайтарамыз.',
    ru: 'Для этой покупки она уже не нужна: вернём её по коду.',
    en: 'This purchase did not need it: we pay it back against the code.',
  },
  'error.note-unnamed.title': {
    kk: 'Банкноттың құны анықталмады',
    ru: 'Достоинство купюры не распознано',
    en: 'The value of the banknote is not known',
  },
  'error.note-unnamed.todo': {
    kk: 'Автомат банкнотты ішке алды, бірақ санай алмады: оператор оны кассетадан табады.',
    ru: 'Автомат забрал купюру, но не смог её посчитать: оператор найдёт её в кассете.',
    en: 'The machine took the note and could not count it: the operator finds it in the cassette.',
  },
  'error.bill-stuck.title': {
    kk: 'Банкноттың қайда екені белгісіз',
    ru: 'Неизвестно, где купюра',
    en: 'We cannot tell where the banknote is',
  },
  'error.bill-stuck.todo': {
    kk: 'Банкнот шығып тұрса, алыңыз. Шықпаса, кодты сақтаңыз.',
    ru: 'Если купюра вышла, заберите её. Если нет, сохраните код.',
    en: 'If the note came out, take it. If not, keep the code.',
  },
  'error.not-dispensed.title': { kk: 'Тауар берілмеді', ru: 'Товар не выдан', en: 'The product was not released' },
  'error.not-dispensed.todo': {
    kk: 'Кешіріңіз, автоматта ақау шықты.',
    ru: 'Простите, автомат дал сбой.',
    en: 'We are sorry: the machine has failed.',
  },
  'error.dispense-uncertain.title': {
    kk: 'Тауардың шыққан-шықпағаны белгісіз',
    ru: 'Неизвестно, вышел ли товар',
    en: 'We cannot tell whether the product came out',
  },
  'error.dispense-uncertain.todo': {
    kk: 'Төмендегі науаға қараңыз. Тауар сонда болса, алыңыз.',
    ru: 'Посмотрите в лоток внизу. Если товар там, заберите его.',
    en: 'Please look in the tray below. If the product is there, take it.',
  },
  'error.paid-late.title': {
    kk: 'Төлем тым кеш түсті',
    ru: 'Оплата пришла слишком поздно',
    en: 'The payment came too late',
  },
  'error.paid-late.todo': {
    kk: 'Бұл төлем бойынша тауар берілмейді. Тауар әлі керек болса, оны қайта таңдаңыз.',
    ru: 'По этой оплате товар не выдаётся. Если товар ещё нужен, выберите его снова.',
    en: 'No product is released for this payment. If you still want the product, choose it again.',
  },
  'error.amount-differs.title': {
    kk: 'Төлем сомасы сәйкес келмеді',
    ru: 'Сумма оплаты не совпала',
    en: 'The amount paid does not match',
  },
  'error.amount-differs.todo': {
    kk: 'Автомат басқа сома сұраған, сондықтан тауар берілмеді. Тауар әлі керек болса, оны қайта таңдаңыз.',
    ru: 'Автомат просил другую сумму, поэтому товар не выдан. Если товар ещё нужен, выберите его снова.',
    en: 'The machine asked for another amount, so no product was released. If you still want the product, choose it again.',
  },
  'error.part-paid.title': {
    kk: 'Төлем толық емес',
    ru: 'Оплачено не полностью',
    en: 'Not paid in full',
  },
  'error.part-paid.todo': {
    kk: 'Төленген бөлігін сізге қайтаруға міндеттіміз. Тауар әлі керек болса, оны қайта таңдаңыз.',
    ru: 'Оплаченную часть мы вам должны. Если товар ещё нужен, выберите его снова.',
    en: 'The part that was paid is owed to you. If you still want the product, choose it again.',
  },
  'error.invoice-lost.title': {
    kk: 'Шоттың жеткен-жетпегені белгісіз',
    ru: 'Неизвестно, дошёл ли счёт',
    en: 'It is not known whether the invoice arrived',
  },
  // The invoice was found, or is known not to be there, while the doubt was shown.
  'error.invoice-lost.found': { kk: 'Шот телефонға жетті', ru: 'Счёт дошёл', en: 'The invoice arrived' },
  'error.invoice-lost.none': { kk: 'Шот жіберілмеді', ru: 'Счёт не отправлен', en: 'No invoice was sent' },
  'error.invoice-lost.again': {
    kk: 'Тауар әлі керек болса, оны қайта таңдаңыз.',
    ru: 'Если товар ещё нужен, выберите его снова.',
    en: 'If you still want the product, choose it again.',
  },
  'error.invoice-lost.todo': {
    kk: 'Телефонға шот келсе, оны төлемеңіз. Төлеп қойсаңыз, осы кодты айтып хабарласыңыз.',
    ru: 'Если счёт придёт на телефон, не оплачивайте его. Если уже оплатили, позвоните и назовите этот код.',
    en: 'If an invoice arrives on your phone, do not pay it. If you have paid, call and give this code.',
  },
  'error.journal-failed.title': {
    kk: 'Автомат сатуды тоқтатты',
    ru: 'Автомат остановил продажу',
    en: 'The machine stopped the sale',
  },
  'error.journal-failed.todo': {
    kk: 'Сатылымды жазып қою мүмкін болмады. Қолайсыздық үшін кешірім сұраймыз.',
    ru: 'Продажу не удалось записать. Простите за неудобство.',
    en: 'The sale could not be recorded. We are sorry for the trouble.',
  },
} satisfies Readonly<Record<ErrorKey, LocalText>>;
