import type { LocalText } from '../../language/language.ts';

/** The words of the door `debts`. */
export const debtsWords = {
  'sums': {
    kk: 'Ашық қарыз: {owed}, барлығы {amount}. Күмәнді банкнот: {inDoubt}.',
    ru: 'Открытых долгов: {owed}, всего {amount}. Купюр под вопросом: {inDoubt}.',
    en: 'Open debts: {owed}, {amount} in all. Notes in doubt: {inDoubt}.',
  },
  'none': { kk: 'Қарыз жоқ', ru: 'Долгов нет', en: 'Nothing is owed' },
  'line': { kk: '{time}, {product}', ru: '{time}, {product}', en: '{time}, {product}' },
  'owed': { kk: 'қарыз {amount}', ru: 'долг {amount}', en: 'owed {amount}' },
  'in-doubt': { kk: 'күмәнді банкнот {amount}', ru: 'купюра под вопросом {amount}', en: 'note in doubt {amount}' },
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
  'hindrance.unreadable': {
    kk: 'Журнал оқылмады, сондықтан төлеуге болмайды. Тізімге оралып, қайта ашыңыз.',
    ru: 'Журнал не прочитан, поэтому платить нельзя. Вернитесь к списку и откройте снова.',
    en: 'The journal could not be read, so nothing may be paid. Go to the list and open it again.',
  },
} satisfies Readonly<Record<string, LocalText>>;
