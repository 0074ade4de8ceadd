import { fillTemplate, type TextParameters } from './fill-template.ts';
import type { Language, LocalText } from '../language/language.ts';

/** The technician's messages about rescuing a damaged journal. */
export const rescueWords = {
  'rescue.intact': {
    kk: 'Журнал бүтін: {taken} жазба, ештеңе істеудің қажеті жоқ.',
    ru: 'Журнал цел: {taken} записей, ничего делать не нужно.',
    en: 'The journal is intact: {taken} entries, nothing needs to be done.',
  },
  'rescue.certain': {
    kk: 'Файл бүлінген, бірақ барлық {taken} жазба сақталған және тізбекпен дәлелденген: ештеңе жоғалған жоқ.',
    ru: 'Файл повреждён, но все {taken} записей уцелели и подтверждены цепочкой: ничего не потеряно.',
    en: 'The file is damaged, but all {taken} entries were saved and are proven by the chain: nothing is lost.',
  },
  'rescue.partly': {
    kk: 'Тек алғашқы {taken} жазба дәлелденді[, соңғысы {date}]. Одан кейінгілерге сенуге болмайды[; журнал {expected}-жазбамен аяқталуы тиіс].',
    ru: 'Подтверждены только первые {taken} записей[, последняя от {date}]. Тому, что после них, верить нельзя[; журнал должен кончаться записью {expected}].',
    en: 'Only the first {taken} entries are proven[, the last one of {date}]. What comes after them cannot be trusted[; the journal should end with entry {expected}].',
  },
  'rescue.unknown-end': {
    kk: 'Журналдың қай жазбамен аяқталғаны белгісіз: соңғы сатылымдар көрінбеуі мүмкін. Төлем қызметінің (мысалы, Kaspi Pay) операцияларын {date} бастап салыстырыңыз.',
    ru: 'Неизвестно, какой записью кончался журнал: последние продажи могут быть не видны. Сверьте операции платёжного сервиса (например, Kaspi Pay) начиная с {date}.',
    en: 'It is unknown with which entry the journal ended: the last sales may not be visible. Compare the payment service’s operations (such as those in Kaspi Pay) from {date} on.',
  },
  'rescue.lost': {
    kk: '{count} жазба оқылмайды. Осы кезеңдегі төлем қызметінің (мысалы, Kaspi Pay) операцияларын автоматтың сатылымдарымен салыстырыңыз: төленіп, берілмеген болуы мүмкін.',
    ru: '{count} записей не читаются. Сверьте операции платёжного сервиса (например, Kaspi Pay) за это время с продажами автомата: среди них могут быть оплаченные и не выданные.',
    en: '{count} entries cannot be read. Compare the payment service’s operations of that time (such as those in Kaspi Pay) with the machine’s sales: some may be paid and not delivered.',
  },
  'rescue.behind': {
    kk: 'Бүлінген жерден кейін {count} жазба оқылады, бірақ жаңа журналға кірмейді. Әр сатылымды тексеріңіз:',
    ru: 'За повреждением читаются ещё {count} записей, но в новый журнал они не войдут. Проверьте каждую продажу:',
    en: 'Behind the damage {count} more entries can be read, but the new journal will not have them. Check each sale:',
  },
  'rescue.sale': {
    kk: '  {sale}: төленді {paid}, берілді {delivered}, қайтарылды {refunded}, қарыз {debt}[, QR {purchases}][, код {codes}][. {known}]',
    ru: '  {sale}: оплачено {paid}, выдано {delivered}, возвращено {refunded}, долг {debt}[, QR {purchases}][, код {codes}][. {known}]',
    en: '  {sale}: paid {paid}, delivered {delivered}, refunded {refunded}, debt {debt}[, QR {purchases}][, code {codes}][. {known}]',
  },
  'rescue.known': {
    kk: 'Жаңа журналда бұл сатылымның басы ғана бар; автомат оны қарыз деп жазуы мүмкін',
    ru: 'В новом журнале есть только начало этой продажи; автомат может записать её в долги',
    en: 'The new journal has only the beginning of this sale; the machine may write it down as a debt',
  },
  'rescue.how': {
    kk: 'Әзірше ештеңе өзгерген жоқ. Автоматты тоқтатып, осы пәрменді --yes қосып қайталаңыз: жаңа журнал басталады, ескі файлдар backups ішінде қалады.',
    ru: 'Пока ничего не изменено. Остановите автомат и повторите команду с --yes: начнётся новый журнал, старые файлы останутся в backups.',
    en: 'Nothing has been changed so far. Stop the kiosk and repeat the command with --yes: a new journal begins, the old files stay in backups.',
  },
  'rescue.done': {
    kk: 'Жаңа журнал басталды. Ескі файлдар мен есеп: backups/{folder}. Автоматты іске қосыңыз.',
    ru: 'Новый журнал начат. Старые файлы и отчёт: backups/{folder}. Запустите автомат.',
    en: 'The new journal has begun. The old files and the report: backups/{folder}. Start the kiosk.',
  },
  'rescue.busy': {
    kk: 'Журналды басқа бағдарлама пайдалануда. Алдымен автоматты тоқтатыңыз.',
    ru: 'Журнал занят другой программой. Сначала остановите автомат.',
    en: 'Another program is using the journal. Stop the kiosk first.',
  },
  'rescue.failed': {
    kk: 'Болмады[ ({detail})]. Ескі файлдарға тиген жоқпыз.',
    ru: 'Не вышло[ ({detail})]. Старые файлы не тронуты.',
    en: 'It did not work[: {detail}]. The old files were not touched.',
  },
} satisfies Readonly<Record<string, LocalText>>;

export type RescueMessageKey = keyof typeof rescueWords;

/** A message of the rescue with its `{placeholders}` filled. */
export function rescueText(language: Language, key: RescueMessageKey, parameters: TextParameters = {}): string {
  return fillTemplate(rescueWords[key][language], parameters);
}
