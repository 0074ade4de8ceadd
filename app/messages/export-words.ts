import type { SALES_CELLS, SALES_COLUMNS } from '../export/csv/columns.ts';
import type { ExportFailureReason } from '../export/outcome.ts';
import type { Language, LocalText } from '../language/language.ts';
import { fillTemplate, type TextParameters } from './fill-template.ts';

const columnWords = {
  'export.column-date': { kk: 'Күні', ru: 'Дата', en: 'Date' },
  'export.column-time': { kk: 'Уақыты', ru: 'Время', en: 'Time' },
  'export.column-record': { kk: 'Жазба', ru: 'Запись', en: 'Record' },
  'export.column-order': { kk: 'Тапсырыс нөмірі', ru: 'Номер заказа', en: 'Order number' },
  'export.column-product': { kk: 'Тауар', ru: 'Товар', en: 'Product' },
  'export.column-channel': { kk: 'Ұяшық', ru: 'Ячейка', en: 'Channel' },
  'export.column-quantity': { kk: 'Саны', ru: 'Количество', en: 'Quantity' },
  'export.column-delivered-pieces': { kk: 'Берілген дана', ru: 'Выдано, шт.', en: 'Pieces delivered' },
  'export.column-price': { kk: 'Бағасы, ₸', ru: 'Стоимость, ₸', en: 'Price, ₸' },
  'export.column-received': { kk: 'Түскені, ₸', ru: 'Получено, ₸', en: 'Received, ₸' },
  'export.column-cash': { kk: 'соның ішінде қолма-қол, ₸', ru: 'в том числе наличными, ₸', en: 'in notes, ₸' },
  'export.column-qr': {
    kk: 'соның ішінде қолма-қолсыз, ₸',
    ru: 'в том числе безналичными, ₸',
    en: 'cashless, ₸',
  },
  'export.column-delivered': {
    kk: 'Берілгені (қалдырылған қайтарыммен), ₸',
    ru: 'Выдано (с оставленной сдачей), ₸',
    en: 'Delivered (with change kept), ₸',
  },
  'export.column-refunded': { kk: 'Қайтарылғаны, ₸', ru: 'Возвращено, ₸', en: 'Refunded, ₸' },
  'export.column-owed': {
    kk: 'Сатып алушыға қарыз, ₸',
    ru: 'Долг перед покупателем, ₸',
    en: 'Owed to the customer, ₸',
  },
  'export.column-in-doubt': { kk: 'Күмәнді, ₸', ru: 'Под вопросом, ₸', en: 'In doubt, ₸' },
  'export.column-payments': { kk: 'Төлем нөмірі', ru: 'Номер платежа', en: 'Payment number' },
  'export.column-claim': { kk: 'Код', ru: 'Код', en: 'Claim code' },
  'export.column-state': { kk: 'Күйі', ru: 'Состояние', en: 'State' },
  'export.column-ways': { kk: 'Төлем қызметі', ru: 'Платёжный сервис', en: 'Payment service' },
  'export.column-commission': {
    kk: 'соның ішінде қызмет комиссиясы, ₸',
    ru: 'в том числе комиссия сервиса, ₸',
    en: 'commission of the service, included, ₸',
  },
} satisfies Readonly<Record<`export.${(typeof SALES_COLUMNS)[number]}`, LocalText>>;

const cellWords = {
  'export.record-sale': { kk: 'сату', ru: 'продажа', en: 'sale' },
  'export.record-orphan': { kk: 'сатусыз ақша', ru: 'деньги без продажи', en: 'money without a sale' },
  'export.state-open': { kk: 'жүріп жатыр', ru: 'ещё идёт', en: 'going on' },
  'export.state-unresolved': { kk: 'шешілмеген', ru: 'не выяснено', en: 'not decided' },
  'export.state-debt': { kk: 'қарыз', ru: 'долг', en: 'debt' },
  'export.state-closed': { kk: 'жабық', ru: 'закрыта', en: 'closed' },
  'export.state-orphan': { kk: 'иесі белгісіз', ru: 'чьи, неизвестно', en: 'nobody knows whose' },
  'export.state-unnamed': {
    kk: 'иесі де, сомасы да белгісіз',
    ru: 'чьи и сколько, неизвестно',
    en: 'nobody knows whose or how much',
  },
} satisfies Readonly<Record<`export.${(typeof SALES_CELLS)[number]}`, LocalText>>;

