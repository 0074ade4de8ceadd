import type { LocalText } from '../../language/language.ts';

/** The words of the door `sales`, and of a sale's story. */
export const salesWords = {
  'list': { kk: 'Сатылымдар', ru: 'Продажи', en: 'Sales' },
  'bars': { kk: 'Күндер мен тауарлар', ru: 'По дням и товарам', en: 'By day and product' },
  'none': { kk: 'Сатылым әлі жоқ', ru: 'Продаж ещё нет', en: 'No sales yet' },
  'line': { kk: '{time}, код {code}', ru: '{time}, код {code}', en: '{time}, code {code}' },
  'title': {
    kk: '{product}[, {quantity} дана], {amount}',
    ru: '{product}[, {quantity} шт.], {amount}',
    en: '{product}[, {quantity} pcs], {amount}',
  },
  'state.unpaid': { kk: 'Төленбеген', ru: 'Не оплачена', en: 'Not paid' },
  'state.closed': { kk: 'Аяқталды', ru: 'Завершена', en: 'Done' },
  'state.debt': { kk: 'Қарыз {amount}', ru: 'Долг {amount}', en: 'Owed {amount}' },
  'state.unresolved': { kk: 'Шешілмеген', ru: 'Не решена', en: 'Not decided' },
  'state.open': { kk: 'Жүріп жатыр', ru: 'Идёт сейчас', en: 'Under way' },
  'money': {
    kk: 'Төленді {paid}, берілді {delivered}, қайтарылды {refunded}, қарыз {owed}',
    ru: 'Оплачено {paid}, выдано на {delivered}, возвращено {refunded}, долг {owed}',
    en: 'Paid {paid}, goods for {delivered}, given back {refunded}, owed {owed}',
  },
  'money.title': { kk: 'Ақша', ru: 'Деньги', en: 'Money' },
  'number': { kk: 'Нөмірлері', ru: 'Номера', en: 'Numbers' },
  'code': { kk: 'Код', ru: 'Код', en: 'Code' },
  'gone': {
    kk: 'Бұл сатылым журналда жоқ.',
    ru: 'Этой продажи нет в журнале.',
    en: 'This sale is not in the journal.',
  },

  'range': { kk: 'Кезең', ru: 'Период', en: 'Period' },
  'range.today': { kk: 'Бүгін', ru: 'Сегодня', en: 'Today' },
  'range.yesterday': { kk: 'Кеше', ru: 'Вчера', en: 'Yesterday' },
  'range.week': { kk: '7 күн', ru: '7 дней', en: '7 days' },
  'range.month': { kk: '30 күн', ru: '30 дней', en: '30 days' },
  'days': { kk: 'Күндер бойынша', ru: 'По дням', en: 'By day' },
  'products': { kk: 'Тауарлар бойынша', ru: 'По товарам', en: 'By product' },
  'sum': {
    kk: 'Сатылым: {sales}, барлығы {amount}',
    ru: 'Продаж: {sales}, всего {amount}',
    en: 'Sales: {sales}, {amount} in all',
  },
  'bar': {
    kk: '{sales} сатылым, {amount}: қолма-қолсыз {qr}, қолма-қол {cash}',
    ru: 'продаж {sales}, {amount}: безналичные {qr}, наличные {cash}',
    en: '{sales} sales, {amount}: cashless {qr}, cash {cash}',
  },
  'bar.none': { kk: 'сатылым жоқ', ru: 'продаж нет', en: 'no sales' },
  'legend.qr': { kk: 'Қолма-қолсыз', ru: 'Безналичные', en: 'Cashless' },
  'legend.cash': { kk: 'Қолма-қол', ru: 'Наличные', en: 'Cash' },

  'story': { kk: 'Не болды', ru: 'Что было', en: 'What happened' },
  'story.opened': {
    kk: 'Клиент таңдады: {product}[, {quantity} дана], бағасы {amount}.',
    ru: 'Клиент выбрал: {product}[, {quantity} шт.], цена {amount}.',
    en: 'The customer chose {product}[, {quantity} pcs], price {amount}.',
  },
  'story.qr-shown': {
    kk: 'QR көрсетілді ({way}), төлем нөмірі {number}[, соның ішінде комиссия {commission}].',
    ru: 'Показан QR ({way}), номер платежа {number}[, включая комиссию {commission}].',
    en: 'The QR was shown ({way}), payment number {number}[, with a commission of {commission}].',
  },
  'story.invoice-sent': {
    kk: 'Телефонға шот жіберілді: {phone} ({way}), нөмірі {number}[, соның ішінде комиссия {commission}].',
    ru: 'Отправлен счёт на телефон {phone} ({way}), номер {number}[, включая комиссию {commission}].',
    en: 'An invoice was sent to the telephone {phone} ({way}), number {number}[, with a commission of {commission}].',
  },
  'story.invoice-lost': {
    kk: '{amount} шоты туралы жауап жоғалды: ол телефонға жеткен болуы мүмкін, код {code}.',
    ru: 'Ответ о счёте на {amount} потерян: он мог дойти до телефона, код {code}.',
    en: 'The answer about the invoice of {amount} was lost: it may be on the telephone, code {code}.',
  },
  'story.invoice-found': {
    kk: 'Автомат жоғалған {amount} шотын төлем қызметінен тапты: ол енді нөмірімен жазылған.',
    ru: 'Автомат нашёл потерянный счёт на {amount} у платёжного сервиса: теперь он записан под своим номером.',
    en: 'The kiosk found the lost invoice of {amount} at the payment service: it is on record by its number now.',
  },
  'story.invoice-never-sent': {
    kk: 'Автомат тексерді: төлем қызметінде {amount} шоты жоқ, ол жіберілмеген.',
    ru: 'Автомат проверил: у платёжного сервиса нет счёта на {amount}, он не был отправлен.',
    en: 'The kiosk looked: the payment service has no invoice of {amount}, it was never sent.',
  },
  'story.invoice-paid': {
    kk: 'Қолмен тексерілді («claim» пәрмені): шот төленген, {amount}.',
    ru: 'Проверено вручную (команда «claim»): счёт оплачен, {amount}.',
    en: 'Looked up by a person (command “claim”): the invoice was paid, {amount}.',
  },
  'story.invoice-paid-technician': {
    kk: 'Техник тексерді: шот төленген, {amount}.',
    ru: 'Проверил техник: счёт оплачен, {amount}.',
    en: 'Looked up by the technician: the invoice was paid, {amount}.',
  },
  'story.invoice-not-paid': {
    kk: 'Қолмен тексерілді («claim» пәрмені): {amount} шоты төленбеген.',
    ru: 'Проверено вручную (команда «claim»): счёт на {amount} не оплачен.',
    en: 'Looked up by a person (command “claim”): the invoice of {amount} was not paid.',
  },
  'story.invoice-not-paid-technician': {
    kk: 'Техник тексерді: {amount} шоты төленбеген.',
    ru: 'Проверил техник: счёт на {amount} не оплачен.',
    en: 'Looked up by the technician: the invoice of {amount} was not paid.',
  },
  'story.part-paid': {
    kk: 'Бір бөлігі төленді: барлығы {amount} ({way}, нөмірі {number}).',
    ru: 'Оплачена часть: всего {amount} ({way}, номер {number}).',
    en: 'A part was paid: {amount} in all ({way}, number {number}).',
  },
  'story.withdrawn': {
    kk: 'Төлем қызметінен {number} төлемін тоқтату сұралды.',
    ru: 'Платёжный сервис попросили отменить платёж {number}.',
    en: 'The payment service was asked to withdraw payment {number}.',
  },
  'story.commission-kept': {
    kk: 'Төлем қызметінің комиссиясы: {amount}.',
    ru: 'Комиссия платёжного сервиса: {amount}.',
    en: 'Commission of the payment service: {amount}.',
  },
  'story.refund-accepted': {
    kk: 'Төлем қызметі қайтаруды қабылдады, ол орындалып жатыр (нөмірі {number}).',
    ru: 'Платёжный сервис принял возврат, он выполняется (номер {number}).',
    en: 'The payment service has accepted the refund, which is under way (number {number}).',
  },
  'story.qr-unanswered': {
    kk: 'Төлем қызметі төлемді ашпады: жауап жоқ ({code}).',
    ru: 'Платёжный сервис не открыл оплату: нет ответа ({code}).',
    en: 'The payment service opened no payment: no answer ({code}).',
  },
  'story.qr-refused': {
    kk: 'Төлем қызметі төлемді ашудан бас тартты ({code}).',
    ru: 'Платёжный сервис отказал в оплате ({code}).',
    en: 'The payment service refused the payment ({code}).',
  },
  'story.scanned': { kk: 'Клиент QR сканерледі.', ru: 'Клиент отсканировал QR.', en: 'The customer scanned the QR.' },
  'story.paid': {
    kk: '{amount} төленді ({way}, нөмірі {number}).',
    ru: 'Оплачено {amount} ({way}, номер {number}).',
    en: '{amount} paid ({way}, number {number}).',
  },
  'story.payment-failed': {
    kk: 'Төлем өтпеді ({code}). Ақша алынған жоқ.',
    ru: 'Оплата не прошла ({code}). Деньги не списаны.',
    en: 'The payment failed ({code}). Nothing was charged.',
  },
  'story.payment-expired': {
    kk: 'Төлеу мерзімі бітті, ешкім төлеген жоқ.',
    ru: 'Срок оплаты истёк, никто не заплатил.',
    en: 'The payment expired, nobody had paid.',
  },
  'story.payment-doubtful': {
    kk: 'Төленді ме, белгісіз: төлем қызметі жауап бермеді ({code}).',
    ru: 'Неизвестно, была ли оплата: платёжный сервис не ответил ({code}).',
    en: 'Whether it was paid is unknown: no answer of the payment service ({code}).',
  },
  'story.note-in': {
    kk: 'Банкнот {amount} кассетада.',
    ru: 'Купюра {amount} в кассете.',
    en: 'A note of {amount} is in the cassette.',
  },
  'story.note-unasked': {
    kk: 'Банкнот {amount} сұраусыз тартылды, кассетада.',
    ru: 'Купюра {amount} втянута без команды, она в кассете.',
    en: 'A note of {amount} was drawn in unasked, it is in the cassette.',
  },
  'story.note-returned': {
    kk: 'Банкнот {amount} клиентке қайтарылды.',
    ru: 'Купюра {amount} возвращена клиенту.',
    en: 'A note of {amount} was given back to the customer.',
  },
  'story.note-doubtful': {
    kk: 'Банкнот[ {amount}] қайда екені белгісіз, код {code}.',
    ru: 'Неизвестно, где купюра[ {amount}], код {code}.',
    en: 'Where the note[ of {amount}] is, is unknown, code {code}.',
  },
  'story.change-kept': {
    kk: 'Қайтарым {amount} экранда айтылғандай операторға қалды.',
    ru: 'Сдача {amount} осталась оператору, как было сказано на экране.',
    en: 'Change of {amount} stayed with the operator, as the screen had said.',
  },
  'story.change-spent': {
    kk: 'Қайтарым {amount} басқа тауарға жұмсалды.',
    ru: 'Сдача {amount} потрачена на другой товар.',
    en: 'Change of {amount} was spent on another product.',
  },
  'story.change-used': {
    kk: 'Алдыңғы сатылымның қайтарымы {amount} қолданылды.',
    ru: 'Использована сдача {amount} от прошлой продажи.',
    en: 'Change of {amount} from the previous sale was used.',
  },
  'story.cancelled': { kk: 'Клиент бас тартты.', ru: 'Клиент отменил.', en: 'The customer cancelled.' },
  'story.too-late': { kk: 'Төлеу уақыты бітті.', ru: 'Время на оплату вышло.', en: 'The time to pay ran out.' },
  'story.device-lost': {
    kk: 'Құрылғымен байланыс үзілді, сатылым тоқтады.',
    ru: 'Пропала связь с устройством, продажа остановлена.',
    en: 'A device was lost, the sale was stopped.',
  },
  'story.service-lost': {
    kk: 'Төлем қызметі жұмыс істемеді, сатылым тоқтады.',
    ru: 'Платёжный сервис не сработал, продажа остановлена.',
    en: 'The payment service did not work, the sale was stopped.',
  },
  'story.interrupted': {
    kk: 'Ток өшті немесе бағдарлама қайта қосылды.',
    ru: 'Пропало питание или программа перезапустилась.',
    en: 'The power was cut or the program restarted.',
  },
  'story.journal-lost': {
    kk: 'Журнал жазылмады, сатылым тоқтады.',
    ru: 'Журнал не записывался, продажа остановлена.',
    en: 'The journal could not be written, the sale was stopped.',
  },
  'story.motor-on': {
    kk: '{channel}-арна: мотор қосылады.',
    ru: 'Канал {channel}: включается мотор.',
    en: 'Channel {channel}: the motor is switched on.',
  },
  'story.dispensed-seen': {
    kk: 'Тауар түсті, датчик көрді.',
    ru: 'Товар выпал, датчик его видел.',
    en: 'The product came out, the drop sensor saw it.',
  },
  'story.dispensed-assumed': {
    kk: 'Тауар берілді деп саналды (датчиксіз).',
    ru: 'Товар считается выданным (без датчика).',
    en: 'The product is taken as given out (no drop sensor).',
  },
  'story.not-seen': {
    kk: 'Мотор айналды, датчик ештеңе көрмеді.',
    ru: 'Мотор провернулся, датчик ничего не увидел.',
    en: 'The motor turned, the drop sensor saw nothing.',
  },
  'story.not-dispensed': {
    kk: 'Тауар берілмеді ({code}).',
    ru: 'Товар не выдан ({code}).',
    en: 'The product was not given out ({code}).',
  },
  'story.dispense-unknown': {
    kk: 'Тауар берілді ме, белгісіз ({code}).',
    ru: 'Неизвестно, выдан ли товар ({code}).',
    en: 'Whether the product came out is unknown ({code}).',
  },
  'story.refund-due': {
    kk: '{amount} қайтарылуы керек.',
    ru: 'Нужно вернуть {amount}.',
    en: '{amount} is to be refunded.',
  },
  'story.refund-qr': {
    kk: 'Қайтару QR-ы көрсетілді.',
    ru: 'Показан QR для возврата.',
    en: 'The QR for the refund was shown.',
  },
  'story.refund-asked': {
    kk: 'Банктен {amount} қайтару сұралды.',
    ru: 'Банк попросили вернуть {amount}.',
    en: 'The bank was asked to give back {amount}.',
  },
  'story.refunded': { kk: 'Банк {amount} қайтарды.', ru: 'Банк вернул {amount}.', en: 'The bank gave back {amount}.' },
  'story.refund-refused': {
    kk: 'Банк қайтармады ({code}).',
    ru: 'Банк не вернул деньги ({code}).',
    en: 'The bank gave nothing back ({code}).',
  },
  'story.refund-doubtful': {
    kk: 'Банк қайтарды ма, белгісіз ({code}).',
    ru: 'Неизвестно, вернул ли банк деньги ({code}).',
    en: 'Whether the bank gave it back is unknown ({code}).',
  },
  'story.slip': {
    kk: 'Коды бар чек басып шығарылады.',
    ru: 'Печатается чек с кодом.',
    en: 'The slip with the code is printed.',
  },
  'story.orphan-assigned': {
    kk: 'Иесіз {amount} осы сатылымға жазылды.',
    ru: 'Деньги без продажи, {amount}, отнесены к этой продаже.',
    en: 'Money of no sale, {amount}, was assigned to this sale.',
  },
  'story.debt': {
    kk: '{amount} қарыз жазылды, код {code}.',
    ru: 'Записан долг {amount}, код {code}.',
    en: '{amount} was recorded as owed, code {code}.',
  },
  'story.paid-out': {
    kk: 'Қарыз {amount} қолма-қол берілді («claim» пәрмені).',
    ru: 'Долг {amount} выплачен на руки (команда «claim»).',
    en: 'The debt of {amount} was paid by hand (command “claim”).',
  },
  'story.paid-out-technician': {
    kk: 'Қарыз {amount} қолма-қол берілді, берген: техник.',
    ru: 'Долг {amount} выплачен на руки, выдал техник.',
    en: 'The debt of {amount} was paid by hand by the technician.',
  },
  'story.paid-out-collector': {
    kk: 'Қарыз {amount} қолма-қол берілді, берген: инкассатор.',
    ru: 'Долг {amount} выплачен на руки, выдал инкассатор.',
    en: 'The debt of {amount} was paid by hand by the cash collector.',
  },
  'story.settled-by-refund': {
    kk: 'Қарыз {amount} банк қайтарымымен жабылды.',
    ru: 'Долг {amount} закрыт возвратом банка.',
    en: 'The debt of {amount} was settled by the bank’s refund.',
  },
} satisfies Readonly<Record<string, LocalText>>;
