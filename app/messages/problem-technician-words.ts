import type { ProblemReason } from '../problem.ts';
import type { LocalText } from '../language/language.ts';

/** Where another program holds the port: who, and what frees it. */
const HELD = {
  kk: '[. Портты {holder} бағдарламасы алып тұр][ (оны тоқтату: {stop})][. Портты басқа пайдаланушының бағдарламасы алып тұр (кім екенін көрсетеді: sudo fuser -v {heldPort})]',
  ru: '[. Порт занят программой {holder}][ (остановить её: {stop})][. Порт занят программой другого пользователя (какой, покажет: sudo fuser -v {heldPort})]',
  en: '[. The port is held by the program {holder}][ (stop it with: {stop})][. The port is held by a program of another user (named by: sudo fuser -v {heldPort})]',
} as const;

/**
 * The technician's sentences on the out-of-service screen: what is wrong, then what to do. Every fact is in an optional
 * part, because the code that noticed the problem does not always have it.
 */
export const problemTechnicianWords = {
  'problem.config-missing.technician': {
    kk: 'Баптау файлы табылмады[: {file}]. Файлды сол жерге салыңыз немесе --config арқылы басқасын көрсетіңіз.',
    ru: 'Файл настроек не найден[: {file}]. Положите его туда или укажите другой через --config.',
    en: 'The configuration file was not found[: {file}]. Put it there or name another one with --config.',
  },
  'problem.config-lost.technician': {
    kk: 'Бұл автомат сатқан немесе оның PIN-коды бар, бірақ баптау файлы жоқ не онда payment жоқ[: {file}]. Файлды орнына салыңыз немесе қызмет мәзірінде, PIN арқылы, баптауды қайта бастаңыз.',
    ru: 'Этот автомат уже продавал или у него есть ПИН, а файла настроек нет или в нём нет payment[: {file}]. Верните файл на место или начните настройку заново в сервисном меню, по ПИН.',
    en: 'This machine has sold before or has a PIN, but its configuration is missing or has no payment[: {file}]. Put the file back, or begin the set-up again in the service menu, behind the PIN.',
  },
  'problem.config-unreadable.technician': {
    kk: 'Баптау файлы оқылмайды[: {file}][, {line}-жол][ ({message})][ ({detail})]. Файлға рұқсатты және YAML шегіністерін тексеріңіз.',
    ru: 'Файл настроек не читается[: {file}][, строка {line}][ ({message})][ ({detail})]. Проверьте права на файл и отступы YAML.',
    en: 'The configuration file cannot be read[: {file}][, line {line}][. {message}][. {detail}]. Check the permissions and the YAML indentation.',
  },
  'problem.config-invalid.technician': {
    kk: 'Баптауда қате бар[: {file}][, {line}-жол][, {key} кілті][ ({message})][ ({detail})]. Түзетіп, автоматты қайта іске қосыңыз.',
    ru: 'Ошибка в настройках[: {file}][, строка {line}][, ключ {key}][ ({message})][ ({detail})]. Исправьте и перезапустите автомат.',
    en: 'The configuration is wrong[: {file}][, line {line}][, key {key}][. {message}][. {detail}]. Correct it and restart the machine.',
  },
  'problem.secret-missing.technician': {
    kk: 'Құпия файл табылмады немесе оқылмайды[: {file}][, {line}-жол][, {key} кілті]. Оны жасап, оқу рұқсатын тек автоматқа беріңіз.',
    ru: 'Файл с секретом не найден или не читается[: {file}][, строка {line}][, ключ {key}]. Создайте его и дайте право чтения только автомату.',
    en: 'A secret file is missing or cannot be read[: {file}][, line {line}][, key {key}]. Create it and let only the machine read it.',
  },
  'problem.secret-invalid.technician': {
    kk: 'Құпия файлдың мазмұны жарамсыз[: {file}][ ({detail})]. Файлда тек банк берген кілт немесе құпиясөз бір жолда, UTF-8 түрінде сақталған болуы керек.',
    ru: 'Содержимое файла с секретом не годится[: {file}][ ({detail})]. В нём должен быть только ключ от банка или пароль, одной строкой, в кодировке UTF-8.',
    en: 'The content of a secret file cannot be used[: {file}][. {detail}]. It must hold nothing but the bank’s key or the passphrase, on one line, saved as UTF-8.',
  },
  'problem.certificate-missing.technician': {
    kk: 'Сертификат немесе кілт файлы табылмады[: {file}][, {line}-жол][, {key} кілті]. Оны сол жерге көшіріп, автоматты қайта іске қосыңыз.',
    ru: 'Файл сертификата или ключа не найден[: {file}][, строка {line}][, ключ {key}]. Скопируйте его туда и перезапустите автомат.',
    en: 'The certificate or key file was not found[: {file}][, line {line}][, key {key}]. Copy it there and restart the machine.',
  },
  'problem.certificate-invalid.technician': {
    kk: 'Сертификат немесе кілт оқылмайды[: {file}][ ({message})][ ({detail})]. PFX немесе шифрланған PKCS#8 кілті бар PEM керек.',
    ru: 'Сертификат или ключ не читается[: {file}][ ({message})][ ({detail})]. Нужен PFX либо PEM с зашифрованным ключом PKCS#8.',
    en: 'The certificate or key cannot be read[: {file}][. {message}][. {detail}]. Use a PFX, or a PEM with an encrypted PKCS#8 key.',
  },
  'problem.certificate-mismatch.technician': {
    kk: 'Жабық кілт сертификатқа сәйкес емес[: {file}]. Бір сұрау бойынша алынған кілт пен сертификатты орнатыңыз.',
    ru: 'Закрытый ключ не подходит к сертификату[: {file}]. Поставьте ключ и сертификат из одного запроса.',
    en: 'The private key does not belong to the certificate[: {file}]. Install the key and certificate of one request.',
  },
  'problem.certificate-expired.technician': {
    kk: 'Сертификаттың мерзімі өткен немесе әлі басталмаған[: {file}][, жарамдылық мерзімі: {date}][ ({detail})]. Автоматтың сағатын тексеріңіз; керек болса, Kaspi-ден жаңасын алыңыз.',
    ru: 'Сертификат просрочен или ещё не действует[: {file}][, срок до {date}][ ({detail})]. Проверьте часы автомата и при необходимости получите новый у Kaspi.',
    en: 'The certificate has expired or is not valid yet[: {file}][, valid until {date}][. {detail}]. Check the machine’s clock; if it is right, get a new one from Kaspi.',
  },
  'problem.passphrase-wrong.technician': {
    kk: 'Кілттің құпиясөзі дұрыс емес[: {file}]. passphraseFile файлын тексеріңіз.',
    ru: 'Пароль к ключу не подходит[: {file}]. Проверьте файл passphraseFile.',
    en: 'The key’s passphrase is wrong[: {file}]. Check the file in passphraseFile.',
  },
  'problem.ca-missing.technician': {
    kk: 'Kaspi-дің түбірлік сертификаты табылмады[: {file}][, {line}-жол][, {key} кілті]. kbs_root_ca.crt мен kbs_ca.crt файлдарын салып, caFiles ішінде көрсетіңіз.',
    ru: 'Корневой сертификат Kaspi не найден[: {file}][, строка {line}][, ключ {key}]. Положите kbs_root_ca.crt и kbs_ca.crt и укажите их в caFiles.',
    en: 'Kaspi’s root certificate was not found[: {file}][, line {line}][, key {key}]. Provide kbs_root_ca.crt and kbs_ca.crt and name them in caFiles.',
  },
  'problem.ca-invalid.technician': {
    kk: 'Kaspi-дің түбірлік сертификаты оқылмайды[: {file}][ ({message})][ ({detail})]. Банк жіберген файлды қайта көшіріңіз.',
    ru: 'Корневой сертификат Kaspi не читается[: {file}][ ({message})][ ({detail})]. Скопируйте присланный банком файл заново.',
    en: 'Kaspi’s root certificate cannot be read[: {file}][. {message}][. {detail}]. Copy the file from the bank again.',
  },
  'problem.server-untrusted.technician': {
    kk: 'Сервердің сертификатына сенім жоқ[: {host}][ ({message})][ ({detail})][. Автоматтағы күн: {date}]. caFiles пен baseUrl мәндерін және автоматтың күні мен уақытын тексеріңіз.',
    ru: 'Сертификату сервера нет доверия[: {host}][ ({message})][ ({detail})][. Дата на автомате: {date}]. Проверьте caFiles и baseUrl, а также дату и время автомата.',
    en: 'The server’s certificate is not trusted[: {host}][. {message}][. {detail}][. The machine’s date: {date}]. Check caFiles, baseUrl and the machine’s date and time.',
  },
  'problem.clock-wrong.technician': {
    kk: 'Автоматтың сағаты дұрыс емес[, онда {date}], сондықтан сервердің сертификаты жарамсыз болып көрінеді[: {host}]. Дұрыс күн мен уақытты қойып, олардың желі арқылы түзетілуін (NTP) қосыңыз; автомат өзі іске қосылады.',
    ru: 'Часы автомата показывают неверную дату[: {date}], поэтому сертификат сервера кажется недействительным[ ({host})]. Поставьте правильные дату и время и включите их сверку по сети (NTP); автомат заработает сам.',
    en: 'The machine’s clock is wrong[: it shows {date}], so the server’s certificate looks invalid[ ({host})]. Set the date and time and switch on network time (NTP); the machine recovers by itself.',
  },
  'problem.proxy-unreachable.technician': {
    kk: 'Прокси-серверге қосылу мүмкін емес[ ({message})][ ({detail})]. Баптаудағы {service} қызметінің proxy мекенжайын, кабельді және прокси-сервердің жұмысын тексеріңіз; автомат өзі қайталап қосылады.',
    ru: 'Прокси-сервер недоступен[ ({message})][ ({detail})]. Проверьте адрес proxy у {service} в настройках, кабель и работу прокси-сервера; автомат подключится сам.',
    en: 'The proxy cannot be reached[. {message}][. {detail}]. Check the address of {service}’s proxy in the configuration, the cable and the proxy itself; the machine keeps trying.',
  },
  'problem.proxy-refused.technician': {
    kk: 'Прокси-сервер {service} қызметіне жібермейді[: {host}][ ({message})][ ({detail})]. HTTP 407 болса, прокси атауы мен құпиясөзін тексеріңіз; 403 болса, желі әкімшісінен осы мекенжайға рұқсат сұраңыз; 502–504 болса, прокси-сервердің өз желісі жоқ.',
    ru: 'Прокси-сервер не пропускает к {service}[: {host}][ ({message})][ ({detail})]. При HTTP 407 проверьте имя и пароль прокси; при 403 попросите администратора сети открыть этот адрес; при 502–504 нет сети у самого прокси-сервера.',
    en: 'The proxy does not let the machine through to {service}[: {host}][. {message}][. {detail}]. HTTP 407: check the proxy’s name and password; 403: ask the network’s administrator to allow this address; 502–504: the proxy itself has no network.',
  },
  'problem.client-certificate-refused.technician': {
    kk: 'Kaspi автоматтың сертификатын қабылдамады[ (код {code})][ ({message})][ ({detail})]. Оның осы ұйымға және осы ортаға берілгенін тексеріңіз.',
    ru: 'Kaspi не принял сертификат автомата[ (код {code})][ ({message})][ ({detail})]. Проверьте, что он выпущен для этой организации и этой среды.',
    en: 'Kaspi refused the machine’s certificate[ (code {code})][. {message}][. {detail}]. Check that it was issued to this organisation and environment.',
  },
  'problem.access-refused.technician': {
    kk: 'Автомат Kaspi-ге жіберілмейді[: {host}][ (код {code})][ ({message})][ ({detail})]. Сертификат осы ұйым мен осы ортаға берілгенін, baseUrl мәнін және автоматтың IP мекенжайы Kaspi тізімінде бар-жоғын тексеріңіз; жолда брандмауэр тұруы да мүмкін.',
    ru: 'Автомат не пускают к Kaspi[: {host}][ (код {code})][ ({message})][ ({detail})]. Проверьте, что сертификат выпущен для этой организации и среды, адрес baseUrl и есть ли IP-адрес автомата в списке Kaspi; на пути может стоять и брандмауэр.',
    en: 'The machine is not let in at Kaspi[: {host}][ (code {code})][. {message}][. {detail}]. Check that the certificate belongs to this organisation and environment, baseUrl, and whether Kaspi has this machine’s IP address on its list; a firewall may also stand in between.',
  },
  'problem.api-key-refused.technician': {
    kk: '{service} автоматтың кілтін қабылдамады[: {host}][ (код {code})][ ({message})][ ({detail})]. {keySetting} файлындағы кілтті және оның baseUrl ортасына (сынақ немесе жұмыс) сәйкестігін тексеріңіз; жолда брандмауэр тұруы да мүмкін.',
    ru: '{service} не принял ключ автомата[: {host}][ (код {code})][ ({message})][ ({detail})]. Проверьте ключ в {keySetting} и подходит ли он к среде в baseUrl (тестовая или рабочая); на пути может стоять и брандмауэр.',
    en: '{service} refused the machine’s key[: {host}][ (code {code})][. {message}][. {detail}]. Check the key in {keySetting} and that it belongs to the environment in baseUrl (test or production); a firewall may also stand in between.',
  },
  'problem.answered-by-another.technician': {
    kk: '{service} орнына басқа біреу жауап береді[: {host}][ (код {code})][ ({message})][ ({detail})]. baseUrl мекенжайын, содан кейін желінің кіру беті мен брандмауэрін тексеріңіз.',
    ru: 'Вместо {service} отвечает кто-то другой[: {host}][ (код {code})][ ({message})][ ({detail})]. Проверьте адрес baseUrl, затем страницу входа в сеть и брандмауэр.',
    en: 'Something else answers in {service}’s place[: {host}][ (code {code})][. {message}][. {detail}]. Check the address in baseUrl, then the network’s login page and the firewall.',
  },
  'problem.network-unreachable.technician': {
    kk: '{service} қызметіне желі арқылы қосылу мүмкін емес[: {host}][ ({message})][ ({detail})]. Кабельді, роутерді, DNS пен брандмауэрді тексеріңіз.',
    ru: 'Нет сети до {service}[: {host}][ ({message})][ ({detail})]. Проверьте кабель, роутер, DNS и брандмауэр.',
    en: 'There is no network to {service}[: {host}][. {message}][. {detail}]. Check the cable, the router, DNS and the firewall.',
  },
  'problem.server-silent.technician': {
    kk: '{service} сервері жауап бермейді[: {host}][ ({message})][ ({detail})]. Автомат өзі қайталап сұрайды; ұзаққа созылса, {service} қолдау қызметіне хабарласыңыз.',
    ru: 'Сервер {service} не отвечает[: {host}][ ({message})][ ({detail})]. Автомат сам повторяет запрос; если это надолго, звоните в поддержку {service}.',
    en: '{service}’s server does not answer[: {host}][. {message}][. {detail}]. The machine keeps asking; if it lasts, call {service}’s support.',
  },
  'problem.server-answer-invalid.technician': {
    kk: 'Сервердің жауабы түсініксіз[: {host}][ (код {code})][ ({message})][ ({detail})]. baseUrl мен scheme мәндерін тексеріңіз.',
    ru: 'Ответ сервера непонятен[: {host}][ (код {code})][ ({message})][ ({detail})]. Проверьте baseUrl и scheme.',
    en: 'The server’s answer makes no sense[: {host}][ (code {code})][. {message}][. {detail}]. Check baseUrl and scheme.',
  },
  'problem.payments-unavailable.technician': {
    kk: '{service} қызметі уақытша қолжетімсіз[ (код {code})][ ({message})][ ({detail})]. Автомат өзі қайталап сұрайды.',
    ru: 'Сервис {service} временно недоступен[ (код {code})][ ({message})][ ({detail})]. Автомат сам повторяет запрос.',
    en: '{service}’s service is temporarily unavailable[ (code {code})][. {message}][. {detail}]. The machine keeps asking.',
  },
  'problem.payments-refused.technician': {
    kk: 'Kaspi төлем қабылдаудан бас тартты[ (код {code})][ ({message})][ ({detail})]. Сауда нүктесін Kaspi Pay қосымшасында тексеріңіз.',
    ru: 'Kaspi отказал в приёме оплаты[ (код {code})][ ({message})][ ({detail})]. Проверьте торговую точку в приложении Kaspi Pay.',
    en: 'Kaspi refuses to take payments[ (code {code})][. {message}][. {detail}]. Check the trade point in the Kaspi Pay app.',
  },
  'problem.service-refused.technician': {
    kk: '{service} сұраудан бас тартты[: {host}][ (код {code})][ ({message})]. {service} кабинетінен тексеріңіз: ұйым расталған ба, есептік жазба жұмыс істей ме[; растау үшін: қызмет мәзірі → «Төлем қызметі» немесе {verify}].',
    ru: '{service} отклонил запрос[: {host}][ (код {code})][ ({message})]. Проверьте в кабинете {service}, подтверждена ли организация и действует ли учётная запись[; подтвердить: сервисное меню → «Платёжный сервис» или {verify}].',
    en: '{service} refused the request[: {host}][ (code {code})][. {message}]. Check in the {service} cabinet whether the organisation is verified and the account is active[; to verify it: service menu → “Payment service”, or {verify}].',
  },
  'problem.service-session-ended.technician': {
    kk: '{service} сервисінің Kaspi-дегі сеансы аяқталды[ (код {code})]. {service} кабинетіне кіріп, Kaspi Business-ке қайта қосылыңыз; автомат содан кейін өзі жалғастырады.',
    ru: 'Сеанс {service} в Kaspi закончился[ (код {code})]. Войдите в кабинет {service} и заново подключите Kaspi Business; автомат продолжит сам.',
    en: 'The session of {service} at Kaspi has ended[ (code {code})]. Sign in to the {service} cabinet and connect Kaspi Business again; the machine then goes on by itself.',
  },
  'problem.trade-point-unknown.technician': {
    kk: 'Kaspi бұл сауда нүктесін білмейді[: {tradePoint}][ (код {code})][ ({message})][ ({detail})]. tradePointId мәнін түзетіңіз.',
    ru: 'Kaspi не знает эту торговую точку[: {tradePoint}][ (код {code})][ ({message})][ ({detail})]. Исправьте tradePointId.',
    en: 'Kaspi does not know this trade point[: {tradePoint}][ (code {code})][. {message}][. {detail}]. Correct tradePointId.',
  },
  'problem.trade-point-choice.technician': {
    kk: 'Сауда нүктесі таңдалмаған[: {detail}]. Баптауда tradePointId мәнін көрсетіңіз.',
    ru: 'Торговая точка не выбрана[: {detail}]. Укажите tradePointId в настройках.',
    en: 'No trade point has been chosen[: {detail}]. Set tradePointId in the configuration.',
  },
  'problem.trade-points-none.technician': {
    kk: 'Ұйымда сауда нүктесі жоқ[ (код {code})][ ({message})]. Оны Kaspi Pay қосымшасында ашыңыз.',
    ru: 'У организации нет торговых точек[ (код {code})][ ({message})]. Создайте точку в приложении Kaspi Pay.',
    en: 'The organisation has no trade points[ (code {code})][. {message}]. Create one in the Kaspi Pay app.',
  },
  'problem.device-elsewhere.technician': {
    kk: 'Құрылғы басқа сауда нүктесіне тіркелген[: {device}][ (код {code})][ ({message})]. Оны Kaspi Pay қосымшасында өшіріңіз немесе deviceId мәнін өзгертіңіз.',
    ru: 'Устройство привязано к другой торговой точке[: {device}][ (код {code})][ ({message})]. Удалите его в Kaspi Pay или смените deviceId.',
    en: 'The device belongs to another trade point[: {device}][ (code {code})][. {message}]. Remove it in Kaspi Pay or change deviceId.',
  },
  'problem.device-given-up.technician': {
    kk: 'Құрылғы Kaspi-ден алынған[: {device}]. QR арқылы сату үшін оны қызмет мәзірінде қайта тіркеңіз.',
    ru: 'Устройство снято с учёта в Kaspi[: {device}]. Чтобы продавать по QR, зарегистрируйте его снова в сервисном меню.',
    en: 'The device was given up at Kaspi[: {device}]. To sell by QR, register it again in the service menu.',
  },
  'problem.journal-full.technician': {
    kk: 'Дискіде журналға орын жоқ[: {file}][ ({message})][ ({detail})]. Орын босатып, автоматты қайта іске қосыңыз; journal.db файлын өшірмеңіз.',
    ru: 'На диске нет места для журнала[: {file}][ ({message})][ ({detail})]. Освободите место и перезапустите автомат; journal.db не удаляйте.',
    en: 'The disk has no room for the journal[: {file}][. {message}][. {detail}]. Free some space and restart; never delete journal.db.',
  },
  'problem.journal-failed.technician': {
    kk: 'Журнал жазылмайды[: {file}][ (код {code})][ ({message})][ ({detail})]. Дискіні, деректер бумасын (--data-dir) және оған рұқсатты тексеріңіз; journal.db файлын өшірмеңіз.',
    ru: 'Журнал не записывается[: {file}][ (код {code})][ ({message})][ ({detail})]. Проверьте диск, папку данных (--data-dir) и права на неё; journal.db не удаляйте.',
    en: 'The journal cannot be written[: {file}][ (code {code})][. {message}][. {detail}]. Check the disk, the data directory (--data-dir) and the rights to it; never delete journal.db.',
  },
  'problem.journal-damaged.technician': {
    kk: 'Журнал бүлінген[: {file}][ ({message})][ ({detail})]. Деректер бумасының көшірмесін сақтап, не аман қалғанын «ledger --rescue» командасымен қараңыз.',
    ru: 'Журнал повреждён[: {file}][ ({message})][ ({detail})]. Сохраните копию папки данных и посмотрите командой «ledger --rescue», что уцелело.',
    en: 'The journal is damaged[: {file}][. {message}][. {detail}]. Keep a copy of the data directory and see with the command “ledger --rescue” what is left.',
  },
  'problem.journal-newer.technician': {
    kk: 'Журналды бағдарламаның жаңарақ нұсқасы жасаған[: {file}][ ({detail})]. Сол нұсқаны немесе одан жаңасын орнатыңыз.',
    ru: 'Журнал создан более новой версией программы[: {file}][ ({detail})]. Установите её или ещё более новую.',
    en: 'A newer version of the program made this journal[: {file}][. {detail}]. Install that version or a newer one.',
  },
  'problem.relay-absent.technician': {
    kk: 'Реле баптауда жоқ немесе табылмады[: {port}][ ({message})][ ({detail})]. USB кабелін және peripherals.relay бөлімін тексеріңіз.',
    ru: 'Реле не настроено или не найдено[: {port}][ ({message})][ ({detail})]. Проверьте кабель USB и раздел peripherals.relay.',
    en: 'The relay is not configured or was not found[: {port}][. {message}][. {detail}]. Check the USB cable and peripherals.relay.',
  },
  'problem.acceptor-lost.technician': {
    kk: `Банкнот қабылдағыш жұмыс істемейді[: {port}][ ({message})][ ({detail})]${HELD.kk}. Қуатын, кабелін және кассетасын тексеріңіз.`,
    ru: `Купюроприёмник не работает[: {port}][ ({message})][ ({detail})]${HELD.ru}. Проверьте питание, кабель и кассету.`,
    en: `The bill acceptor does not work[: {port}][. {message}][. {detail}]${HELD.en}. Check its power, cable and cassette.`,
  },
  'problem.acceptor-escrow-off.technician': {
    kk: 'Банкнот қабылдағыш банкноттарды сұрамай алып қояды: құрылғыда escrow режимі өшірулі[ ({detail})]. Оны құрылғының баптауында (ауыстырып-қосқышымен не бағдарламасымен) қосып, автоматты қайта іске қосыңыз.',
    ru: 'Купюроприёмник забирает купюры без запроса: режим escrow в нём выключен[ ({detail})]. Включите его в самом приёмнике (переключателем или его программой) и перезапустите автомат.',
    en: 'The bill acceptor draws notes in unasked: its escrow is switched off[. {detail}]. Switch it on at the unit (by its switch or its program) and restart the machine.',
  },
  'problem.notes-do-not-fit.technician': {
    kk: 'Қабылдағыш алатын банкноттармен бірде-бір тауарды төлеуге болмайды[ ({detail})]. Тауар бағасын, peripherals.billAcceptor.denominationsTenge мен payment.cash.change мәндерін тексеріңіз.',
    ru: 'Купюрами, которые берёт приёмник, нельзя оплатить ни один товар[ ({detail})]. Проверьте цены, peripherals.billAcceptor.denominationsTenge и payment.cash.change.',
    en: 'No product can be paid for with the notes that the acceptor takes[. {detail}]. Check the prices, peripherals.billAcceptor.denominationsTenge and payment.cash.change.',
  },
  'problem.relay-lost.technician': {
    kk: `Релемен байланыс үзілді[: {port}][, {channel}-арна][ ({message})][ ({detail})]${HELD.kk}. USB кабелі мен қуатты тексеріңіз; автомат оған өзі қайта қосылады.`,
    ru: `Связь с реле потеряна[: {port}][, канал {channel}][ ({message})][ ({detail})]${HELD.ru}. Проверьте кабель USB и питание; автомат подключится сам.`,
    en: `The connection to the relay is lost[: {port}][, channel {channel}][. {message}][. {detail}]${HELD.en}. Check the USB cable and power; the machine reconnects by itself.`,
  },
  'problem.sensor-lost.technician': {
    kk: `Тауардың түсуін бақылайтын датчик жұмыс істемейді[: {port}][ (код {code})][ ({message})][ ({detail})]${HELD.kk}. Сәулесін ештеңе жаппағанын, қуаты мен кабелін тексеріңіз; автомат оған өзі қайта қосылады.`,
    ru: `Датчик выдачи товара не работает[: {port}][ (код {code})][ ({message})][ ({detail})]${HELD.ru}. Проверьте, не перекрыт ли луч, питание и кабель; автомат подключится к нему сам.`,
    en: `The drop sensor does not work[: {port}][ (code {code})][. {message}][. {detail}]${HELD.en}. Check that nothing blocks the beam, its power and its cable; the machine reconnects by itself.`,
  },
  'problem.printer-out.technician': {
    kk: `Принтер баса алмайды[: {port}][ (код {code})][ ({message})][ ({detail})]${HELD.kk}. Қағазын, қақпағын, қуаты мен кабелін тексеріңіз; принтер дайын болғанда, сату өзі жалғасады.`,
    ru: `Принтер не может печатать[: {port}][ (код {code})][ ({message})][ ({detail})]${HELD.ru}. Проверьте бумагу, крышку, питание и кабель; когда принтер будет готов, продажа возобновится сама.`,
    en: `The printer cannot print[: {port}][ (code {code})][. {message}][. {detail}]${HELD.en}. Check its paper, cover, power and cable; selling goes on by itself once it is ready.`,
  },
  'problem.starts-failed.technician': {
    kk: 'Бағдарлама кенет тоқтай берді[ ({minutes} минутта {count} рет)], сондықтан құрылғыларсыз іске қосылды. Қызмет мәзірінде журналды (log) қарап, «Жүйе» бөлімінен қайта қосыңыз[; өзі {next} минуттан кейін қайталайды]. Көмектеспесе, log.db файлын әзірлеушілерге жіберіңіз.',
    ru: 'Программа раз за разом внезапно завершалась[ ({count} раз за {minutes} минут)], поэтому запущена без устройств. Посмотрите журнал событий в сервисном меню и перезапустите в разделе «Система»[; через {next} минут она попробует сама]. Если не поможет, отправьте log.db разработчикам.',
    en: 'The program kept ending suddenly[ ({count} times in {minutes} minutes)] and was started without its devices. Look at the log in the service menu and restart under "System"[; it tries again by itself after {next} minutes]. If that does not help, send log.db to the developers.',
  },
  'problem.set-up.technician': {
    kk: 'Автомат бапталып жатыр[: {file}]. Жалғастыру үшін иесінің атын бес рет басыңыз.',
    ru: 'Автомат настраивают[: {file}]. Чтобы продолжить, пять раз коснитесь имени владельца.',
    en: 'The machine is being set up[: {file}]. To go on, touch the operator’s name five times.',
  },
  'problem.closed-by-operator.technician': {
    kk: 'Сату тоқтатылған[: {since} бастап][, қашықтан берілген бұйрықпен (кілт {key})]. Жалғастыру үшін қызмет мәзірінде «Жүйе» бөлімін ашып, «Сатуды жалғастыру» батырмасын басыңыз.',
    ru: 'Продажи остановлены[ с {since}][, командой издалека (ключ {key})]. Чтобы возобновить, откройте в сервисном меню раздел «Система» и нажмите «Возобновить продажи».',
    en: 'Selling was stopped[ at {since}][, by a command from afar (key {key})]. To go on, open "System" in the service menu and press "Sell again".',
  },
  'problem.internal-error.technician': {
    kk: 'Бағдарламада қате шықты[ (код {code})][ ({message})][ ({detail})]. Автоматты қайта іске қосып, log.db файлын әзірлеушілерге жіберіңіз.',
    ru: 'Ошибка в программе[ (код {code})][ ({message})][ ({detail})]. Перезапустите автомат и пришлите разработчикам log.db.',
    en: 'The program failed[ (code {code})][: {message}][. {detail}]. Restart the machine and send log.db to the developers.',
  },
} satisfies Readonly<Record<`problem.${ProblemReason}.technician`, LocalText>>;