/** Why something was not written, each with what to do. */
const failureWords = {
  'export.failed.no-journal': {
    kk: 'Журнал ашылмады ({detail}). Автомат іске қосылған деректер бумасын көрсетіңіз.',
    ru: 'Журнал не открыт ({detail}). Укажите каталог данных, с которым запущен автомат.',
    en: '{detail}. Name the data directory that the machine was started with.',
  },
  'export.failed.unreadable': {
    kk: 'Журнал оқылмады ({detail}). Автоматтың пайдаланушысы атынан қайталаңыз; көмектеспесе, файлды сақтап, техникалық қолдауға хабарлаңыз.',
    ru: 'Журнал не прочитан ({detail}). Повторите от имени пользователя автомата; если не поможет, сохраните файл и сообщите техподдержке.',
    en: '{detail}. Try again as the user of the machine; if that does not help, keep the file and tell support.',
  },
  'export.failed.no-target': {
    kk: '{folder}: мұндай бума жоқ. Флешка қосылғанын тексеріңіз немесе басқа буманы көрсетіңіз.',
    ru: '{folder}: такой папки нет. Проверьте, вставлена ли флешка, или укажите другую папку.',
    en: '{folder}: there is no such folder. See whether the stick is plugged in, or name another folder.',
  },
  'export.failed.not-writable': {
    kk: '{folder}: жазу мүмкін емес ({detail}). Флешканың қорғаныс түймесін тексеріңіз немесе басқасын алыңыз.',
    ru: '{folder}: писать нельзя ({detail}). Проверьте защитный переключатель флешки или возьмите другую.',
    en: '{folder}: nothing can be written there ({detail}). See whether the stick is write-protected, or take another one.',
  },
  'export.failed.full': {
    kk: '{folder}: орын жетпейді ({file}). Орын босатыңыз немесе басқа флешка алыңыз.',
    ru: '{folder}: не хватает места ({file}). Освободите место или возьмите другую флешку.',
    en: '{folder}: there is no room for {file}. Make room, or take another stick.',
  },
  'export.failed.gone': {
    kk: '{folder}: флешка жазу кезінде суырылды немесе бұзылған ({detail}). Ештеңе жоғалған жоқ: оны қайта қосып, қайталаңыз.',
    ru: '{folder}: флешка вынута во время записи или неисправна ({detail}). Ничего не потеряно: вставьте её снова и повторите.',
    en: '{folder}: the stick was pulled out while it was written, or is broken ({detail}). Nothing is lost: plug it in again and repeat.',
  },
  'export.failed.not-same': {
    kk: '{file}: жазылғаны қайта оқылғанда басқаша болып шықты. Бұл флешкаға сенбеңіз, басқасын алыңыз.',
    ru: '{file}: прочитано не то, что было записано. Не доверяйте этой флешке, возьмите другую.',
    en: '{file}: what was read back is not what was written. Do not trust this stick, take another one.',
  },
  'export.failed.too-many': {
    kk: '{folder}: осы күннің файлдары тым көп ({file}). Ескілерін басқа жерге көшіріңіз.',
    ru: '{folder}: слишком много файлов за этот день ({file}). Перенесите старые в другое место.',
    en: '{folder}: there are too many files of this day ({file}). Move the old ones elsewhere.',
  },
  'export.failed.changed': {
    kk: 'Журнал сырттан өзгертілген: {sequence} жазбасы алдыңғыларына сәйкес келмейді. Жазылған файлдарға сенуге болмайды; журналды сақтап, техникалық қолдауға хабарлаңыз.',
    ru: 'Журнал изменён извне: запись {sequence} не следует из предыдущих. Записанным файлам верить нельзя; сохраните журнал и сообщите техподдержке.',
    en: 'The journal was changed from outside: entry {sequence} does not follow from those before it. Do not trust the files; keep the journal and tell support.',
  },
  'export.failed.does-not-add-up': {
    kk: 'Журнал есептелмейді ({detail}). Файлды сақтап, техникалық қолдауға хабарлаңыз.',
    ru: 'Журнал не сходится ({detail}). Сохраните файл и сообщите техподдержке.',
    en: 'The journal does not add up ({detail}). Keep the file and tell support.',
  },
  'export.failed.not-whole-tenge': {
    kk: 'EVA DTS: decimals 0 болғанда бағалар бүтін теңге болуы керек. Баптауда export.evaDts.decimals: 2 деп жазыңыз.',
    ru: 'EVA DTS: при decimals 0 цены должны быть в целых тенге. Укажите в настройках export.evaDts.decimals: 2.',
    en: 'EVA DTS: with decimals 0 the prices have to be whole tenge. Write export.evaDts.decimals: 2 in the configuration.',
  },
  'export.failed.no-log': {
    kk: 'Техникалық журнал жазылмады ({detail}).',
    ru: 'Технический журнал не записан ({detail}).',
    en: 'The technical log was not written. {detail}',
  },
  'export.failed.no-configuration': {
    kk: 'Баптау жазылмады: баптау файлы жоқ немесе бүлінген. Команда жолында --config көрсетіңіз.',
    ru: 'Настройки не записаны: файла настроек нет или он испорчен. В командной строке укажите --config.',
    en: 'The settings were not written: there is no configuration file, or it is damaged. On the command line, name it with --config.',
  },
} satisfies Readonly<Record<`export.failed.${ExportFailureReason}`, LocalText>>;

const commandWords = {
  'export.period': {
    kk: 'Кезең[: {from} күнгі 00:00-ден][, {to} күнгі 24:00-ге дейін]; Қазақстан уақыты ({zone}).',
    ru: 'Период[: с 00:00 {from}][, по 24:00 {to}]; время Казахстана ({zone}).',
    en: 'Period[: from 00:00 of {from}][, until 24:00 of {to}]; Kazakhstan’s time ({zone}).',
  },
  'export.everything': {
    kk: 'Кезең: барлығы; Қазақстан уақыты ({zone}).',
    ru: 'Период: всё; время Казахстана ({zone}).',
    en: 'Period: everything; Kazakhstan’s time ({zone}).',
  },
} satisfies Readonly<Record<string, LocalText>>;

/** Kept apart from the screens' messages, because files and a command speak them. */
const exportMessages = { ...columnWords, ...cellWords, ...failureWords, ...commandWords } satisfies Readonly<
  Record<string, LocalText>
>;

export type ExportMessageKey = keyof typeof exportMessages;

/** A text of the export with its `{placeholders}` filled. */
export function exportText(language: Language, key: ExportMessageKey, parameters: TextParameters = {}): string {
  return fillTemplate(exportMessages[key][language], parameters);
}
