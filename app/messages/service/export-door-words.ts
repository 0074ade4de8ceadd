import type { ExportDays } from '../../export/days.ts';
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
} satisfies Readonly<Record<`days.${ExportDays}`, LocalText>>;

/** The words of the door `export`. */
export const exportDoorWords = {
  ...formatWords,
  ...daysWords,
  'looking': { kk: 'Флешканы іздеп жатырмыз', ru: 'Ищем флешку', en: 'Looking for a stick' },
  'no-stick': {
    kk: 'Флешка табылмады. Оны автоматқа қосып, «Қайта іздеу» түймесін басыңыз.',
    ru: 'Флешка не найдена. Вставьте её в автомат и нажмите «Искать снова».',
    en: 'No stick was found. Plug it into the machine and touch "Look again".',
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
  'failed': {
    kk: 'Жазу үзілді ({detail}). Ештеңе жоғалған жоқ, қайталап көріңіз.',
    ru: 'Запись прервалась ({detail}). Ничего не потеряно, повторите.',
    en: 'Writing broke off ({detail}). Nothing is lost, try again.',
  },
} satisfies Readonly<Record<string, LocalText>>;
