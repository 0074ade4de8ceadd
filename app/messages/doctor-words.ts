import type { LocalText } from '../language/language.ts';

/** What of an installation is examined, in the order of the lines, each of which begins with it. */
export const doctorAreas = {
  versions: { kk: 'Нұсқалар', ru: 'Версии', en: 'Versions' },
  session: { kk: 'Сеанс', ru: 'Сеанс', en: 'Session' },
  sandbox: { kk: 'Оқшаулау', ru: 'Изоляция', en: 'Sandbox' },
  user: { kk: 'Пайдаланушы', ru: 'Пользователь', en: 'User' },
  groups: { kk: 'Топтар', ru: 'Группы', en: 'Groups' },
  configuration: { kk: 'Баптау', ru: 'Настройки', en: 'Configuration' },
  ports: { kk: 'Порттар', ru: 'Порты', en: 'Ports' },
  rules: { kk: 'udev ережелері', ru: 'Правила udev', en: 'Rules of udev' },
  watchdog: { kk: 'Күзет таймері', ru: 'Сторожевой таймер', en: 'Watchdog' },
  clock: { kk: 'Сағат', ru: 'Часы', en: 'Clock' },
  disk: { kk: 'Диск', ru: 'Диск', en: 'Disk' },
  files: { kk: 'Файлдар', ru: 'Файлы', en: 'Files' },
  journal: { kk: 'Журнал', ru: 'Журнал', en: 'Journal' },
  certificates: { kk: 'Сертификаттар', ru: 'Сертификаты', en: 'Certificates' },
  network: { kk: 'Желі', ru: 'Сеть', en: 'Network' },
  dns: { kk: 'DNS', ru: 'DNS', en: 'DNS' },
  proxy: { kk: 'Прокси', ru: 'Прокси', en: 'Proxy' },
  fleet: { kk: 'Парк', ru: 'Парк', en: 'Fleet' },
} satisfies Readonly<Record<string, LocalText>>;

