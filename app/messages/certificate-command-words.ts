import type { LocalText } from '../language/language.ts';

/** What `sauda certificate …` prints on success, and what to do next. */
export const certificateCommandWords = {
  'certificate.requested': {
    kk: '{request} сұрауы дайын. certrequest.csr файлын келісімдегі поштадан cert.request@kaspi.kz адресіне жіберіңіз; кілт осы автоматта қалады.',
    ru: 'Запрос {request} готов. Отправьте файл certrequest.csr на cert.request@kaspi.kz с почты, указанной в договоре; ключ остаётся на этом автомате.',
    en: 'Request {request} is ready. Mail the file certrequest.csr to cert.request@kaspi.kz from the address in the contract; the key stays on this machine.',
  },
  'certificate.request-file': {
    kk: 'Сұрау файлы: {file}',
    ru: 'Файл запроса: {file}',
    en: 'The request’s file: {file}',
  },
  'certificate.good': {
    kk: 'Барлығы сәйкес: {subject}, {date} дейін.',
    ru: 'Всё сходится: {subject}, действует до {date}.',
    en: 'Everything fits: {subject}, valid until {date}.',
  },
  'certificate.not-good': {
    kk: 'Бұл түрінде орнатуға болмайды.',
    ru: 'В таком виде установить нельзя.',
    en: 'It cannot be installed like this.',
  },
  'certificate.from-request': {
    kk: 'Кілт {request} сұрауынан алынды.',
    ru: 'Ключ взят из запроса {request}.',
    en: 'The key is that of request {request}.',
  },
  'certificate.installed': {
    kk: 'Орнатылды: {subject}, {date} дейін. Автоматты қайта іске қосудың қажеті жоқ.',
    ru: 'Установлен: {subject}, действует до {date}. Перезапускать автомат не нужно.',
    en: 'Installed: {subject}, valid until {date}. There is no need to restart the machine.',
  },
  'certificate.rolled-back': {
    kk: 'Алдыңғы сертификат қайта қолданылады: {subject}, {date} дейін. Тағы бір rollback мұны кері қайтарады.',
    ru: 'Снова действует прежний сертификат: {subject}, до {date}. Ещё один rollback вернёт всё обратно.',
    en: 'The previous certificate is in use again: {subject}, valid until {date}. Another rollback undoes this.',
  },
  'certificate.rolled-back-to-config': {
    kk: 'Баптаудағы сертификат қайта қолданылады. Тағы бір rollback мұны кері қайтарады.',
    ru: 'Снова действует сертификат из настроек. Ещё один rollback вернёт всё обратно.',
    en: 'The configuration’s certificate is in use again. Another rollback undoes this.',
  },
  'certificate.trial.accepted': {
    kk: 'Kaspi сертификатты қабылдады ({host}).',
    ru: 'Kaspi принял сертификат ({host}).',
    en: 'Kaspi accepted the certificate ({host}).',
  },
  'certificate.trial.refused': {
    kk: 'Сертификат орнатылған жоқ: Kaspi оны қабылдамады.',
    ru: 'Сертификат не установлен: Kaspi его не принял.',
    en: 'The certificate was not installed: Kaspi did not accept it.',
  },
  'certificate.trial.undecided': {
    kk: 'Сертификат орнатылған жоқ: жауап берген сервер оған «иә» деген жоқ. Жоғарыда аталған себепті жойып, қайталаңыз.',
    ru: 'Сертификат не установлен: тот, кто ответил, не сказал ему «да». Устраните названную выше причину и повторите.',
    en: 'The certificate was not installed: whatever answered did not say yes to it. Fix what is named above and try again.',
  },
  'certificate.trial.unreachable': {
    kk: 'Сертификат орнатылған жоқ: оны Kaspi-де сынау мүмкін болмады. Бұл автоматта желі әлі жоқ болса, --without-trial қосыңыз.',
    ru: 'Сертификат не установлен: испытать его у Kaspi не удалось. Если у автомата ещё нет сети, добавьте --without-trial.',
    en: 'The certificate was not installed: it could not be tried with Kaspi. If this machine has no network yet, add --without-trial.',
  },
  'certificate.trial.skipped': {
    kk: 'Сертификат Kaspi-де сыналған жоқ.',
    ru: 'Сертификат у Kaspi не испытан.',
    en: 'The certificate was not tried with Kaspi.',
  },
  'certificate.status.active': {
    kk: 'Қолданыста: орнатылған {fingerprint}, {subject}, {date} дейін.',
    ru: 'Действует: установленный {fingerprint}, {subject}, до {date}.',
    en: 'In use: installed {fingerprint}, {subject}, valid until {date}.',
  },
  'certificate.status.overruled': {
    kk: 'Орнатылған, бірақ қолданылмайды: {fingerprint}, {subject}. Кейін баптаудағы сертификат ауыстырылған.',
    ru: 'Установлен, но не действует: {fingerprint}, {subject}. Позже сменили сертификат в настройках.',
    en: 'Installed but not in use: {fingerprint}, {subject}. The configuration’s certificate was changed later.',
  },
  'certificate.status.unreadable': {
    kk: 'Орнатылған сертификат оқылмайды. {detail}',
    ru: 'Установленный сертификат не читается. {detail}',
    en: 'The installed certificate cannot be read. {detail}',
  },
  'certificate.status.config': {
    kk: 'Қолданыста: баптаудағы сертификат.',
    ru: 'Действует: сертификат из настроек.',
    en: 'In use: the configuration’s certificate.',
  },
  'certificate.status.previous': {
    kk: 'Алдыңғысы: {fingerprint}, {subject}, {date} дейін.',
    ru: 'Предыдущий: {fingerprint}, {subject}, до {date}.',
    en: 'Previous: {fingerprint}, {subject}, valid until {date}.',
  },
  'certificate.status.request': {
    kk: 'Жауап күтіп тұр: {request} сұрауы, {date}, {subject}.',
    ru: 'Ждёт ответа: запрос {request} от {date}, {subject}.',
    en: 'Waiting for its answer: request {request} of {date}, {subject}.',
  },
  'certificate.status.vault-os': {
    kk: 'Құпиясөздер операциялық жүйенің қоймасында.',
    ru: 'Пароли закрыты хранилищем операционной системы.',
    en: 'Passphrases are sealed by the operating system’s store.',
  },
  'certificate.status.vault-file': {
    kk: 'Операциялық жүйенің қоймасы жоқ: құпиясөздер тек осы пайдаланушы оқи алатын файлдарда.',
    ru: 'Хранилища операционной системы нет: пароли лежат в файлах, которые читает только этот пользователь.',
    en: 'There is no store of the operating system: passphrases lie in files that only this user can read.',
  },
  'certificate.ask-passphrase': {
    kk: 'Кілттің құпиясөзі (көрінбейді): ',
    ru: 'Пароль к ключу (не отображается): ',
    en: 'The key’s passphrase (not shown): ',
  },
} satisfies Readonly<Record<string, LocalText>>;
