import type { LocalText } from '../../language/language.ts';

/** The words of the door `debts`. */
export const debtsWords = {
  'sums': {
    kk: 'Ашық қарыз: {owed}, барлығы {amount}. Күмәнді банкнот пен шот: {inDoubt}.',
    ru: 'Открытых долгов: {owed}, всего {amount}. Купюр и счетов под вопросом: {inDoubt}.',
    en: 'Open debts: {owed}, {amount} in all. Notes and invoices in doubt: {inDoubt}.',
  },
  'none': { kk: 'Қарыз жоқ', ru: 'Долгов нет', en: 'Nothing is owed' },
  'line': { kk: '{time}, {product}', ru: '{time}, {product}', en: '{time}, {product}' },
  'owed': { kk: 'қарыз {amount}', ru: 'долг {amount}', en: 'owed {amount}' },
  'in-doubt': { kk: 'күмәнді банкнот {amount}', ru: 'купюра под вопросом {amount}', en: 'note in doubt {amount}' },
  'invoice-in-doubt': {
    kk: 'күмәнді шот {amount}',
    ru: 'счёт под вопросом {amount}',
    en: 'invoice in doubt {amount}',
  },
  'note': { kk: 'күмәнді банкнот', ru: 'купюра под вопросом', en: 'note in doubt' },
  'settled': { kk: 'қарыз жоқ', ru: 'долга нет', en: 'nothing owed' },
  'code': { kk: 'Код', ru: 'Код', en: 'Code' },
  'product': { kk: 'Тауар', ru: 'Товар', en: 'Product' },
  'product.text': {
    kk: '{product}, {quantity} дана',
    ru: '{product}, {quantity} шт.',
    en: '{product}, {quantity} pcs',
  },
  'when': { kk: 'Уақыты', ru: 'Когда', en: 'When' },
  'money': { kk: 'Ақша', ru: 'Деньги', en: 'Money' },
  'money.text': {
    kk: 'Төленді {paid}, берілді {delivered}, қайтарылды {refunded}',
    ru: 'Оплачено {paid}, выдано на {delivered}, возвращено {refunded}',
    en: 'Paid {paid}, goods for {delivered}, given back {refunded}',
  },
  'debt': { kk: 'Қарыз', ru: 'Долг', en: 'Debt' },
  'number': { kk: 'Төлем нөмірі', ru: 'Номер платежа', en: 'Payment number' },
  'payback': { kk: 'Қайтару', ru: 'Возврат', en: 'Payback' },
  'payback.refund': {
    kk: '{time}: банк {amount} қайтарды',
    ru: '{time}: банк вернул {amount}',
    en: '{time}: the bank gave back {amount}',
  },
  'payback.by-hand': {
    kk: '{time}: қолма-қол {amount} берілді',
    ru: '{time}: выдано на руки {amount}',
    en: '{time}: {amount} paid by hand',
  },
  'payback.spent': {
    kk: '{time}: {amount} басқа тауарға жұмсалды',
    ru: '{time}: {amount} потрачено на другой товар',
    en: '{time}: {amount} spent on another product',
  },
  'loose': { kk: 'Иесіз ақша', ru: 'Деньги без продажи', en: 'Money of no sale' },
  'loose.text': { kk: '{time}[, {amount}]', ru: '{time}[, {amount}]', en: '{time}[, {amount}]' },
  'loose.unnamed': { kk: 'Сомасы белгісіз', ru: 'Сумма неизвестна', en: 'Amount unknown' },
  'loose.which': {
    kk: 'Сол уақыттағы сатылымдар. Клиент кім екені анық болса ғана таңдаңыз: ақша сол сатылымның қарызы болады.',
    ru: 'Продажи того времени. Выбирайте, только если клиент точно известен: деньги станут долгом этой продажи.',
    en: 'Sales of that time. Choose one only if you are sure of the customer: the money becomes a debt of that sale.',
  },
  'loose.nobody': {
    kk: 'Сол уақытта аяқталған сатылым жоқ, не сомасы белгісіз.',
    ru: 'Завершённых продаж того времени нет, или сумма неизвестна.',
    en: 'No finished sale of that time, or the amount is unknown.',
  },
  'loose.assign': { kk: 'Осы сатылымға', ru: 'К этой продаже', en: 'To this sale' },
  'loose.keep': { kk: 'Табылған ақша деп қалдыру', ru: 'Оставить как найденные деньги', en: 'Keep as found money' },
  'pay': { kk: 'Қолма-қол {amount} беру', ru: 'Выдать на руки {amount}', en: 'Pay out {amount}' },
  'refund': {
    kk: 'Банк арқылы {amount} қайтару',
    ru: 'Вернуть {amount} через банк',
    en: 'Refund {amount} by the bank',
  },
  'invoice-paid': {
    kk: 'Шот {amount} төленген',
    ru: 'Счёт на {amount} оплачен',
    en: 'The invoice of {amount} is paid',
  },
  'invoice-not-paid': {
    kk: 'Төленбеген, тоқтатылған',
    ru: 'Не оплачен и отменён',
    en: 'Not paid, and withdrawn',
  },
  'invoice-other-amount': {
    kk: 'Басқа сома төленген',
    ru: 'Оплачена другая сумма',
    en: 'Another amount was paid',
  },
  'invoice-amount': {
    kk: 'Қызмет көрсеткен төленген сома, теңге',
    ru: 'Оплачено по данным сервиса, тенге',
    en: 'Paid as the service shows it, tenge',
  },
  'invoice-paid-otherwise': {
    kk: 'Шотқа {amount} төленген',
    ru: 'По счёту оплачено {amount}',
    en: 'The invoice was paid with {amount}',
  },
  'before-pay': {
    kk: 'Алдымен батырманы басып тұрыңыз, «Жазылды» деген сөз шыққанда ғана ақша беріңіз.',
    ru: 'Сначала удерживайте кнопку. Деньги отдавайте только после слова «Записано».',
    en: 'Hold the button first. Hand the money over only when it says “Recorded”.',
  },
  'done.paid': {
    kk: 'Жазылды: {amount} берілді. Енді ақшаны клиентке беріңіз.',
    ru: 'Записано: выдано {amount}. Теперь отдайте деньги клиенту.',
    en: 'Recorded: {amount} paid out. Now hand the money to the customer.',
  },
  'done.refunding': {
    kk: 'Банктен {amount} қайтаруды сұрап жатырмыз. Ақшаны қолмен бермеңіз.',
    ru: 'Просим банк вернуть {amount}. На руки деньги не отдавайте.',
    en: 'Asking the bank to give back {amount}. Do not pay by hand.',
  },
  'done.refunded': {
    kk: 'Банк {amount} қайтарды.',
    ru: 'Банк вернул {amount}.',
    en: 'The bank has given back {amount}.',
  },
  'done.refund-refused': {
    kk: 'Банк қайтармады. Қарыз сол қалпында тұр.',
    ru: 'Банк не вернул деньги. Долг остаётся.',
    en: 'The bank gave nothing back. The debt remains.',
  },
  'done.invoice-paid': {
    kk: 'Жазылды: шот төленген, клиентке {amount} қарызбыз.',
    ru: 'Записано: счёт оплачен, мы должны клиенту {amount}.',
    en: 'Recorded: the invoice was paid, and {amount} are owed to the customer.',
  },
  'done.invoice-not-paid': {
    kk: 'Жазылды: {amount} шоты төленбеген, ол үшін қарыз жоқ.',
    ru: 'Записано: счёт на {amount} не оплачен, долга за него нет.',
    en: 'Recorded: the invoice of {amount} was not paid, nothing is owed for it.',
  },
  'hindrance.paid': {
    kk: 'Бұл қарыз бұрын төленген. Екінші рет төлемеңіз.',
    ru: 'Этот долг уже выплачен. Второй раз не платите.',
    en: 'This debt has been paid already. Do not pay it again.',
  },
  'hindrance.nothing': {
    kk: 'Бұл сатылымда қарыз жоқ.',
    ru: 'По этой продаже долга нет.',
    en: 'Nothing is owed for this sale.',
  },
  'hindrance.no-code': {
    kk: 'Бұл сатылымда қарыз болған жоқ.',
    ru: 'По этой продаже долга не было.',
    en: 'Nothing was ever owed for this sale.',
  },
  'hindrance.under-way': {
    kk: 'Автомат бұл сатылыммен әлі жұмыс істеп жатыр. Бірнеше минуттан кейін қайта қараңыз.',
    ru: 'Автомат ещё занят этой продажей. Посмотрите через несколько минут.',
    en: 'The machine is still working on this sale. Look again in a few minutes.',
  },
  'hindrance.doubtful': {
    kk: 'Банк не істегені белгісіз. Алдымен банк үзіндісін қараңыз, содан кейін «sauda claim --checked» пәрменін қолданыңыз.',
    ru: 'Неизвестно, что сделал банк. Сначала проверьте выписку банка, затем используйте команду «sauda claim --checked».',
    en: 'What the bank did is unknown. Check its statement first, then use the command “sauda claim --checked”.',
  },
  'hindrance.doubtful-note': {
    kk: 'Банкноттың қайда екені белгісіз. «Қолма-қол ақша» бөлімінде кассетаны ашып шешіңіз, содан кейін төлеңіз.',
    ru: 'Неизвестно, где купюра. Решите в разделе «Наличные» с открытой кассетой, потом выплачивайте.',
    en: 'Where the note is, is unknown. Decide it at “Cash” with the cassette open, and pay after that.',
  },
  'hindrance.doubtful-invoice': {
    kk: 'Телефонға шот жіберілгені белгісіз. Төлем қызметінің қосымшасынан осы уақыттағы шотты қараңыз: төленбесе, оны сол жерде тоқтатыңыз. Содан кейін нәтижесін төменде жазыңыз.',
    ru: 'Неизвестно, дошёл ли счёт до телефона. Найдите счёт этого времени в приложении платёжного сервиса: если он не оплачен, отмените его там. Потом запишите результат ниже.',
    en: 'Whether the invoice reached the telephone is unknown. Find the invoice of that time in the payment service’s application: if it is not paid, withdraw it there. Then record what you saw below.',
  },
  'hindrance.unreadable': {
    kk: 'Журнал оқылмады, сондықтан төлеуге болмайды. Тізімге оралып, қайта ашыңыз.',
    ru: 'Журнал не прочитан, поэтому платить нельзя. Вернитесь к списку и откройте снова.',
    en: 'The journal could not be read, so nothing may be paid. Go to the list and open it again.',
  },
} satisfies Readonly<Record<string, LocalText>>;
