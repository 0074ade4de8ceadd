import type { BadRowReason } from '../import/payment-row.ts';
import type { PaymentMatch } from '../import/compare-payments.ts';
import type { PaymentsFileFailure } from '../import/payments-file.ts';
import type { Language, LocalText } from '../language/language.ts';
import { fillTemplate, type TextParameters } from './fill-template.ts';

const matchWords = {
  'payments.matched': {
    kk: '{order}: сәйкес, {amount}[; оның {refunded} қайтарылды].',
    ru: '{order}: совпадает, {amount}[; из них возвращено {refunded}].',
    en: '{order}: matched, {amount}[; {refunded} of it went back].',
  },
  'payments.amount-differs': {
    kk: '{order}[ ({line}-жол)]: тізімде {amount} ({status}), журналда QR арқылы {journal}. Айырмасын төлем қызметінің кабинетінде тексеріңіз.',
    ru: '{order}[ (строка {line})]: в списке {amount} ({status}), в журнале по QR {journal}. Проверьте разницу в кабинете платёжной службы.',
    en: '{order}[ (line {line})]: the list has {amount} ({status}), the journal has {journal} by QR. Look into the difference at the payment service.',
  },
  'payments.refund-differs': {
    kk: '{order}[ ({line}-жол)]: тізімде қайтарылған ({status}, {amount}), журнал бойынша {refunded} қайтарылды. Қайтарғанды анықтаңыз; сатып алушыға екінші рет төлемеңіз.',
    ru: '{order}[ (строка {line})]: в списке возвращено ({status}, {amount}), по журналу возвращено {refunded}. Выясните, кто вернул деньги; второй раз покупателю не платите.',
    en: '{order}[ (line {line})]: refunded in the list ({status}, {amount}); {refunded} went back according to the journal. Find out who refunded it; do not pay the customer a second time.',
  },
  'payments.unknown-here': {
    kk: '{order}[ ({line}-жол)]: мұндай сату журналда жоқ ({amount}, {status}). Төлем басқа автоматтікі ме, тексеріңіз.',
    ru: '{order}[ (строка {line})]: такой продажи в журнале нет ({amount}, {status}). Проверьте, не другого ли автомата этот платёж.',
    en: '{order}[ (line {line})]: the journal has no such sale ({amount}, {status}). See whether the payment belongs to another machine.',
  },
  'payments.missing-there': {
    kk: '{order}: журналда QR арқылы {journal} төленген, тізімде жоқ. Тізім осы күндерді қамти ма, тексеріңіз; қамтыса, төлем қызметіне хабарласыңыз.',
    ru: '{order}: в журнале по QR оплачено {journal}, в списке нет. Проверьте, охватывает ли список эти дни; если да, обратитесь в платёжную службу.',
    en: '{order}: {journal} were paid by QR according to the journal, and the list lacks it. See whether the list covers these days; if so, ask the payment service.',
  },
  'payments.twice': {
    kk: '{order}[ ({line}-жол)]: тізімде тағы бір рет тұр ({amount}, {status}). Сатып алушы екі рет төлемегенін тексеріңіз.',
    ru: '{order}[ (строка {line})]: стоит в списке ещё раз ({amount}, {status}). Проверьте, не заплатил ли покупатель дважды.',
    en: '{order}[ (line {line})]: stands in the list once more ({amount}, {status}). See whether the customer paid twice.',
  },
  'payments.unknown-status': {
    kk: '{order}[ ({line}-жол)]: «{status}» күйі белгісіз, төленді ме, айту мүмкін емес ({amount}; журналда {journal}).',
    ru: '{order}[ (строка {line})]: состояние «{status}» неизвестно, сказать, оплачено ли, нельзя ({amount}; в журнале {journal}).',
    en: '{order}[ (line {line})]: the status "{status}" is not known, so nobody can say whether it was paid ({amount}; {journal} in the journal).',
  },
} satisfies Readonly<Record<`payments.${PaymentMatch}`, LocalText>>;

const badRowWords = {
  'payments.bad.order-missing': {
    kk: '{line}-жол: orderId жоқ.',
    ru: 'Строка {line}: нет orderId.',
    en: 'Line {line}: the orderId is missing.',
  },
  'payments.bad.order-long': {
    kk: '{line}-жол: orderId тым ұзын («{found}…»).',
    ru: 'Строка {line}: слишком длинный orderId («{found}…»).',
    en: 'Line {line}: the orderId is too long ("{found}…").',
  },
  'payments.bad.order-rounded': {
    kk: '{line}-жол: электрондық кесте orderId нөмірін дөңгелектеген («{found}»). Тізімді қайта жүктеп, кестеде сақтамай салыстырыңыз.',
    ru: 'Строка {line}: электронная таблица округлила orderId («{found}»). Выгрузите список заново и сравните, не сохраняя его в таблице.',
    en: 'Line {line}: a spreadsheet has rounded the orderId ("{found}"). Download the list again and compare it without saving it in a spreadsheet.',
  },
  'payments.bad.amount-missing': {
    kk: '{line}-жол: сома жоқ ({found}).',
    ru: 'Строка {line}: нет суммы ({found}).',
    en: 'Line {line}: the amount is missing ({found}).',
  },
  'payments.bad.amount-wrong': {
    kk: '{line}-жол: «{found}» — сома емес. 1250,50 немесе 1250.50 деп жазыңыз.',
    ru: 'Строка {line}: «{found}» — не сумма. Пишите 1250,50 или 1250.50.',
    en: 'Line {line}: "{found}" is no amount. Write 1250,50 or 1250.50.',
  },
  'payments.bad.amount-negative': {
    kk: '{line}-жол: «{found}» — теріс сома. Қайтарылған төлем refunded күйімен, оң сомамен жазылады.',
    ru: 'Строка {line}: «{found}» — отрицательная сумма. Возвращённый платёж пишется с состоянием refunded и положительной суммой.',
    en: 'Line {line}: "{found}" is negative. A refunded payment has the status refunded and a positive amount.',
  },
  'payments.bad.status-missing': {
    kk: '{line}-жол: күйі (status) жоқ ({found}).',
    ru: 'Строка {line}: нет состояния (status) ({found}).',
    en: 'Line {line}: the status is missing ({found}).',
  },
  'payments.bad.text-long': {
    kk: '{line}-жол: мәтін тым ұзын ({found}).',
    ru: 'Строка {line}: слишком длинный текст ({found}).',
    en: 'Line {line}: a text is too long ({found}).',
  },
  'payments.bad.not-a-payment': {
    kk: '{line}-элемент: төлем емес, orderId, amount, status, transactionId керек.',
    ru: 'Элемент {line}: не платёж, нужны orderId, amount, status, transactionId.',
    en: 'Item {line}: no payment; orderId, amount, status, transactionId are needed.',
  },
  'payments.bad.quotes': {
    kk: '{line}-жол: тырнақшалары жабылмаған немесе артық.',
    ru: 'Строка {line}: лишние или незакрытые кавычки.',
    en: 'Line {line}: quotation marks that do not close, or too many of them.',
  },
} satisfies Readonly<Record<`payments.bad.${BadRowReason}`, LocalText>>;

