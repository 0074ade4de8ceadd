import { fillTemplate, type TextParameters } from './fill-template.ts';
import type { Language, LocalText } from '../language/language.ts';

/** The facts about a claim code, one line each. */
const factWords = {
  'claim.code': { kk: 'Код {code}', ru: 'Код {code}', en: 'Code {code}' },
  'claim.owed': { kk: 'Қарыз: {amount}', ru: 'Долг: {amount}', en: 'Owed: {amount}' },
  'claim.product': {
    kk: 'Тауар: {product}[ × {quantity}]',
    ru: 'Товар: {product}[ × {quantity}]',
    en: 'Product: {product}[ × {quantity}]',
  },
  'claim.sold': { kk: 'Уақыты (Қазақстан): {date}', ru: 'Время (Казахстан): {date}', en: 'When (Kazakhstan): {date}' },
  'claim.paid': { kk: 'Төленген: {amount}', ru: 'Оплачено: {amount}', en: 'Paid: {amount}' },
  'claim.notes': {
    kk: 'Оның ішінде банкнотпен: {amount}',
    ru: 'Из них купюрами: {amount}',
    en: 'Of it in notes: {amount}',
  },
  'claim.note.doubtful': {
    kk: 'Орны белгісіз банкнот: {amount} (төленгенге де, қарызға да кірмейді; табылғанда --note арқылы жазыңыз)',
    ru: 'Купюра, место которой неизвестно: {amount} (не входит ни в оплату, ни в долг; когда найдётся, запишите с --note)',
    en: 'Note of unknown place: {amount} (part of neither what was paid nor the debt; once found, write it down with --note)',
  },
  'claim.invoice.lost': {
    kk: 'Жауабы жоғалған шот: {amount} (төленгенге де, қарызға да кірмейді; төлем қызметінде тексеріп, --invoice арқылы жазыңыз)',
    ru: 'Счёт, ответ о котором потерян: {amount} (не входит ни в оплату, ни в долг; проверьте его у платёжного сервиса и запишите с --invoice)',
    en: 'Invoice whose answer was lost: {amount} (part of neither what was paid nor the debt; look for it at the payment service and write it down with --invoice)',
  },
  'claim.payments': {
    kk: 'Төлем нөмірі: {purchases}',
    ru: 'Номер платежа: {purchases}',
    en: 'Payment number: {purchases}',
  },
  'claim.sale': { kk: 'Сатылым: {sale}', ru: 'Продажа: {sale}', en: 'Sale: {sale}' },
  'claim.payback.refund': {
    kk: 'Банк арқылы қайтарылды {date}: {amount}',
    ru: 'Возвращено через банк {date}: {amount}',
    en: 'Given back through the bank on {date}: {amount}',
  },
  'claim.payback.spent': {
    kk: 'Автоматта басқа тауарға жұмсалды {date}: {amount}',
    ru: 'Потрачено в автомате на другой товар {date}: {amount}',
    en: 'Spent at the machine on another product on {date}: {amount}',
  },
  'claim.payback.by-hand': {
    kk: 'Қолмен төленді {date}: {amount}',
    ru: 'Выплачено вручную {date}: {amount}',
    en: 'Paid by hand on {date}: {amount}',
  },
  'claim.status.owed': {
    kk: 'Қарыз әлі төленбеген.',
    ru: 'Долг ещё не выплачен.',
    en: 'The debt has not been paid yet.',
  },
  'claim.status.paid': {
    kk: 'Ақша қайтарылып қойған. Екінші рет төлемеңіз.',
    ru: 'Деньги уже возвращены. Второй раз не платите.',
    en: 'The money has gone back already. Do not pay it a second time.',
  },
  'claim.status.nothing': {
    kk: 'Бұл сатылым бойынша қарыз жоқ.',
    ru: 'По этой продаже долга нет.',
    en: 'Nothing is owed for this sale.',
  },
  'claim.status.under-way': {
    kk: 'Автомат бұл сатылымды әлі аяқтаған жоқ: ақша өзі қайтуы мүмкін. Қолмен төлемеңіз; автоматты желіге қосып, кейінірек қайта қараңыз.',
    ru: 'Автомат ещё не закончил с этой продажей: деньги могут вернуться сами. Вручную не платите; дайте автомату выйти на связь и посмотрите позже.',
    en: 'The machine has not finished with this sale: the money may go back by itself. Do not pay by hand; let the machine reach the bank and look again later.',
  },
  'claim.status.doubtful': {
    kk: 'Банктің ақшаны алған-алмағанын не қайтарған-қайтармағанын автомат біле алмады. Төлемес бұрын салыстыру жасаңыз: npm run reconcile.',
    ru: 'Автомат не смог узнать, что банк сделал с деньгами. Прежде чем платить, проведите сверку: npm run reconcile.',
    en: 'The machine could not find out what the bank did with the money. Before anything is paid, reconcile: npm run reconcile.',
  },
  'claim.status.doubtful-note': {
    kk: 'Банкноттың қайда екенін автомат біле алмады. Қабылдағыш пен кассетаны қарап, кассетаны санаңыз (npm run reconcile -- --cash), содан кейін нәтижесін жазыңыз: --note in-cassette, ал банкнот сатып алушыда қалса, --note given-back.',
    ru: 'Автомат не смог узнать, где купюра. Осмотрите приёмник и кассету и посчитайте её (npm run reconcile -- --cash), затем запишите результат: --note in-cassette или, если купюра осталась у покупателя, --note given-back.',
    en: 'The machine could not find out where the note is. Look into acceptor and cassette and count (npm run reconcile -- --cash), then write down what was found: --note in-cassette, or --note given-back if the customer kept it.',
  },
  'claim.status.doubtful-invoice': {
    kk: 'Телефонға жіберілген шот туралы жауап жоғалды. Төлем қызметінің қосымшасынан сол уақыттағы шотты табыңыз: төленсе, --invoice paid (сомасы басқа болса, оны --invoice-value арқылы қосыңыз); төленбесе, сол жерде тоқтатып, --invoice not-paid --withdrawn деп (немесе бір тәуліктен кейін --invoice not-paid деп) жазыңыз.',
    ru: 'Ответ о счёте на телефон потерян. Найдите счёт того времени в приложении платёжного сервиса: если он оплачен, запишите --invoice paid (другую сумму добавьте в --invoice-value); если нет, отмените его там и запишите --invoice not-paid --withdrawn (или через сутки --invoice not-paid).',
    en: 'The answer about an invoice to the telephone was lost. Find the invoice of that time in the payment service’s application: if it is paid, write down --invoice paid (another amount with --invoice-value); if not, withdraw it there and write down --invoice not-paid --withdrawn (or --invoice not-paid after a day).',
  },
  'claim.older': {
    kk: 'Журналды бағдарламаның ескі нұсқасы жазған, ол тексерілген жоқ.',
    ru: 'Журнал записан прежней версией программы и не проверен.',
    en: 'The journal was written by an earlier version of the program and was not checked.',
  },
} satisfies Readonly<Record<string, LocalText>>;

