import type { LocalText } from '../../language/language.ts';

/** What happened to payments, money, journal and program, in the words of the door `log`. */
export const logProgramWords = {
  'app-started': { kk: 'Бағдарлама іске қосылды', ru: 'Программа запущена', en: 'The application started' },
  'app-stopping': {
    kk: 'Бағдарлама тоқтап жатыр',
    ru: 'Программа завершает работу',
    en: 'The application is stopping',
  },
  'stop-overdue': {
    kk: 'Бір бөлігі уақытында тоқтамады',
    ru: 'Что-то не остановилось вовремя',
    en: 'Something did not stop in time',
  },
  'ended-suddenly': {
    kk: 'Алдыңғы жұмыс кенет үзілді',
    ru: 'Прошлая работа оборвалась внезапно',
    en: 'The run before ended suddenly',
  },
  'watchdog-starved': {
    kk: 'Экран не журнал тым ұзақ жауап бермейді',
    ru: 'Экран или журнал слишком долго не отвечает',
    en: 'The page or the journal does not answer for too long',
  },
  'process-gone': {
    kk: 'Экран процесі кенет аяқталды',
    ru: 'Процесс экрана завершился сам',
    en: 'A process of the screen ended unasked',
  },
  'restart-wanted': {
    kk: 'Бағдарлама өзін қайта қосады',
    ru: 'Программа перезапускает себя',
    en: 'The application restarts itself',
  },
  'started-without-gpu': {
    kk: 'Бейнекартасыз іске қосылды',
    ru: 'Запущена без видеокарты',
    en: 'Started without the GPU',
  },
  'gpu-record-failed': {
    kk: 'Бейнекарта жазбасы сақталмады',
    ru: 'Запись о видеокарте не сохранена',
    en: 'The GPU record was not kept',
  },
  'config-loaded': { kk: 'Баптау оқылды', ru: 'Настройки прочитаны', en: 'The configuration was read' },
  'config-warning': {
    kk: 'Баптауды қарап шығыңыз',
    ru: 'В настройках есть что проверить',
    en: 'The configuration deserves a look',
  },
  'out-of-service': { kk: 'Автомат сатуды тоқтатты', ru: 'Автомат не продаёт', en: 'The kiosk cannot sell' },
  'back-in-service': { kk: 'Автомат қайта сатып тұр', ru: 'Автомат снова продаёт', en: 'The kiosk sells again' },
  'screen-changed': { kk: 'Экран ауысты', ru: 'Сменился экран', en: 'Another screen is shown' },
  'screen-broken': { kk: 'Экран сызылмады', ru: 'Экран не нарисован', en: 'A screen could not be drawn' },
  'device-registered': {
    kk: 'Құрылғы сауда нүктесіне тіркелді',
    ru: 'Устройство зарегистрировано в торговой точке',
    en: 'Registered at a trade point',
  },
  'certificate-switched': {
    kk: 'Жаңа сертификат іске қосылды',
    ru: 'Вступил в силу другой сертификат',
    en: 'Another certificate took over',
  },
  'certificate-refused': {
    kk: 'Жаңа сертификат жарамады',
    ru: 'Новый сертификат не подошёл',
    en: 'A new certificate could not be used',
  },
  'certificate-converted': {
    kk: 'Сертификат түрі ауыстырылды',
    ru: 'Сертификат преобразован',
    en: 'The certificate was converted',
  },
  'certificate-expires': {
    kk: 'Сертификат мерзімі бітуге жақын',
    ru: 'Срок сертификата истекает',
    en: 'The certificate expires soon',
  },
  'clock-differs': {
    kk: 'Сағат банк сағатынан өзгеше',
    ru: 'Часы расходятся с банком',
    en: "The clock differs from the bank's",
  },
  'request-done': {
    kk: 'Төлем қызметі жауап берді',
    ru: 'Платёжный сервис ответил',
    en: 'The payment service answered',
  },
  'request-failed': {
    kk: 'Төлем қызметіне сұрау орындалмады',
    ru: 'Запрос к платёжному сервису не удался',
    en: 'A request to the payment service failed',
  },
  'refund-asked': { kk: 'Ақша қайтару сұралды', ru: 'Запрошен возврат денег', en: 'A refund was asked for' },
  'refund-done': { kk: 'Ақша қайтарылды', ru: 'Деньги возвращены', en: 'Money went back' },
  'refund-failed': { kk: 'Ақша қайтарылмады', ru: 'Возврат не удался', en: 'Money did not go back' },
  'debt-recorded': { kk: 'Қарыз жазылды', ru: 'Записан долг', en: 'A debt was recorded' },
  'debt-settled': { kk: 'Қарыз төленді', ru: 'Долг погашен', en: 'A debt was paid' },
  'bill-doubtful': {
    kk: 'Банкноттың қайда екені белгісіз',
    ru: 'Неизвестно, где купюра',
    en: 'Nobody knows where a note is',
  },
  'orphan-recorded': {
    kk: 'Кассетада иесіз банкнот бар',
    ru: 'В кассете купюра без продажи',
    en: 'A note without a sale is in the cassette',
  },
  'cash-collected': { kk: 'Кассета алынды', ru: 'Кассета вынута', en: 'The cassette was taken out' },
  'collection-counted': {
    kk: 'Инкассация ақшасы саналды',
    ru: 'Деньги инкассации пересчитаны',
    en: 'The money of a collection was counted',
  },
  'journal-rescued': { kk: 'Журнал қалпына келтірілді', ru: 'Журнал восстановлен', en: 'The journal was rescued' },
  'journal-refused': { kk: 'Журналға жазылмады', ru: 'Журнал не записан', en: 'The journal could not be written' },
  'journal-recovered': {
    kk: 'Журнал қайта жазылып тұр',
    ru: 'Журнал снова записывается',
    en: 'The journal can be written again',
  },
  'append-slow': {
    kk: 'Журналға баяу жазылды',
    ru: 'Запись в журнал идёт медленно',
    en: 'Writing the journal is slow',
  },
  'journal-log-long': {
    kk: 'Журналды басқа бағдарлама оқып тұр',
    ru: 'Журнал читает другая программа',
    en: 'Another program keeps reading the journal',
  },
  'journal-log-removed': {
    kk: 'Журналдың көмекші файлдарын біреу өшірген',
    ru: 'Кто-то удалил служебные файлы журнала',
    en: 'Somebody removed files beside the journal',
  },
  'service-opened': { kk: 'Қызмет мәзірі ашылды', ru: 'Открыто сервисное меню', en: 'The service menu was opened' },
  'service-refused': { kk: 'PIN қате терілді', ru: 'Введён неверный ПИН', en: 'A wrong PIN was typed' },
  'service-without-pin': { kk: 'Мәзірдің PIN коды жоқ', ru: 'У меню нет ПИН-кода', en: 'The menu has no PIN' },
  'setup-over': {
    kk: 'Бағдарлама --setup арқылы іске қосылды, бірақ баптау аяқталған: оны мәзірдегі «Баптау» есігі қайта ашады',
    ru: 'Программа запущена с --setup, но настройка уже закончена: заново её открывает раздел «Настройка» этого меню',
    en: 'The program was started with --setup, but the set-up is over: its door in this menu opens it again',
  },
  'service-not-kept': {
    kk: 'Мәзір баптауы сақталмады',
    ru: 'Память меню не сохранена',
    en: 'What the menu keeps was not kept',
  },
  'service-failed': { kk: 'Мәзірде қате шықты', ru: 'Ошибка в сервисном меню', en: 'An error in the service menu' },
  'ipc-refused': {
    kk: 'Терезенің хабары қабылданбады',
    ru: 'Сообщение окна отклонено',
    en: 'A message of a window was refused',
  },
  'ipc-failed': { kk: 'Терезенің сұрауы орындалмады', ru: 'Запрос окна не выполнен', en: 'A call of a window failed' },
  'window-failed': { kk: 'Терезе жауап бермеді', ru: 'Окно не отвечало', en: 'A window stopped answering' },
  'log-replaced': {
    kk: 'Техникалық журнал ауыстырылды',
    ru: 'Технический журнал заменён',
    en: 'The technical log was replaced',
  },
  'log-gap': {
    kk: 'Техникалық журналда жол жетіспейді',
    ru: 'В техническом журнале не хватает строк',
    en: 'Lines are missing in the log',
  },
  'observer-failed': { kk: 'Бақылаушыда қате шықты', ru: 'Ошибка наблюдателя', en: 'An observer failed' },
  'internal-error': { kk: 'Бағдарламада қате шықты', ru: 'Ошибка в программе', en: 'The program failed' },
} satisfies Readonly<Record<string, LocalText>>;