/** Why a list as a whole cannot be read, each with what to do. */
const fileWords = {
  'payments.file.unreadable': {
    kk: '{file} оқылмайды ({detail}). Жолын және құқықтарын тексеріңіз.',
    ru: '{file} не читается ({detail}). Проверьте путь и права.',
    en: '{file} cannot be read ({detail}). Check the path and the rights.',
  },
  'payments.file.too-long': {
    kk: '{file} тым үлкен: 64 МБ мен 500 000 төлемге дейін. Тізімді айлар бойынша бөліңіз.',
    ru: '{file} слишком велик: не больше 64 МБ и 500 000 платежей. Разделите список по месяцам.',
    en: '{file} is too long: at most 64 MB and 500,000 payments. Split the list by months.',
  },
  'payments.file.empty': {
    kk: '{file} бос. Төлемдер тізімін қайта жүктеп алыңыз.',
    ru: '{file} пуст. Выгрузите список платежей заново.',
    en: '{file} is empty. Download the list of payments again.',
  },
  'payments.file.no-json': {
    kk: '{file}: JSON бүлінген ({detail}). Тізімді қайта жүктеп алыңыз.',
    ru: '{file}: JSON испорчен ({detail}). Выгрузите список заново.',
    en: '{file}: the JSON is damaged ({detail}). Download the list again.',
  },
  'payments.file.no-list': {
    kk: '{file}: JSON тізім емес. Тік жақша ішінде orderId, amount, status, transactionId бар төлемдер тұруы керек.',
    ru: '{file}: в JSON не список. Нужны платежи в квадратных скобках, в каждом orderId, amount, status, transactionId.',
    en: '{file}: the JSON is no list. It has to be payments in square brackets, each with orderId, amount, status, transactionId.',
  },
  'payments.file.column-missing': {
    kk: '{file}: «{column}» бағаны жоқ. Бірінші жолда orderId, amount, status, transactionId тұруы керек.',
    ru: '{file}: нет столбца «{column}». В первой строке должны стоять orderId, amount, status, transactionId.',
    en: '{file}: there is no column "{column}". The first line has to name orderId, amount, status, transactionId.',
  },
  'payments.file.column-twice': {
    kk: '{file}: «{column}» бағаны екі рет тұр. Біреуін ғана қалдырыңыз.',
    ru: '{file}: столбец «{column}» стоит дважды. Оставьте только один.',
    en: '{file}: the column "{column}" stands there twice. Keep only one of them.',
  },
} satisfies Readonly<Record<`payments.file.${PaymentsFileFailure}`, LocalText>>;

const summaryWords = {
  'payments.summary': {
    kk: 'Тізімде {rows} төлем: сәйкес {matched}, сомасы басқа {amountDiffers}, қайтаруы басқа {refundDiffers}, мұнда жоқ {unknownHere}, онда жоқ {missingThere}, екі рет {twice}, күйі белгісіз {unknownStatus}; оқылмаған жолдар: {bad}. Журнал өзгерген жоқ.',
    ru: 'В списке платежей: {rows}; совпало {matched}, сумма другая {amountDiffers}, возврат другой {refundDiffers}, здесь нет {unknownHere}, там нет {missingThere}, дважды {twice}, состояние неизвестно {unknownStatus}; не прочитано строк: {bad}. В журнале ничего не изменено.',
    en: 'Payments in the list: {rows}; matched {matched}, other amount {amountDiffers}, other refund {refundDiffers}, unknown here {unknownHere}, missing there {missingThere}, twice {twice}, unknown status {unknownStatus}; lines not read: {bad}. Nothing was changed in the journal.',
  },
  'payments.more': {
    kk: '… тағы {count}; бәрі --json арқылы.',
    ru: '… ещё {count}; все — с --json.',
    en: '… {count} more; all of them with --json.',
  },
} satisfies Readonly<Record<string, LocalText>>;

const paymentsMessages = { ...matchWords, ...badRowWords, ...fileWords, ...summaryWords } satisfies Readonly<
  Record<string, LocalText>
>;

/** A text about a list of payments with its `{placeholders}` filled. */
export function paymentsText(
  language: Language,
  key: keyof typeof paymentsMessages,
  parameters: TextParameters = {},
): string {
  return fillTemplate(paymentsMessages[key][language], parameters);
}