/** The command's result: what happened, then what to do. */
const outcomeWords = {
  'claim.outcome.written': {
    kk: 'Жазылды: {code} коды бойынша {amount} қолмен төленді, {date}. Енді сатып алушыға {amount} беріңіз, бір рет қана: бұл код бұдан былай жарамайды.',
    ru: 'Записано: по коду {code} выплачено вручную {amount}, {date}. Теперь отдайте покупателю {amount}, один раз: больше этот код не действует.',
    en: 'Written down: {amount} paid by hand for code {code} on {date}. Now hand {amount} to the customer, once: the code is used up.',
  },
  'claim.outcome.note-in-cassette': {
    kk: '{note} банкноты кассетада деп жазылды, {date}.[ {code} коды бойынша қарыз {owed}: оны төлеп, --paid арқылы жазыңыз.]',
    ru: 'Записано: купюра {note} в кассете, {date}.[ По коду {code} долг {owed}: выплатите его и запишите с --paid.]',
    en: 'Written down: the note of {note} is in the cassette, {date}.[ {owed} are owed for the code {code}: pay them and write it down with --paid.]',
  },
  'claim.outcome.note-given-back': {
    kk: '{note} банкноты сатып алушыда қалды деп жазылды, {date}.[ {code} коды бойынша қарыз {owed}: оны төлеп, --paid арқылы жазыңыз.]',
    ru: 'Записано: купюра {note} осталась у покупателя, {date}.[ По коду {code} долг {owed}: выплатите его и запишите с --paid.]',
    en: 'Written down: the customer kept the note of {note}, {date}.[ {owed} are owed for the code {code}: pay them and write it down with --paid.]',
  },
  'claim.outcome.invoice-paid': {
    kk: '{invoice} шоты төленген деп жазылды[, төленгені {seen}], {date}.[ {code} коды бойынша қарыз {owed}: оны төлеп не қызмет арқылы қайтарып, --paid арқылы жазыңыз.]',
    ru: 'Записано: счёт на {invoice} оплачен[, на него пришло {seen}], {date}.[ По коду {code} долг {owed}: выплатите его или верните через сервис и запишите с --paid.]',
    en: 'Written down: the invoice of {invoice} was paid[ with {seen}], {date}.[ {owed} are owed for the code {code}: pay them, or give them back at the service, and write it down with --paid.]',
  },
  'claim.outcome.invoice-not-paid': {
    kk: '{invoice} шоты төленбеген және енді төленбейді деп жазылды, {date}.[ {code} коды бойынша қарыз {owed}: оны төлеп, --paid арқылы жазыңыз.]',
    ru: 'Записано: счёт на {invoice} не оплачен и оплачен уже не будет, {date}.[ По коду {code} долг {owed}: выплатите его и запишите с --paid.]',
    en: 'Written down: the invoice of {invoice} was not paid and cannot be any more, {date}.[ {owed} are owed for the code {code}: pay them and write it down with --paid.]',
  },
  'claim.invoice-value': {
    kk: '--invoice-value тек --invoice paid қасында жазылады, сомасы нөлден көп болуы керек: бұл қызмет көрсеткен төленген сома. Ештеңе төленбесе, --invoice not-paid деп жазыңыз.',
    ru: '--invoice-value указывают только с --invoice paid, и больше нуля: это оплаченная сумма, которую показывает сервис. Если не оплачено ничего, запишите --invoice not-paid.',
    en: '--invoice-value goes with --invoice paid only, and is more than nothing: what was paid as the service shows it. If nothing was paid, write down --invoice not-paid.',
  },
  'claim.amount-needed': {
    kk: '--paid үшін --amount керек. Алдымен --paid жоқ күйде кодты қараңыз да, қарыз сомасын --amount арқылы қайталаңыз: бұл басқа кодтан қорғайды.',
    ru: 'Для --paid нужен --amount. Сначала посмотрите код без --paid, затем повторите сумму долга в --amount: это защищает от чужого кода.',
    en: '--paid needs --amount. Look at the code without --paid first, then repeat what is owed as --amount: that guards against a wrong code.',
  },
  'claim.outcome.not-found': {
    kk: '{code} коды бар сатылым жоқ. Кодты сатып алушының фотосынан тексеріңіз; осы автоматтың деректері ме, соны да қараңыз.',
    ru: 'Продажи с кодом {code} нет. Сверьте код с фотографией покупателя; проверьте, данные того ли это автомата.',
    en: 'No sale has the code {code}. Compare it with the customer’s photo, and check that this is the data of the right machine.',
  },
  'claim.outcome.several': {
    kk: '{code} коды бірнеше сатылымда бар ({count}). Қайсысы екенін --sale арқылы көрсетіңіз. Ештеңе жазылған жоқ.',
    ru: 'Код {code} есть у нескольких продаж ({count}). Укажите нужную через --sale. Ничего не записано.',
    en: 'Several sales have the code {code} ({count}). Name the one that is meant with --sale. Nothing was written.',
  },
  'claim.outcome.other-sale': {
    kk: '--sale көрсеткен сатылымның коды {code} емес. Осы коды бар сатылымдар саны: {count}. Ештеңе жазылған жоқ.',
    ru: 'У продажи из --sale код не {code}. Продаж с этим кодом: {count}. Ничего не записано.',
    en: 'The sale named with --sale does not have the code {code}. Sales that have it: {count}. Nothing was written.',
  },
  'claim.outcome.already-paid': {
    kk: '{code} коды бойынша ақша қайтарылып қойған: {date}, {amount}. Екінші рет төлемеңіз. Ештеңе жазылған жоқ.',
    ru: 'По коду {code} деньги уже возвращены: {date}, {amount}. Второй раз не платите. Ничего не записано.',
    en: 'The code {code} was already paid on {date}: {amount}. Do not pay it a second time. Nothing was written.',
  },
  'claim.outcome.nothing-owed': {
    kk: '{code} коды бойынша қарыз жоқ. Ештеңе жазылған жоқ.',
    ru: 'По коду {code} долга нет. Ничего не записано.',
    en: 'Nothing is owed for the code {code}. Nothing was written.',
  },
  'claim.outcome.under-way': {
    kk: '{code} коды бойынша автомат жұмысын әлі аяқтаған жоқ, ақша өзі қайтуы мүмкін. Автоматты қосып, желіге шыққанша күтіңіз де, қайта қараңыз. Ештеңе жазылған жоқ.',
    ru: 'По коду {code} автомат ещё не закончил: деньги могут вернуться сами. Включите автомат, дождитесь связи и посмотрите снова. Ничего не записано.',
    en: 'The machine has not finished with the code {code}: the money may go back by itself. Start it, let it reach the bank and look again. Nothing was written.',
  },
  'claim.outcome.doubtful': {
    kk: '{code} коды бойынша төлем қызметінің не істегені белгісіз. Салыстыру жасаңыз (npm run reconcile) немесе төлемді қызметтің өз қосымшасынан (мысалы, Kaspi Pay) тексеріңіз; қарыз болып, ештеңе қайтарылмаса, --checked қосып қайталаңыз. Ештеңе жазылған жоқ.',
    ru: 'По коду {code} неизвестно, что сделал платёжный сервис. Проведите сверку (npm run reconcile) или проверьте платёж в его приложении (например, Kaspi Pay); если есть долг и ничего не возвращено, повторите с --checked. Ничего не записано.',
    en: 'What the payment service did is not known for the code {code}. Reconcile (npm run reconcile), or look for the payment in the service’s application (such as Kaspi Pay); if there is a debt and nothing was given back, repeat with --checked. Nothing was written.',
  },
  'claim.outcome.doubtful-note': {
    kk: '{code} коды бойынша {note} банкнотының қайда екені белгісіз. Қабылдағыш пен кассетаны қарап, кассетаны санаңыз (npm run reconcile -- --cash) да, --note in-cassette немесе --note given-back қосып қайталаңыз; банкнотсыз жазылған қарыз ({owed}) бөлек төленсе, --checked қосыңыз. Ештеңе жазылған жоқ.',
    ru: 'По коду {code} неизвестно, где купюра {note}. Осмотрите приёмник и кассету и посчитайте её (npm run reconcile -- --cash), затем повторите с --note in-cassette или --note given-back; записанный долг без купюры ({owed}) отдельно выплачивают с --checked. Ничего не записано.',
    en: 'For the code {code} nobody knows where the note of {note} is. Look into acceptor and cassette and count (npm run reconcile -- --cash), then repeat with --note in-cassette or --note given-back; what is on record without the note ({owed}) is paid on its own with --checked. Nothing was written.',
  },
  'claim.outcome.doubtful-invoice': {
    kk: '{code} коды бойынша {invoice} шотының не болғаны белгісіз. Оны төлем қызметінің қосымшасынан табыңыз да, --invoice paid немесе --invoice not-paid қосып қайталаңыз; шотсыз жазылған қарыз ({owed}) бөлек төленсе, --checked қосыңыз. Ештеңе жазылған жоқ.',
    ru: 'По коду {code} неизвестно, что стало со счётом на {invoice}. Найдите его в приложении платёжного сервиса и повторите с --invoice paid или --invoice not-paid; записанный долг без счёта ({owed}) отдельно выплачивают с --checked. Ничего не записано.',
    en: 'For the code {code} nobody knows what became of the invoice of {invoice}. Find it in the payment service’s application and repeat with --invoice paid or --invoice not-paid; what is on record without the invoice ({owed}) is paid on its own with --checked. Nothing was written.',
  },
  'claim.outcome.invoice-open': {
    kk: '{code} коды бойынша {invoice} шотын әлі төлеуге болады: шот бір тәулік жарамды. Оны төлем қызметінің қосымшасында тоқтатып, --withdrawn қосып қайталаңыз немесе бір тәуліктен кейін қайталаңыз. Ештеңе жазылған жоқ.',
    ru: 'Счёт на {invoice} по коду {code} ещё можно оплатить: он действует сутки. Отмените его в приложении платёжного сервиса и повторите с --withdrawn или повторите через сутки. Ничего не записано.',
    en: 'The invoice of {invoice} for the code {code} can still be paid: it is valid for a day. Withdraw it in the payment service’s application and repeat with --withdrawn, or repeat after a day. Nothing was written.',
  },
  'claim.outcome.no-invoice': {
    kk: '{code} коды бойынша жауабы жоғалған шот жоқ: ол туралы бұрын жазылған болуы мүмкін. Кодты --invoice жоқ күйде қараңыз. Ештеңе жазылған жоқ.',
    ru: 'По коду {code} нет счёта, ответ о котором потерян: возможно, о нём уже записано. Посмотрите код без --invoice. Ничего не записано.',
    en: 'The code {code} has no invoice whose answer was lost: what became of it may have been written down already. Look at the code without --invoice. Nothing was written.',
  },
  'claim.outcome.note-not-recorded': {
    kk: '{code} коды бойынша жазылған қарыз жоқ, тек орны белгісіз банкнот бар: {note}. Кассетада артық болып шықса, --note in-cassette, сатып алушыда қалса, --note given-back қосып қайталаңыз. Ештеңе жазылған жоқ.',
    ru: 'По коду {code} записанного долга нет, есть только купюра, место которой неизвестно: {note}. Если она оказалась в кассете лишней, повторите с --note in-cassette, если осталась у покупателя, с --note given-back. Ничего не записано.',
    en: 'No debt is on record for the code {code}, only a note of unknown place: {note}. If the cassette has it as too much, repeat with --note in-cassette; if the customer kept it, with --note given-back. Nothing was written.',
  },
  'claim.outcome.no-note': {
    kk: '{code} коды бойынша орны белгісіз банкнот жоқ: ол туралы бұрын жазылған болуы мүмкін. Кодты --note жоқ күйде қараңыз. Ештеңе жазылған жоқ.',
    ru: 'По коду {code} нет купюры, место которой неизвестно: возможно, о ней уже записано. Посмотрите код без --note. Ничего не записано.',
    en: 'The code {code} has no note of unknown place: what became of it may have been written down already. Look at the code without --note. Nothing was written.',
  },
  'claim.outcome.note-under-way': {
    kk: '{code} коды бойынша {note} банкноты журналда әлі жолда деп тұр. Алдымен автоматты іске қосыңыз: ол қабылдағыштан өзі сұрайды; содан кейін кодты қайта қараңыз. Ештеңе жазылған жоқ.',
    ru: 'По коду {code} купюра {note} по журналу ещё в пути. Сначала запустите автомат: он сам спросит приёмник; потом посмотрите код снова. Ничего не записано.',
    en: 'For the code {code} the note of {note} is still on its way in the journal. Start the kiosk first: it will ask the acceptor itself; then look at the code again. Nothing was written.',
  },
  'claim.outcome.note-unnamed': {
    kk: '{code} коды бойынша қабылдағыш банкноттың құнын айта алмады. Кассетаны санап (npm run reconcile -- --cash), артық шыққан банкноттың құнын --note-value арқылы қосып қайталаңыз. Ештеңе жазылған жоқ.',
    ru: 'По коду {code} приёмник не смог назвать достоинство купюры. Посчитайте кассету (npm run reconcile -- --cash) и повторите, указав с --note-value достоинство лишней купюры. Ничего не записано.',
    en: 'For the code {code} the acceptor could not name the note. Count the cassette (npm run reconcile -- --cash) and repeat with --note-value and the value of the note that is too much. Nothing was written.',
  },
  'claim.outcome.notes-differ': {
    kk: '{code} коды бойынша орны белгісіз банкноттар бірнешеу және құны әртүрлі (барлығы {note}): --note оларды ажырата алмайды. Кодты қағаздарыңызда сақтап, техникалық қолдауға хабарлаңыз. Ештеңе жазылған жоқ.',
    ru: 'По коду {code} несколько купюр неизвестного места и разного достоинства (всего {note}): --note их не различает. Сохраните код в своих бумагах и сообщите техподдержке. Ничего не записано.',
    en: 'The code {code} has several notes of unknown place and of different values ({note} altogether): --note cannot tell them apart. Keep the code with your papers and tell support. Nothing was written.',
  },
  'claim.outcome.amount-differs': {
    kk: '{code} коды бойынша қарыз[ {found} банкнотымен бірге] {owed}, ал --amount {amount}. Код дұрыс па, тексеріңіз. Ештеңе жазылған жоқ.',
    ru: 'По коду {code} долг[ вместе с купюрой {found}] {owed}, а в --amount {amount}. Проверьте, тот ли это код. Ничего не записано.',
    en: 'For the code {code} {owed} are owed[, the note of {found} included], and --amount says {amount}. Check that it is the right code. Nothing was written.',
  },
  'claim.outcome.busy': {
    kk: 'Журнал бос емес: автомат істеп тұр немесе басқа төлем жазылып жатыр. Алдымен автоматты тоқтатыңыз; қарауға ол кедергі емес. Ештеңе жазылған жоқ.',
    ru: 'Журнал занят: работает автомат или записывается другая выплата. Сначала остановите автомат; смотреть можно и при нём. Ничего не записано.',
    en: 'The journal is in use: the kiosk is running, or another payment is being written down. Stop the kiosk first; looking works meanwhile. Nothing was written.',
  },
  'claim.outcome.locked-out': {
    kk: 'Деректер қалтасына жазу мүмкін емес[ ({detail})]. Дискіні және рұқсаттарды тексеріңіз. Ештеңе жазылған жоқ.',
    ru: 'В папку данных нельзя писать[ ({detail})]. Проверьте диск и права. Ничего не записано.',
    en: 'The data directory cannot be written to[: {detail}]. Check the disk and the rights. Nothing was written.',
  },
  'claim.outcome.not-written': {
    kk: 'Жазу мүмкін болмады[ ({detail})]. Дискіні тексеріп, төлемес бұрын кодты қайта қараңыз.',
    ru: 'Записать не удалось[ ({detail})]. Проверьте диск и посмотрите код ещё раз, прежде чем платить.',
    en: 'It could not be written[: {detail}]. Check the disk, and look at the code once more before anything is paid.',
  },
  'claim.outcome.no-journal': {
    kk: 'Журнал жоқ: {file}. --data-dir автоматтың деректер қалтасын көрсете ме, тексеріңіз.',
    ru: 'Журнала нет: {file}. Проверьте, что --data-dir указывает на папку данных автомата.',
    en: 'There is no journal: {file}. Check that --data-dir names the kiosk’s data directory.',
  },
  'claim.outcome.unreadable': {
    kk: 'Журналды оқу мүмкін емес: {file}[ ({detail})]. Дискіні және рұқсаттарды тексеріңіз. Ештеңе өзгерген жоқ.',
    ru: 'Журнал не читается: {file}[ ({detail})]. Проверьте диск и права. Ничего не изменено.',
    en: 'The journal cannot be read: {file}[, {detail}]. Check the disk and the rights. Nothing was changed.',
  },
  'claim.outcome.damaged': {
    kk: 'Журнал бүлінген: {file}[ ({detail})]. Автоматты іске қосыңыз немесе npm run ledger -- --rescue жасаңыз. Ештеңе өзгерген жоқ.',
    ru: 'Журнал повреждён: {file}[ ({detail})]. Запустите автомат или выполните npm run ledger -- --rescue. Ничего не изменено.',
    en: 'The journal is damaged: {file}[, {detail}]. Start the kiosk, or use npm run ledger -- --rescue. Nothing was changed.',
  },
  'claim.outcome.changed': {
    kk: 'Журнал сырттан өзгертілген ({detail}). Оған сенуге болмайды; npm run ledger арқылы тексеріңіз. Ештеңе жазылған жоқ.',
    ru: 'Журнал изменён извне ({detail}). Верить ему нельзя; проверьте его через npm run ledger. Ничего не записано.',
    en: 'The journal was changed from outside: {detail}. It cannot be trusted; check it with npm run ledger. Nothing was written.',
  },
  'claim.outcome.newer': {
    kk: 'Журналды бағдарламаның жаңарақ нұсқасы жазған: {file}. Сол нұсқаны пайдаланыңыз. Ештеңе өзгерген жоқ.',
    ru: 'Журнал записан более новой версией программы: {file}. Возьмите её. Ничего не изменено.',
    en: 'The journal was written by a newer version of the program: {file}. Use that version. Nothing was changed.',
  },
  'claim.outcome.migrate-first': {
    kk: 'Журналды бағдарламаның ескі нұсқасы жазған. Автоматты бір рет іске қосып, тоқтатыңыз да, қайталаңыз. Ештеңе жазылған жоқ.',
    ru: 'Журнал записан прежней версией программы. Один раз запустите и остановите автомат, затем повторите. Ничего не записано.',
    en: 'The journal was written by an earlier version of the program. Start and stop the kiosk once, then repeat. Nothing was written.',
  },
  'claim.outcome.rescue-first': {
    kk: 'Журналды қалпына келтіру аяқталмаған. Автоматты бір рет іске қосып, тоқтатыңыз да, қайталаңыз. Ештеңе жазылған жоқ.',
    ru: 'Спасение журнала не доведено до конца. Один раз запустите и остановите автомат, затем повторите. Ничего не записано.',
    en: 'A rescue of the journal has not come to its end. Start and stop the kiosk once, then repeat. Nothing was written.',
  },
} satisfies Readonly<Record<string, LocalText>>;

/** Kept apart from the screens' messages, because no screen shows them. */
export const claimMessages = { ...factWords, ...outcomeWords } satisfies Readonly<Record<string, LocalText>>;

export type ClaimMessageKey = keyof typeof claimMessages;

/** A message of the claim command with its `{placeholders}` filled. */
export function claimText(language: Language, key: ClaimMessageKey, parameters: TextParameters = {}): string {
  return fillTemplate(claimMessages[key][language], parameters);
}