/** What is as it should be. */
export const doctorSound = {
  'versions': {
    kk: 'Sauda {version}, {runtime}, {system}',
    ru: 'Sauda {version}, {runtime}, {system}',
    en: 'Sauda {version}, {runtime}, {system}',
  },
  'session-set-up': {
    kk: '{unit} жүйемен бірге іске қосылады.',
    ru: '{unit} запускается вместе с системой.',
    en: '{unit} starts with the system.',
  },
  'session-elsewhere': {
    kk: 'Бұл жүйеде systemd жоқ: іске қосуды басқа бағдарлама басқарады.',
    ru: 'В этой системе нет systemd: запуском ведает другая программа.',
    en: 'This system has no systemd: another program looks after the start.',
  },
  'sandbox-namespaces': {
    kk: 'Chromium оқшаулауы пайдаланушы аттар кеңістігімен жұмыс істейді.',
    ru: 'Изоляция Chromium работает через пространства имён.',
    en: "Chromium's sandbox has the user namespaces that it needs.",
  },
  'sandbox-helper': {
    kk: 'Chromium оқшаулауы chrome-sandbox арқылы жұмыс істейді.',
    ru: 'Изоляция Chromium работает через chrome-sandbox.',
    en: "Chromium's sandbox has its helper.",
  },
  'user-own': {
    kk: 'Киоск {user} пайдаланушысымен жұмыс істейді.',
    ru: 'Киоск работает от пользователя {user}.',
    en: 'The kiosk runs as {user}.',
  },
  'groups-joined': {
    kk: '{user} мына топтарда: {groups}.',
    ru: '{user} состоит в группах: {groups}.',
    en: '{user} is in the groups {groups}.',
  },
  'groups-none-needed': {
    kk: 'Бапталған құрылғыларға топ керек емес.',
    ru: 'Настроенным устройствам группы не нужны.',
    en: 'The configured devices need no group.',
  },
  'configuration-sound': { kk: '{file} дұрыс.', ru: '{file} в порядке.', en: '{file} is right.' },
  'configuration-questionable': {
    kk: '{file} жарамды, бірақ {key}: {warning}',
    ru: '{file} годится, но {key}: {warning}',
    en: '{file} is right, but {key}: {warning}',
  },
  'port-sound': {
    kk: '{device}: {port} бар және ашылады.',
    ru: '{device}: {port} есть и открывается.',
    en: '{device}: {port} is there and may be opened.',
  },
  'port-elsewhere': {
    kk: '{device}: {port} желіде не Windows жүйесінде, мұнда тексерілмейді.',
    ru: '{device}: {port} в сети или в Windows, здесь не проверяется.',
    en: '{device}: {port} is on the network or of Windows, and not examined here.',
  },
  'ports-none': {
    kk: 'Нақты құрылғы бапталмаған.',
    ru: 'Настоящих устройств в настройках нет.',
    en: 'No real device is configured.',
  },
  'rules-there': { kk: '{file} орнатылған.', ru: '{file} установлен.', en: '{file} is installed.' },
  'rules-not-needed': {
    kk: 'Порттарды ешкім тартып алмайды.',
    ru: 'Порты никто не перехватывает.',
    en: 'Nothing on this system grabs ports.',
  },
  'watchdog-both': {
    kk: 'systemd бағдарламаны, {device} компьютерді бақылайды.',
    ru: 'systemd следит за программой, {device} за компьютером.',
    en: 'systemd watches the program, {device} the computer.',
  },
  'watchdog-program': {
    kk: 'systemd бағдарламаны бақылайды; компьютерде аппараттық таймер жоқ.',
    ru: 'systemd следит за программой; аппаратного таймера в компьютере нет.',
    en: 'systemd watches the program; this computer has no hardware watchdog.',
  },
  'clock-sound': {
    kk: '{time}, желімен синхрондалған.',
    ru: '{time}, синхронизированы по сети.',
    en: '{time}, synchronised by the network.',
  },
  'disk-sound': {
    kk: '{type}, {free} ГБ бос, {options}.',
    ru: '{type}, свободно {free} ГБ, {options}.',
    en: '{type}, {free} GB free, {options}.',
  },
  'files-sound': {
    kk: 'Деректерге тек {user} қол жеткізеді.',
    ru: 'Данные доступны только пользователю {user}.',
    en: 'Only {user} can read the data.',
  },
  'journal-sound': {
    kk: '{entries} жазба, тізбек бүтін.',
    ru: 'Записей: {entries}, цепочка цела.',
    en: '{entries} entries, the chain is intact.',
  },
  'journal-none': {
    kk: 'Журнал әлі басталмаған.',
    ru: 'Журнал ещё не начат.',
    en: 'The journal has not begun yet.',
  },
  'certificate-sound': {
    kk: '{subject}, {date} дейін жарамды.',
    ru: '{subject}, действует до {date}.',
    en: '{subject}, valid until {date}.',
  },
  'fleet-certificate-sound': {
    kk: '{name}, сертификат {date} дейін жарамды.',
    ru: '{name}, сертификат действует до {date}.',
    en: '{name}, its certificate is valid until {date}.',
  },
  'fleet-heard': {
    kk: 'Паркпен соңғы байланыс {date}, жіберілмеген хабарлар: {count}.',
    ru: 'Последняя связь с парком {date}, не отправлено сообщений: {count}.',
    en: 'Last connected to the fleet at {date}, messages not sent yet: {count}.',
  },
  'fleet-broker-sound': {
    kk: '{host}:{port} брокері жауап береді.',
    ru: 'Брокер {host}:{port} отвечает.',
    en: 'The broker {host}:{port} answers.',
  },
  'certificate-not-needed': {
    kk: 'Баптауда сертификат керек емес.',
    ru: 'Настройкам сертификат не нужен.',
    en: 'The configuration needs no certificate.',
  },
  'network-sound': { kk: '{addresses}', ru: '{addresses}', en: '{addresses}' },
  'network-reached': {
    kk: '{host}:{port} жауап береді.',
    ru: '{host}:{port} отвечает.',
    en: '{host}:{port} answers.',
  },
  'dns-sound': { kk: '{host}: {address}', ru: '{host}: {address}', en: '{host}: {address}' },
  'dns-not-needed': {
    kk: 'Қызмет мекенжайы жоқ.',
    ru: 'Адреса службы нет.',
    en: 'There is no address of a service.',
  },
  'proxy-none': { kk: 'Прокси бапталмаған.', ru: 'Прокси не настроен.', en: 'No proxy is configured.' },
  'proxy-sound': {
    kk: '{host}:{port} жауап береді.',
    ru: '{host}:{port} отвечает.',
    en: '{host}:{port} answers.',
  },
} satisfies Readonly<Record<string, LocalText>>;

