import type { LocalText } from '../language/language.ts';

/** The words of an invoice to the telephone, of commissions, and of payments in parts. */
export const invoiceWords = {
  'phone.title': {
    kk: 'Телефон нөмірін енгізіңіз',
    ru: 'Введите номер телефона',
    en: 'Enter your phone number',
  },
  'phone.text': {
    kk: 'Шот осы нөмірмен тіркелген қосымшаға келеді. Нөмір сақталмайды.',
    ru: 'Счёт придёт в приложение на этот номер. Номер не сохраняется.',
    en: 'The invoice arrives in the app with this number. The number is not kept.',
  },
  'phone.next': { kk: 'Әрі қарай', ru: 'Далее', en: 'Next' },
  'phone.erase': { kk: 'Өшіру', ru: 'Стереть', en: 'Erase' },
  'phone.number': { kk: 'Телефон нөмірі: {number}', ru: 'Номер телефона: {number}', en: 'Phone number: {number}' },
  'phone.mistake.too-short': {
    kk: 'Цифрлар жетіспейді: +7-ден кейін 10 цифр болуы керек.',
    ru: 'Цифр не хватает: после +7 должно быть 10.',
    en: 'Digits are missing: there must be 10 after +7.',
  },
  'phone.mistake.too-long': {
    kk: 'Цифрлар артық: +7-ден кейін 10 цифр болуы керек.',
    ru: 'Лишние цифры: после +7 должно быть 10.',
    en: 'Too many digits: there must be 10 after +7.',
  },
  'phone.mistake.not-kazakhstan': {
    kk: 'Бұл Қазақстанның ұялы нөмірі емес: ол +7 7… деп басталады.',
    ru: 'Это не мобильный номер Казахстана: он начинается с +7 7…',
    en: 'This is not a mobile number of Kazakhstan, which begins with +7 7…',
  },
  'phone.mistake.not-a-number': {
    kk: 'Нөмірді цифрлармен енгізіңіз.',
    ru: 'Введите номер цифрами.',
    en: 'Enter the number in digits.',
  },
  'phone.mistake.refused': {
    kk: 'Бұл нөмірге шот жіберілмейді. Нөмірді тексеріңіз не басқасын енгізіңіз.',
    ru: 'На этот номер счёт не отправить. Проверьте номер или введите другой.',
    en: 'No invoice can be sent to this number. Check it or enter another one.',
  },
  'preparing.invoice': {
    kk: 'Шотты жіберіп жатырмыз. Телефоныңызды дайындаңыз.',
    ru: 'Отправляем счёт. Приготовьте телефон.',
    en: 'Sending the invoice. Have your phone ready.',
  },
  'invoice.title': {
    kk: 'Шотты қосымшада төлеңіз',
    ru: 'Оплатите счёт в приложении',
    en: 'Pay the invoice in the app',
  },
  'invoice.sent': {
    kk: 'Шот жіберілді: {phone}',
    ru: 'Счёт отправлен: {phone}',
    en: 'The invoice was sent to {phone}',
  },
  'invoice.sent-anyhow': { kk: 'Шот жіберілді', ru: 'Счёт отправлен', en: 'The invoice was sent' },
  'invoice.customer': { kk: 'Алушы: {name}', ru: 'Получатель: {name}', en: 'Recipient: {name}' },
  'invoice.wait': {
    kk: 'Төлегеннен кейін экран өзі ауысады.',
    ru: 'После оплаты экран сменится сам.',
    en: 'The screen changes by itself once you have paid.',
  },
  'invoice.check-hint': {
    kk: 'Төлеген соң «Төлемді тексеру» батырмасын басыңыз.',
    ru: 'Когда оплатите, нажмите «Проверить оплату».',
    en: 'Once you have paid, press “Check payment”.',
  },
  'invoice.check': { kk: 'Төлемді тексеру', ru: 'Проверить оплату', en: 'Check payment' },
  'invoice.check.asked': { kk: 'Тексеріп жатырмыз…', ru: 'Проверяем…', en: 'Checking…' },
  'invoice.check.not-paid': {
    kk: 'Төлем әлі түскен жоқ. Қосымшада төлеп, қайта тексеріңіз.',
    ru: 'Оплаты пока нет. Оплатите в приложении и проверьте ещё раз.',
    en: 'Not paid yet. Pay in the app and check again.',
  },
  'invoice.check.unanswered': {
    kk: 'Әзірге жауап жоқ. Бірнеше секундтан кейін қайта тексеріңіз.',
    ru: 'Пока нет ответа. Проверьте ещё раз через несколько секунд.',
    en: 'No answer yet. Check again in a few seconds.',
  },
  'part.title': { kk: 'Төлем толық емес', ru: 'Оплачено не полностью', en: 'Not paid in full' },
  'part.paid': { kk: 'Төленді', ru: 'Оплачено', en: 'Paid' },
  'part.missing': { kk: 'Жетіспейді', ru: 'Не хватает', en: 'Missing' },
  'part.text': {
    kk: 'Қалғанын төлеңіз. Кетсеңіз, төленген бөлігін сізге қайтаруға міндеттіміз.',
    ru: 'Доплатите остаток. Если уйдёте, мы останемся должны вам оплаченную часть.',
    en: 'Pay the rest. If you leave, the part that was paid is owed to you.',
  },
  'part.rest': { kk: 'Қалғанын төлеу', ru: 'Доплатить', en: 'Pay the rest' },
  'payment.commission': {
    kk: 'оның ішінде комиссия {amount}',
    ru: 'в том числе комиссия {amount}',
    en: 'including a fee of {amount}',
  },
  'payment.total-changed': {
    kk: 'Қызмет комиссияны өзгертті. Сомаларды тексеріп, қайта таңдаңыз. Ақша алынған жоқ.',
    ru: 'Сервис изменил комиссию. Проверьте суммы и выберите ещё раз. Деньги не списаны.',
    en: 'The service has changed its fee. Check the totals and choose again. You have not been charged.',
  },
  'qr.by': { kk: 'Сканерлеп, төлеңіз: {way}', ru: 'Сканируйте и платите: {way}', en: 'Scan and pay: {way}' },
  'cash.by': { kk: 'Төлеу: {way}', ru: 'Оплатить: {way}', en: 'Pay: {way}' },
  'cash.rest-by': { kk: 'Қалғаны: {way}', ru: 'Остаток: {way}', en: 'The rest: {way}' },
  'cash.otherwise': { kk: 'Басқаша төлеу', ru: 'Оплатить иначе', en: 'Pay another way' },
  'cash.rest-otherwise': { kk: 'Қалғанын басқаша төлеу', ru: 'Остаток иначе', en: 'The rest another way' },
} satisfies Readonly<Record<string, LocalText>>;
