import type { DayMistake, ExportDays } from '../../export/days.ts';
import type { ExportFormat } from '../../export/file-name.ts';
import type { LocalText } from '../../language/language.ts';

const formatWords = {
  'format.csv': { kk: 'Сатылымдар (CSV)', ru: 'Продажи (CSV)', en: 'Sales (CSV)' },
  'format.eva-dts': { kk: 'EVA DTS аудиті', ru: 'Аудит EVA DTS', en: 'EVA DTS audit' },
  'format.journal': { kk: 'Журнал көшірмесі', ru: 'Копия журнала', en: 'Copy of the journal' },
  'format.log': { kk: 'Техникалық журнал', ru: 'Технический журнал', en: 'Technical log' },
  'format.settings': {
    kk: 'Басқа автоматқа баптау мен суреттер',
    ru: 'Настройки и картинки для другого автомата',
    en: 'Settings and pictures for another machine',
  },
} satisfies Readonly<Record<`format.${ExportFormat}`, LocalText>>;

const daysWords = {
  'days.all': { kk: 'Барлығы', ru: 'Всё', en: 'Everything' },
  'days.today': { kk: 'Бүгін', ru: 'Сегодня', en: 'Today' },
  'days.yesterday': { kk: 'Кеше', ru: 'Вчера', en: 'Yesterday' },
  'days.this-month': { kk: 'Осы ай', ru: 'Этот месяц', en: 'This month' },
  'days.last-month': { kk: 'Өткен ай', ru: 'Прошлый месяц', en: 'Last month' },
  'days.dates': { kk: 'Басқа күндер', ru: 'Другие даты', en: 'Other dates' },
} satisfies Readonly<Record<`days.${ExportDays}`, LocalText>>;

const mistakeWords = {
  'mistake.from-wrong': {
    kk: 'Бірінші күн дұрыс жазылмаған: күні, айы, жылы керек, мысалы 01.11.2026.',
    ru: 'Первый день указан неверно: нужны число, месяц и год, например 01.11.2026.',
    en: 'The first day is wrong: day, month, year, for example 01.11.2026.',
  },
  'mistake.to-wrong': {
    kk: 'Соңғы күн дұрыс жазылмаған: күні, айы, жылы керек, мысалы 30.11.2026.',
    ru: 'Последний день указан неверно: нужны число, месяц и год, например 30.11.2026.',
    en: 'The last day is wrong: day, month, year, for example 30.11.2026.',
  },
  'mistake.days-missing': {
    kk: 'Кемінде бір күнді жазыңыз немесе «Барлығы» түймесін басыңыз.',
    ru: 'Введите хотя бы один день или выберите «Всё».',
    en: 'Type at least one day, or choose “Everything”.',
  },
  'mistake.days-order': {
    kk: 'Бірінші күн соңғысынан кейін тұр: орындарын ауыстырыңыз.',
    ru: 'Первый день позже последнего: поменяйте их местами.',
    en: 'The first day is after the last one: change them round.',
  },
  'mistake.days-ahead': {
    kk: 'Бірінші күн әлі келген жоқ: ол күннің сатылымы болмайды.',
    ru: 'Первый день ещё не наступил: продаж за него нет.',
    en: 'The first day has not come yet: there are no sales of it.',
  },
} satisfies Readonly<Record<`mistake.${DayMistake}`, LocalText>>;

/** The words of the door `export`. */
export const exportDoorWords = {
  ...formatWords,
  ...daysWords,
  ...mistakeWords,
  'from': { kk: 'Бастап (қоса)', ru: 'С (включительно)', en: 'From (inclusive)' },
  'to': { kk: 'Дейін (қоса)', ru: 'По (включительно)', en: 'To (inclusive)' },
  'looking': { kk: 'Флешканы іздеп жатырмыз', ru: 'Ищем флешку', en: 'Looking for a stick' },
  'no-stick': {
    kk: 'Флешка табылмады. Оны автоматқа қосып, «Қайта іздеу» түймесін басыңыз.',
    ru: 'Флешка не найдена. Вставьте её в автомат и нажмите «Искать снова».',
    en: 'No stick was found. Plug it into the machine and touch “Look again”.',
  },
  'stick': { kk: 'Қайда', ru: 'Куда', en: 'Where to' },
  'stick.free': { kk: '{name}[: {free} ГБ бос]', ru: '{name}[: свободно {free} ГБ]', en: '{name}[: {free} GB free]' },
  'stick.read-only': {
    kk: '{name}: жазудан қорғалған',
    ru: '{name}: защищена от записи',
    en: '{name}: write-protected',
  },
  'what': { kk: 'Не жазамыз', ru: 'Что записать', en: 'What to write' },
  'days': {
    kk: 'Қай күндер (Қазақстан уақыты)',
    ru: 'За какие дни (время Казахстана)',
    en: 'Which days (Kazakhstan’s time)',
  },
  'start': { kk: 'Флешкаға жазу', ru: 'Записать на флешку', en: 'Write to the stick' },
  'refresh': { kk: 'Қайта іздеу', ru: 'Искать снова', en: 'Look again' },
  'writing': {
    kk: 'Жазып жатырмыз: {percent} %. Флешканы суырмаңыз.',
    ru: 'Записываем: {percent} %. Не вынимайте флешку.',
    en: 'Writing: {percent} %. Do not pull the stick out.',
  },
  'written': {
    kk: 'Жазылды және қайта оқып тексерілді. Флешканы алуға болады.',
    ru: 'Записано и проверено чтением. Флешку можно вынимать.',
    en: 'Written, and checked by reading it back. The stick can be removed now.',
  },
  'written.partly': {
    kk: 'Бәрі жазылған жоқ. Флешканы алуға болады.',
    ru: 'Записано не всё. Флешку можно вынимать.',
    en: 'Not everything was written. The stick can be removed now.',
  },
  'file': { kk: '{size} КБ, SHA-256 {sum}…', ru: '{size} КБ, SHA-256 {sum}…', en: '{size} KB, SHA-256 {sum}…' },
  'hangs': {
    kk: 'Флешка жауап бермейді, жазу тоқтатылды. Оны суырып, басқасын алыңыз. Ештеңе жоғалған жоқ, автомат жұмысын жалғастырады.',
    ru: 'Флешка не отвечает, запись прекращена. Выньте её и возьмите другую. Ничего не потеряно, автомат работает дальше.',
    en: 'The stick does not answer, and the writing was given up. Pull it out and take another one. Nothing is lost, the machine goes on.',
  },
  'failed': {
    kk: 'Жазу үзілді ({detail}). Ештеңе жоғалған жоқ, қайталап көріңіз.',
    ru: 'Запись прервалась ({detail}). Ничего не потеряно, повторите.',
    en: 'Writing broke off ({detail}). Nothing is lost, try again.',
  },
} satisfies Readonly<Record<string, LocalText>>;