/** What is to be done. */
export const doctorDuties = {
  'session-not-set-up': {
    kk: 'Киоск жүйемен бірге іске қосылмайды: root ретінде «sauda setup-system» орындаңыз.',
    ru: 'Киоск не запускается с системой: выполните от root «sauda setup-system».',
    en: 'The kiosk does not start with the system: run "sauda setup-system" as root.',
  },
  'session-disabled': {
    kk: '{unit} орнатылған, бірақ қосылмаған: «systemctl enable {unit}».',
    ru: '{unit} установлен, но не включён: «systemctl enable {unit}».',
    en: '{unit} is installed and not switched on: "systemctl enable {unit}".',
  },
  'sandbox-impossible': {
    kk: 'Chromium оқшаулауы іске қосылмайды ({why}). Пайдаланушы аттар кеңістігіне рұқсат беріңіз: {cure}.',
    ru: 'Изоляция Chromium не запустится ({why}). Разрешите пространства имён: {cure}.',
    en: "Chromium's sandbox cannot start ({why}). Allow user namespaces: {cure}.",
  },
  'user-missing': {
    kk: '{user} пайдаланушысы жоқ: пакетті қайта орнатыңыз немесе «sauda setup-system» орындаңыз.',
    ru: 'Пользователя {user} нет: переустановите пакет или выполните «sauda setup-system».',
    en: 'There is no user {user}: install the package again, or run "sauda setup-system".',
  },
  'user-root': {
    kk: 'Киоск root ретінде жұмыс істемеуі керек: {user} UID мәні 0.',
    ru: 'Киоск не должен работать от root: у {user} UID 0.',
    en: 'The kiosk must not run as root: the UID of {user} is 0.',
  },
  'groups-missing': {
    kk: '{user} {groups} тобында жоқ: «usermod -aG {groups} {user}», содан кейін компьютерді қайта қосыңыз.',
    ru: '{user} не состоит в {groups}: «usermod -aG {groups} {user}», затем перезагрузите компьютер.',
    en: '{user} is not in {groups}: "usermod -aG {groups} {user}", then reboot the computer.',
  },
  'configuration-none': {
    kk: '{file} жоқ: автомат демо режимінде. Орнату шеберін ашыңыз (sauda --setup).',
    ru: 'Файла {file} нет: автомат в деморежиме. Откройте мастер настройки (sauda --setup).',
    en: 'There is no {file}: the machine is a demonstration. Open the set-up (sauda --setup).',
  },
  'configuration-wrong': { kk: '{detail}', ru: '{detail}', en: '{detail}' },
  'port-missing': {
    kk: '{device}: {port} жоқ. Кабель мен қуатты тексеріңіз; «sauda ports» не бар екенін көрсетеді.',
    ru: '{device}: {port} нет. Проверьте кабель и питание; «sauda ports» покажет, что есть.',
    en: '{device}: {port} is not there. Check cable and power; "sauda ports" shows what is.',
  },
  'port-closed': {
    kk: '{device}: {user} {port} портын аша алмайды ({group} тобы керек).',
    ru: '{device}: {user} не может открыть {port} (нужна группа {group}).',
    en: '{device}: {user} may not open {port} (its group is {group}).',
  },
  'port-unstable': {
    kk: '{device}: {port} атауы қайта қосқанда өзгереді. «sauda ports» көрсеткен /dev/serial/by-path атауын жазыңыз.',
    ru: '{device}: имя {port} меняется после перезапуска. Впишите имя из /dev/serial/by-path, его покажет «sauda ports».',
    en: '{device}: the name {port} changes with a restart. Write the one under /dev/serial/by-path that "sauda ports" shows.',
  },
  'rules-missing': {
    kk: '{grabber} порттарды тартып алады, ал Sauda ережелері орнатылмаған: «sauda setup-system».',
    ru: '{grabber} перехватывает порты, а правила Sauda не установлены: «sauda setup-system».',
    en: '{grabber} grabs ports, and the rules of Sauda are not installed: "sauda setup-system".',
  },
  'watchdog-off': {
    kk: 'systemd бағдарламаны бақыламайды (WatchdogSec жоқ): «sauda setup-system».',
    ru: 'systemd не следит за программой (нет WatchdogSec): «sauda setup-system».',
    en: 'systemd does not watch the program (no WatchdogSec): "sauda setup-system".',
  },
  'watchdog-hardware-off': {
    kk: '{device} бар, бірақ RuntimeWatchdogSec орнатылмаған: «sauda setup-system».',
    ru: '{device} есть, но RuntimeWatchdogSec не задан: «sauda setup-system».',
    en: '{device} is there, but RuntimeWatchdogSec is not set: "sauda setup-system".',
  },
  'starts-failed': {
    kk: 'Бағдарлама қатарынан {count} рет кенет тоқтады, соңғысы {last} басталған. «sauda log --data-dir {folder} --tail 50» көріңіз.',
    ru: 'Программа {count} раз подряд внезапно завершилась, последний раз начата {last}. Посмотрите «sauda log --data-dir {folder} --tail 50».',
    en: 'The program ended suddenly {count} times in a row; the last run began {last}. See "sauda log --data-dir {folder} --tail 50".',
  },
  'clock-wrong': {
    kk: 'Сағат {time} көрсетеді. Уақытты орнатыңыз: «timedatectl set-time», BIOS батареясын тексеріңіз.',
    ru: 'Часы показывают {time}. Поставьте время: «timedatectl set-time», проверьте батарейку BIOS.',
    en: 'The clock says {time}. Set it: "timedatectl set-time"; check the battery of the BIOS.',
  },
  'clock-unsynchronised': {
    kk: '{time}, желімен синхрондалмаған: «timedatectl set-ntp true» және 123 UDP порты.',
    ru: '{time}, не синхронизированы по сети: «timedatectl set-ntp true» и порт UDP 123.',
    en: '{time}, not synchronised by the network: "timedatectl set-ntp true", and port 123 of UDP.',
  },
  'disk-missing': {
    kk: '{folder} жоқ не оқылмайды.',
    ru: '{folder} нет или не читается.',
    en: '{folder} is missing or cannot be read.',
  },
  'disk-full': {
    kk: '{free} ГБ ғана бос: файлдарды өшіріңіз не үлкенірек диск қойыңыз.',
    ru: 'Свободно только {free} ГБ: удалите лишнее или поставьте диск больше.',
    en: 'Only {free} GB are free: delete what is not needed, or fit a larger disk.',
  },
  'disk-type': {
    kk: '{type} файлдық жүйесі ақша журналына жарамайды: {folder} үшін ext4, xfs не btrfs керек.',
    ru: 'Файловая система {type} не годится для журнала денег: для {folder} нужна ext4, xfs или btrfs.',
    en: 'A file system of type {type} does not keep a money journal: {folder} needs ext4, xfs or btrfs.',
  },
  'disk-options': {
    kk: '{folder} «{option}» параметрімен қосылған: қуат үзілсе, расталған сату жоғалады. /etc/fstab ішінен алып тастаңыз.',
    ru: '{folder} подключён с «{option}»: при обрыве питания пропадёт подтверждённая продажа. Уберите это из /etc/fstab.',
    en: '{folder} is mounted with "{option}": a power cut would lose a confirmed sale. Take it out of /etc/fstab.',
  },
  'disk-read-only': {
    kk: '{folder} тек оқуға қосылған: диск ақаулы болуы мүмкін, «dmesg» қараңыз.',
    ru: '{folder} подключён только для чтения: возможно, диск неисправен, посмотрите «dmesg».',
    en: '{folder} is mounted read-only: the disk may be faulty, see "dmesg".',
  },
  'files-owner': {
    kk: '{file} иесі {user} емес: «chown -R {user}: {file}».',
    ru: 'Владелец {file} не {user}: «chown -R {user}: {file}».',
    en: '{file} does not belong to {user}: "chown -R {user}: {file}".',
  },
  'files-open': {
    kk: '{file} басқаларға ашық: «chmod {mode} {file}».',
    ru: '{file} открыт для других: «chmod {mode} {file}».',
    en: '{file} is open to others: "chmod {mode} {file}".',
  },
  'files-program': {
    kk: '{file} root-тан басқаға жазуға ашық: пакетті қайта орнатыңыз.',
    ru: '{file} могут изменить не только root: переустановите пакет.',
    en: '{file} can be changed by others than root: install the package again.',
  },
  'journal-unreadable': {
    kk: 'Журнал оқылмайды ({detail}). «sauda ledger --rescue --data-dir {folder}».',
    ru: 'Журнал не читается ({detail}). «sauda ledger --rescue --data-dir {folder}».',
    en: 'The journal cannot be read: {detail}. "sauda ledger --rescue --data-dir {folder}".',
  },
  'journal-changed': {
    kk: 'Журнал сырттан өзгертілген: {sequence} жазба. «sauda ledger --rescue --data-dir {folder}».',
    ru: 'Журнал изменён извне: запись {sequence}. «sauda ledger --rescue --data-dir {folder}».',
    en: 'The journal was changed from outside: entry {sequence}. "sauda ledger --rescue --data-dir {folder}".',
  },
  'certificate-unreadable': {
    kk: '{file} оқылмайды: «sauda certificate check» не айтатынын көріңіз.',
    ru: '{file} не читается: «sauda certificate check» скажет почему.',
    en: '{file} cannot be read: "sauda certificate check" says why.',
  },
  'certificate-expired': {
    kk: 'Сертификат мерзімі {date} бітті: банктен жаңасын алыңыз («sauda certificate request»).',
    ru: 'Сертификат истёк {date}: получите в банке новый («sauda certificate request»).',
    en: 'The certificate expired on {date}: get a new one from the bank ("sauda certificate request").',
  },
  'certificate-soon': {
    kk: 'Сертификат мерзімі {date} бітеді: жаңасын алдын ала алыңыз («sauda certificate request»).',
    ru: 'Сертификат истекает {date}: получите новый заранее («sauda certificate request»).',
    en: 'The certificate expires on {date}: get a new one in time ("sauda certificate request").',
  },
  'network-none': {
    kk: 'Желі мекенжайы жоқ: кабельді не модемді тексеріңіз.',
    ru: 'Нет сетевого адреса: проверьте кабель или модем.',
    en: 'There is no network address: check the cable or the modem.',
  },
  'network-closed': {
    kk: '{host}:{port} жауап бермейді: желіні, брандмауэрді және банктің IP тізімін тексеріңіз.',
    ru: '{host}:{port} не отвечает: проверьте сеть, межсетевой экран и список IP у банка.',
    en: "{host}:{port} does not answer: check the network, the firewall and the bank's list of addresses.",
  },
  'dns-fails': {
    kk: '{host} атауы табылмады: DNS серверін тексеріңіз (/etc/resolv.conf).',
    ru: 'Имя {host} не найдено: проверьте сервер DNS (/etc/resolv.conf).',
    en: 'The name {host} is not found: check the name server (/etc/resolv.conf).',
  },
  'proxy-closed': {
    kk: '{host}:{port} прокси-сервері жауап бермейді: баптаудағы proxy мәнін тексеріңіз.',
    ru: 'Прокси {host}:{port} не отвечает: проверьте proxy в настройках.',
    en: 'The proxy {host}:{port} does not answer: check proxy in the configuration.',
  },
  'fleet-file-unreadable': {
    kk: '{file} оқылмайды: парктің файлын орнына қайта қойыңыз.',
    ru: '{file} не читается: положите файл парка на место заново.',
    en: '{file} cannot be read: put the file of the fleet there again.',
  },
  'fleet-expired': {
    kk: '{name} автоматының сертификаты {date} бітті: паркте жаңасын шығарып, орнына қойыңыз. Сату жалғаса береді.',
    ru: 'Сертификат автомата {name} истёк {date}: выпустите в парке новый и положите на место. Продажи продолжаются.',
    en: 'The certificate of {name} expired on {date}: issue a new one in the fleet and put it there. Sales go on.',
  },
  'fleet-expires-soon': {
    kk: '{name} автоматының сертификаты {date} бітеді: паркте жаңасын алдын ала шығарыңыз.',
    ru: 'Сертификат автомата {name} истекает {date}: выпустите в парке новый заранее.',
    en: 'The certificate of {name} expires on {date}: issue a new one in the fleet in time.',
  },
  'fleet-not-joined': {
    kk: 'Автомат әлі паркте жоқ: қызмет мәзірінде «Жүйе» бетін ашып, «Паркке қосу» түймесін басыңыз.',
    ru: 'Автомат ещё не в парке: откройте в сервисном меню «Систему» и нажмите «Добавить в парк».',
    en: 'The machine is in no fleet yet: open "System" in the service menu and touch "Join the fleet".',
  },
  'fleet-name-differs': {
    kk: 'Сертификат {name} автоматына арналған, ал баптауда {kioskId}: біреуін түзетіңіз, брокер бөтен атауды қабылдамайды.',
    ru: 'Сертификат выдан автомату {name}, а в настройках {kioskId}: исправьте одно из них, чужое имя брокер не примет.',
    en: 'The certificate is for {name}, but the configuration says {kioskId}: correct one of them, the broker takes no other name.',
  },
  'fleet-key-differs': {
    kk: '{file} — басқа сертификаттың кілті: сертификат пен кілтті бірге қойыңыз.',
    ru: '{file} — ключ другого сертификата: положите сертификат и ключ вместе.',
    en: '{file} is the key of another certificate: put certificate and key there together.',
  },
  'fleet-silent': {
    kk: 'Автомат бір тәуліктен бері паркпен байланыспаған[ (соңғысы {date})], жіберілмеген хабарлар: {count}. Осы тізімнің басқа жолдарын және брокердің журналын қараңыз. Сату жалғаса береді.',
    ru: 'Автомат больше суток не связывался с парком[ (последний раз {date})], не отправлено сообщений: {count}. Смотрите другие строки о парке и журнал брокера. Продажи продолжаются.',
    en: 'The machine has not been connected to its fleet for more than a day[ (last at {date})], messages not sent: {count}. See the other lines about the fleet and the log of the broker. Sales go on.',
  },
  'fleet-broker-closed': {
    kk: '{host}:{port} брокері жауап бермейді: желіні, атауды және брандмауэрді тексеріңіз. Сату жалғаса береді.',
    ru: 'Брокер {host}:{port} не отвечает: проверьте сеть, имя и межсетевой экран. Продажи продолжаются.',
    en: 'The broker {host}:{port} does not answer: check the network, the name and the firewall. Sales go on.',
  },
} satisfies Readonly<Record<string, LocalText>>;
