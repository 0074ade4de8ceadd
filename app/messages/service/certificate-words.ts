import type { LocalText } from '../../language/language.ts';

/** The words of the door `certificate`; findings have the words of the command. */
export const certificateDoorWords = {
  'none': {
    kk: 'Бұл автоматқа сертификат керек емес: ол Kaspi-сіз, API кілтімен немесе көрсету режимінде жұмыс істейді.',
    ru: 'Этому автомату сертификат не нужен: он работает без Kaspi, по ключу API или в демонстрации.',
    en: 'This machine needs no certificate: it works without Kaspi, by an API key, or as a demonstration.',
  },
  'current': { kk: 'Қолданыстағы сертификат', ru: 'Действующий сертификат', en: 'The certificate that counts' },
  'current.none': { kk: 'Оқылмайды', ru: 'Не читается', en: 'Cannot be read' },
  'current.until': {
    kk: '{date} дейін, қалған күн: {days}',
    ru: 'до {date}, осталось дней: {days}',
    en: 'until {date}, days left: {days}',
  },
  'why': { kk: 'Неге осы', ru: 'Почему он', en: 'Why this one' },
  'why.only-configured': {
    kk: 'Басқа сертификат орнатылмаған: баптаудағы файл қолданылады.',
    ru: 'Другой не устанавливали: действует файл из настроек.',
    en: 'No other was installed: the file of the configuration counts.',
  },
  'why.installed': {
    kk: 'Ол автоматқа орнатылған, содан бері баптау өзгермеген.',
    ru: 'Он установлен на автомате, и настройки с тех пор не меняли.',
    en: 'It was installed on this machine, and the configuration has not changed since.',
  },
  'why.configuration-changed': {
    kk: 'Орнатқаннан кейін баптаудағы сертификат ауыстырылған: соңғы әрекет шешеді.',
    ru: 'После установки сменили сертификат в настройках: решает последнее действие.',
    en: 'The configuration’s certificate was changed after the installation: the last act decides.',
  },
  'why.went-back': {
    kk: 'Орнатылған сертификаттан баптаудағыға қайтқан.',
    ru: 'С установленного вернулись на сертификат из настроек.',
    en: 'Somebody went back from the installed one to that of the configuration.',
  },
  'why.unreadable': {
    kk: 'Орнатылған сертификат оқылмайды, сондықтан баптаудағы қолданылады.',
    ru: 'Установленный не читается, поэтому действует сертификат из настроек.',
    en: 'The installed one cannot be read, so that of the configuration stands in for it.',
  },
  'owner': { kk: 'Кімге берілген', ru: 'Кому выдан', en: 'Issued to' },
  'owner.text': {
    kk: '{organization}[, БСН {bin}]',
    ru: '{organization}[, БИН {bin}]',
    en: '{organization}[, BIN {bin}]',
  },
  'host': { kk: 'Мекенжай (CN)', ru: 'Адрес (CN)', en: 'Address (CN)' },
  'issuer': { kk: 'Кім берген', ru: 'Кем выдан', en: 'Issued by' },
  'source': { kk: 'Қайдан алынған', ru: 'Откуда', en: 'Where it lies' },
  'source.installed': { kk: 'Автоматқа орнатылған', ru: 'Установлен на автомате', en: 'Installed on this machine' },
  'source.configuration': { kk: 'Баптаудағы файл', ru: 'Файл из настроек', en: 'A file of the configuration' },
  'source.file': {
    kk: 'Баптаудағы файл: {file}',
    ru: 'Файл из настроек: {file}',
    en: 'A file of the configuration: {file}',
  },
  'fingerprint': { kk: 'Таңбасы', ru: 'Отпечаток', en: 'Fingerprint' },
  'other': { kk: 'Екінші сертификат', ru: 'Второй сертификат', en: 'The other certificate' },
  'other.text': {
    kk: '{organization}, {date} дейін, қалған күн: {days}',
    ru: '{organization}, до {date}, осталось дней: {days}',
    en: '{organization}, until {date}, days left: {days}',
  },
  'findings': { kk: 'Ескертулер', ru: 'Замечания', en: 'Findings' },
  'findings.none': { kk: 'Ескерту жоқ', ru: 'Замечаний нет', en: 'No findings' },
  'requests': {
    kk: 'Банк жауабын күткен сұраулар',
    ru: 'Запросы, ждущие ответа банка',
    en: 'Requests that wait for the bank',
  },

  'refresh': { kk: 'Қайта оқу', ru: 'Обновить', en: 'Refresh' },
  'try': { kk: 'Екіншісін банкте сынау', ru: 'Испытать второй у банка', en: 'Try the other with the bank' },
  'switch': { kk: 'Орнатылғанға ауысу', ru: 'Перейти на установленный', en: 'Switch to the installed one' },
  'back': { kk: 'Алдыңғысына қайту', ru: 'Вернуться на прежний', en: 'Go back to the one before' },

  'busy.try': { kk: 'Банкте сынап жатырмыз', ru: 'Испытываем у банка', en: 'Trying it with the bank' },
  'busy.switch': { kk: 'Сынап, ауысып жатырмыз', ru: 'Испытываем и переходим', en: 'Trying it and switching' },
  'busy.back': { kk: 'Сынап, қайтып жатырмыз', ru: 'Испытываем и возвращаемся', en: 'Trying it and going back' },

  'accepted': {
    kk: 'Банк екінші сертификатты қабылдады. Ештеңе өзгерген жоқ.',
    ru: 'Банк принял второй сертификат. Ничего не изменено.',
    en: 'The bank accepts the other certificate. Nothing was changed.',
  },
  'switched': {
    kk: 'Ауыстырылды: банк оны қабылдады. Қайта қосудың қажеті жоқ.',
    ru: 'Сменили: банк его принял. Перезапуск не нужен.',
    en: 'Switched: the bank has accepted it. No restart is needed.',
  },
  'changed-meanwhile': {
    kk: 'Осы кезде сертификатты басқа біреу ауыстырды. Қарап, қайталаңыз.',
    ru: 'Тем временем сертификат сменил кто-то другой. Посмотрите и повторите.',
    en: 'Somebody else changed the certificates meanwhile. Look again and repeat.',
  },
  'refused': {
    kk: 'Банк екінші сертификатты қабылдамайды, бәрі бұрынғыдай қалды.',
    ru: 'Банк не принимает второй сертификат, всё осталось как было.',
    en: 'The bank does not accept the other certificate; everything is as it was.',
  },
  'undecided': {
    kk: 'Жауап берген «иә» демеді, бәрі бұрынғыдай қалды.',
    ru: 'Тот, кто ответил, не сказал «да», всё осталось как было.',
    en: 'Whatever answered did not say yes; everything is as it was.',
  },
  'unreachable': {
    kk: 'Банктен сұрау мүмкін болмады, бәрі бұрынғыдай қалды.',
    ru: 'Банк спросить не удалось, всё осталось как было.',
    en: 'The bank could not be asked; everything is as it was.',
  },
  'unusable': {
    kk: 'Екінші сертификат жарамайды, бәрі бұрынғыдай қалды.',
    ru: 'Второй сертификат не годится, всё осталось как было.',
    en: 'The other certificate cannot be used; everything is as it was.',
  },
} satisfies Readonly<Record<string, LocalText>>;
