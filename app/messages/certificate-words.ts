import type { FindingReason } from '../certificate/finding.ts';
import type { ExpiryLevel } from '../certificate/expiry.ts';
import type { LocalText } from '../language/language.ts';

/** What is wrong with a certificate or its files, then what to do about it. */
const findingWords = {
  'certificate.finding.source-missing': {
    kk: '{file} ашылмады[ ({detail})]. Жолды және оқу рұқсатын тексеріңіз.',
    ru: '{file} не открывается[ ({detail})]. Проверьте путь и право чтения.',
    en: '{file} cannot be opened[: {detail}]. Check the path and the right to read it.',
  },
  'certificate.finding.stick-unreadable': {
    kk: '{file} флешкадан оқылмайды ({detail}). Флешканы суырып, қайта қосыңыз да, қайталаңыз; көмектеспесе, файлдарды басқасына көшіріңіз.',
    ru: '{file} не читается с флешки ({detail}). Выньте её, вставьте снова и повторите; не поможет, перепишите файлы на другую.',
    en: '{file} cannot be read from the stick ({detail}). Pull it out, plug it in again, and repeat; if that does not help, copy the files to another one.',
  },
  'certificate.finding.passphrase-unreadable': {
    kk: '{file} ішіндегі құпиясөз оқылмайды: файл UTF-8 түрінде сақталмаған. Оны мәтін редакторында UTF-8 түрінде сақтаңыз.',
    ru: 'Пароль в {file} не читается: файл сохранён не в UTF-8. Сохраните его в текстовом редакторе в кодировке UTF-8.',
    en: 'The passphrase in {file} cannot be read: the file is not saved as UTF-8. Save it as UTF-8 in a text editor.',
  },
  'certificate.finding.source-empty': {
    kk: 'Мұнда сертификат та, кілт те жоқ: {file}. Банк жіберген архивті көрсетіңіз.',
    ru: 'Здесь нет ни сертификата, ни ключа: {file}. Укажите архив, присланный банком.',
    en: 'There is neither a certificate nor a key here: {file}. Name the archive that the bank sent.',
  },
  'certificate.finding.source-too-large': {
    kk: '{file} тым үлкен немесе онда файл тым көп: бұл банктің архиві емес сияқты. Тек certfile.cer, kbs_root_ca.crt және kbs_ca.crt файлдарын жеке бумаға салып, соны көрсетіңіз.',
    ru: '{file} слишком велик или содержит слишком много файлов: на архив банка не похоже. Положите certfile.cer, kbs_root_ca.crt и kbs_ca.crt в отдельную папку и укажите её.',
    en: '{file} is too large or holds too many files to be the bank’s archive. Put certfile.cer, kbs_root_ca.crt and kbs_ca.crt into a folder of their own and name that.',
  },
  'certificate.finding.archive-encrypted': {
    kk: '{file} архиві құпиясөзбен жабылған. Оны өз бағдарламаңызбен ашып, файлдар тұрған буманы көрсетіңіз.',
    ru: 'Архив {file} закрыт паролем. Распакуйте его своей программой и укажите папку с файлами.',
    en: 'The archive {file} is closed by a password. Unpack it with your own program and name the folder with the files.',
  },
  'certificate.finding.not-a-certificate': {
    kk: '{file} — {format} файлы, сертификат та, кілт те емес: хаттың суреті жарамайды. Банк жіберген файлдардың өзі керек (zip, pfx, cer, crt, key).',
    ru: '{file} — это файл {format}, а не сертификат и не ключ: снимок письма не подойдёт. Нужны сами файлы от банка (zip, pfx, cer, crt, key).',
    en: '{file} is a {format} file, neither a certificate nor a key: a picture of the letter will not do. The bank’s files themselves are needed (zip, pfx, cer, crt, key).',
  },
  'certificate.finding.archive-format': {
    kk: '{file} — {format} архиві, ол мұнда ашылмайды. Оны өз бағдарламаңызбен ашып, файлдар тұрған буманы көрсетіңіз.',
    ru: '{file} — архив {format}, здесь он не открывается. Распакуйте его своей программой и укажите папку с файлами.',
    en: '{file} is a {format} archive, which cannot be opened here. Unpack it with your own program and name the folder with the files.',
  },
  'certificate.finding.archive-damaged': {
    kk: '{file} архиві бүлінген немесе толық жүктелмеген[ ({detail})]. Оны банктің хатынан қайта сақтаңыз.',
    ru: 'Архив {file} повреждён или скачан не полностью[ ({detail})]. Сохраните его из письма банка заново.',
    en: 'The archive {file} is damaged or was not downloaded completely[: {detail}]. Save it from the bank’s letter again.',
  },
  'certificate.finding.link-outside': {
    kk: '{file} сілтемесі бумадан тысқа апарады. Сілтеменің орнына файлдың өзін салыңыз.',
    ru: 'Ссылка {file} ведёт за пределы папки. Положите вместо ссылки сам файл.',
    en: 'The link {file} leads out of the folder. Put the file itself there instead of the link.',
  },
  'certificate.finding.certificate-damaged': {
    kk: '{file} сертификаты оқылмайды[ ({detail})]. Оны банктің хатынан қайта көшіріңіз.',
    ru: 'Сертификат {file} не читается[ ({detail})]. Скопируйте его из письма банка заново.',
    en: 'The certificate {file} cannot be read[: {detail}]. Copy it from the bank’s letter again.',
  },
  'certificate.finding.certificate-missing': {
    kk: 'Мұнда ұйымның сертификаты жоқ, тек банктің өз сертификаттары бар. Хаттағы certfile.cer файлын қосыңыз.',
    ru: 'Здесь нет сертификата организации, только сертификаты самого банка. Добавьте certfile.cer из письма.',
    en: 'The organisation’s certificate is not here, only the bank’s own. Add certfile.cer from the letter.',
  },
  'certificate.finding.certificate-several': {
    kk: 'Мұнда бірнеше сертификат бар: {subjects}. Орнатылатын біреуін ғана қалдырыңыз немесе оның кілтін көрсетіңіз.',
    ru: 'Здесь несколько сертификатов: {subjects}. Оставьте один, который надо установить, или укажите его ключ.',
    en: 'There are several certificates here: {subjects}. Leave only the one to be installed, or name its key.',
  },
  'certificate.finding.pfx-damaged': {
    kk: '{file} бүлінген. Оны қайта көшіріңіз немесе қайта жасаңыз: openssl pkcs12 -export -in certfile.cer -inkey private.key -out certfile.pfx',
    ru: 'Файл {file} повреждён. Скопируйте его заново или создайте снова: openssl pkcs12 -export -in certfile.cer -inkey private.key -out certfile.pfx',
    en: '{file} is damaged. Copy it again or make it anew: openssl pkcs12 -export -in certfile.cer -inkey private.key -out certfile.pfx',
  },
  'certificate.finding.pfx-unsupported': {
    kk: '{file} мұнда оқылмайтын шифрмен жабылған ({algorithm}). Оны түрлендіріңіз: {command}',
    ru: '{file} закрыт шифром, который здесь не читается ({algorithm}). Преобразуйте его: {command}',
    en: '{file} is closed by an encryption that cannot be read here ({algorithm}). Convert it: {command}',
  },
  'certificate.finding.key-damaged': {
    kk: '{file} кілті оқылмайды. Оны қайта көшіріңіз; түпнұсқасы да солай болса, жаңа сұрау жасаңыз.',
    ru: 'Ключ {file} не читается. Скопируйте его заново; если и оригинал таков, сделайте новый запрос.',
    en: 'The key {file} cannot be read. Copy it again; if the original is like that too, make a new request.',
  },
  'certificate.finding.key-unsupported': {
    kk: '{file} кілті мұнда оқылмайтын шифрмен жабылған ({algorithm}). Оны түрлендіріңіз: {command}',
    ru: 'Ключ {file} закрыт шифром, который здесь не читается ({algorithm}). Преобразуйте его: {command}',
    en: 'The key {file} is closed by an encryption that cannot be read here ({algorithm}). Convert it: {command}',
  },
  'certificate.finding.key-missing': {
    kk: 'Бұл сертификаттың кілті жоқ[; күтіп тұрған сұраулардың ({requests}) бірі де сәйкес емес]. Сұраумен бірге жасалған private.key файлын --key арқылы көрсетіңіз.',
    ru: 'К этому сертификату нет ключа[; ни один ожидающий запрос ({requests}) не подходит]. Укажите private.key, созданный вместе с запросом, через --key.',
    en: 'There is no key for this certificate[; none of the waiting requests ({requests}) fits]. Name the private.key that was made with the request by --key.',
  },
  'certificate.finding.key-mismatch': {
    kk: '{file} кілті бұл сертификатқа сәйкес емес: {subject}.[ Ол осы автоматтағы {request} сұрауының кілтіне берілген: --key көрсетпеңіз.] Сертификат сұралған кілтті беріңіз.',
    ru: 'Ключ {file} не подходит к этому сертификату: {subject}.[ Он выпущен для ключа запроса {request}, который хранится здесь: не указывайте --key.] Нужен тот ключ, с которым сертификат запрашивали.',
    en: 'The key {file} does not belong to this certificate: {subject}.[ It was issued for the key of request {request}, which is kept here: leave --key away.] Use the key that the certificate was requested with.',
  },
  'certificate.finding.passphrase-missing': {
    kk: '{file} құпиясөзбен жабылған. Құпиясөзді файлға жазып, --passphrase-file арқылы көрсетіңіз.',
    ru: '{file} закрыт паролем. Запишите пароль в файл и укажите его через --passphrase-file.',
    en: '{file} is closed by a passphrase. Write it into a file and name that by --passphrase-file.',
  },
  'certificate.finding.passphrase-wrong': {
    kk: '{file} үшін құпиясөз дұрыс емес. Бас әріптерді, бос орындарды және пернетақта тілін тексеріңіз.',
    ru: 'Пароль к {file} не подходит. Проверьте заглавные буквы, пробелы и раскладку клавиатуры.',
    en: 'The passphrase of {file} is wrong. Check capital letters, spaces and the keyboard’s language.',
  },
  'certificate.finding.expired': {
    kk: 'Сертификаттың мерзімі {date} күні бітті, бүгін {now}. Сағат дұрыс болса, жаңа сұрау жасап, Kaspi-ге жіберіңіз.',
    ru: 'Сертификат истёк {date}, сегодня {now}. Если часы верны, сделайте новый запрос и отправьте его в Kaspi.',
    en: 'The certificate expired on {date}; today is {now}. If the clock is right, make a new request and send it to Kaspi.',
  },
  'certificate.finding.not-yet-valid': {
    kk: 'Сертификат {date} күнінен бастап жарамды, ал автоматтың сағаты {now} көрсетіп тұр. Сағат пен күнді тексеріңіз.',
    ru: 'Сертификат действует с {date}, а на часах автомата {now}. Проверьте часы и дату.',
    en: 'The certificate is valid from {date}, and the machine’s clock says {now}. Check the clock and the date.',
  },
  'certificate.finding.self-signed': {
    kk: 'Сертификатқа банк емес, өзі қол қойған: {subject}. Банк жіберген certfile.cer файлын беріңіз.',
    ru: 'Сертификат подписан не банком, а самим собой: {subject}. Нужен certfile.cer, присланный банком.',
    en: 'The certificate was signed by itself and not by the bank: {subject}. Use the certfile.cer that the bank sent.',
  },
  'certificate.finding.chain-incomplete': {
    kk: 'Тізбек толық емес: {subject} сертификатына қол қойған {issuer} жоқ. Хаттағы kbs_root_ca.crt және kbs_ca.crt файлдарын қосыңыз.',
    ru: 'Цепочка неполна: нет {issuer}, подписавшего {subject}. Добавьте kbs_root_ca.crt и kbs_ca.crt из письма.',
    en: 'The chain is incomplete: {issuer}, who signed {subject}, is missing. Add kbs_root_ca.crt and kbs_ca.crt from the letter.',
  },
  'certificate.finding.chain-invalid': {
    kk: '{subject} сертификатындағы қолтаңба {issuer} сертификатына сәйкес емес. Барлық файлды банктің бір хатынан алыңыз.',
    ru: 'Подпись на {subject} не подходит к {issuer}. Возьмите все файлы из одного письма банка.',
    en: 'The signature on {subject} does not fit {issuer}. Take all files from one letter of the bank.',
  },
  'certificate.finding.ca-expired': {
    kk: 'Банк сертификатының мерзімі сәйкес емес: {subject} ({date} дейін). Автоматтың сағатын тексеріңіз; ол дұрыс болса, Kaspi-ден жаңа kbs_root_ca.crt пен kbs_ca.crt сұраңыз.',
    ru: 'Сертификат банка не действует: {subject} (срок до {date}). Проверьте часы автомата; если они верны, запросите у Kaspi новые kbs_root_ca.crt и kbs_ca.crt.',
    en: 'A certificate of the bank is not valid now: {subject} (until {date}). Check the machine’s clock; if it is right, ask Kaspi for a new kbs_root_ca.crt and kbs_ca.crt.',
  },
  'certificate.finding.ca-not-ca': {
    kk: '{subject} басқа сертификаттарға қол қоя алмайды. Банк жіберген kbs_root_ca.crt пен kbs_ca.crt файлдарын беріңіз.',
    ru: '{subject} не вправе подписывать сертификаты. Нужны kbs_root_ca.crt и kbs_ca.crt, присланные банком.',
    en: '{subject} may not sign certificates. Use the kbs_root_ca.crt and kbs_ca.crt that the bank sent.',
  },
  'certificate.finding.usage-not-client': {
    kk: 'Сертификат клиентке арналмаған[ (мақсаты: {usages})]. Kaspi-ден extendedKeyUsage = clientAuth бар сертификат сұраңыз.',
    ru: 'Сертификат выпущен не для клиента[ (назначение: {usages})]. Запросите у Kaspi сертификат с extendedKeyUsage = clientAuth.',
    en: 'The certificate is not meant for a client[ (purpose: {usages})]. Ask Kaspi for one with extendedKeyUsage = clientAuth.',
  },
  'certificate.finding.usage-not-signature': {
    kk: 'Сертификатта keyUsage ішінде digitalSignature жоқ, сондықтан ол қосылуға жарамайды. Kaspi-ден жаңасын сұраңыз.',
    ru: 'В keyUsage сертификата нет digitalSignature, для подключения он не годится. Запросите у Kaspi новый.',
    en: 'The certificate’s keyUsage lacks digitalSignature, so it cannot make connections. Ask Kaspi for a new one.',
  },
  'certificate.finding.engine-refuses': {
    kk: 'Бағдарламаның TLS бөлігі бұл сертификатты қабылдамайды[ ({detail})]. Осы хабарды әзірлеушілерге жіберіңіз.',
    ru: 'TLS этой программы не принимает сертификат[ ({detail})]. Пришлите это сообщение разработчикам.',
    en: 'The program’s TLS does not take this certificate[: {detail}]. Send this message to the developers.',
  },
  'certificate.finding.subject-invalid': {
    kk: '{option} мәні жарамсыз: {rule}. Сертификатқа жазылатын мәнді түзетіңіз.',
    ru: 'Значение {option} не годится: {rule}. Исправьте то, что будет записано в сертификат.',
    en: 'The value of {option} cannot be used: {rule}. Correct what will stand in the certificate.',
  },
  'certificate.finding.out-exists': {
    kk: '{file} файлы бар. --out арқылы басқа атау беріңіз.',
    ru: 'Файл {file} уже есть. Дайте другое имя через --out.',
    en: '{file} exists already. Give another name by --out.',
  },
  'certificate.finding.config-unusable': {
    kk: 'Баптаумен жұмыс істеу мүмкін емес: {detail}',
    ru: 'С этими настройками работать нельзя: {detail}',
    en: 'This configuration cannot be worked with: {detail}',
  },
  'certificate.finding.config-without-certificate': {
    kk: '{file} баптауындағы келісім сертификат қолданбайды. standard немесе enhanced схемасы бар баптауды көрсетіңіз.',
    ru: 'Договор в настройках {file} обходится без сертификата. Укажите настройки со схемой standard или enhanced.',
    en: 'The contract in {file} works without a certificate. Name a configuration with the scheme standard or enhanced.',
  },
  'certificate.finding.wrong-user': {
    kk: 'Деректер бумасы ({folder}) басқа пайдаланушыныкі. Команданы автомат жұмыс істейтін пайдаланушы атынан орындаңыз.',
    ru: 'Папка данных ({folder}) принадлежит другому пользователю. Запустите команду от имени пользователя, под которым работает автомат.',
    en: 'The data directory ({folder}) belongs to another user. Run the command as the user that the machine runs as.',
  },
  'certificate.finding.store-failed': {
    kk: 'Сертификат қоймасына жазу немесе оқу мүмкін емес: {file}[ ({detail})]. Дискідегі орынды және рұқсаттарды тексеріңіз.',
    ru: 'Хранилище сертификатов не читается или не записывается: {file}[ ({detail})]. Проверьте место на диске и права.',
    en: 'The certificate store cannot be read or written: {file}[. {detail}]. Check the disk’s space and the rights.',
  },
  'certificate.finding.nothing-to-roll-back': {
    kk: 'Қайтатын ештеңе жоқ: бұл автоматқа сертификат әлі орнатылмаған. Баптаудағы сертификат қолданылады.',
    ru: 'Возвращаться не к чему: сертификат на этот автомат ещё не устанавливали. Действует сертификат из настроек.',
    en: 'There is nothing to go back to: no certificate was installed on this machine yet. The configuration’s is in use.',
  },
  'certificate.finding.weak-key': {
    kk: 'Кілт қысқа: {bits} бит. Келесі сұрауды осы бағдарламамен жасаңыз, ол 2048 бит қолданады.',
    ru: 'Короткий ключ: {bits} бит. Следующий запрос сделайте этой программой, она берёт 2048.',
    en: 'The key is short: {bits} bits. Make the next request with this program, which uses 2048.',
  },
  'certificate.finding.expires-soon': {
    kk: 'Сертификаттың мерзімі {date} күні бітеді (қалған күн: {days}). Жаңа сұрау жасап, Kaspi-ге жіберіңіз.',
    ru: 'Сертификат истекает {date} (осталось дней: {days}). Сделайте новый запрос и отправьте его в Kaspi.',
    en: 'The certificate expires on {date} (days left: {days}). Make a new request and send it to Kaspi.',
  },
  'certificate.finding.ca-differs': {
    kk: 'Банктің сертификаттары баптаудағыдан өзге: мұнда {found}, баптауда {configured}. Орнатпас бұрын олардың шынымен Kaspi-ден келгеніне көз жеткізіңіз.',
    ru: 'Сертификаты банка отличаются от настроенных: здесь {found}, в настройках {configured}. До установки убедитесь, что они действительно от Kaspi.',
    en: 'The bank’s certificates differ from the configured ones: here {found}, configured {configured}. Before installing make sure that they really come from Kaspi.',
  },
  'certificate.finding.already-installed': {
    kk: 'Бұл сертификат ({fingerprint}) орнатылып қойған. Ештеңе істеудің қажеті жоқ.',
    ru: 'Этот сертификат ({fingerprint}) уже установлен. Делать ничего не нужно.',
    en: 'This certificate ({fingerprint}) is installed already. There is nothing to do.',
  },
  'certificate.finding.key-unencrypted': {
    kk: '{file} кілті құпиясөзсіз жатыр. Орнатқаннан кейін бұл файлды өшіріңіз.',
    ru: 'Ключ {file} лежит без пароля. После установки удалите этот файл.',
    en: 'The key {file} lies there without a passphrase. Delete this file after the installation.',
  },
} satisfies Readonly<Record<`certificate.finding.${FindingReason}`, LocalText>>;

/** How close the certificate in use is to its end. */
const expiryWords = {
  'certificate.expiry.within-60-days': {
    kk: 'Сертификаттың мерзіміне {days} күн қалды ({date}). Жаңа сұрау жасап, Kaspi-ге жіберіңіз.',
    ru: 'До конца срока сертификата дней: {days} ({date}). Сделайте новый запрос и отправьте его в Kaspi.',
    en: 'Days until the certificate expires: {days} ({date}). Make a new request and send it to Kaspi.',
  },
  'certificate.expiry.within-30-days': {
    kk: 'Сертификаттың мерзіміне {days} күн ғана қалды ({date}). Сұрауды Kaspi-ге бүгін жіберіңіз.',
    ru: 'До конца срока сертификата осталось дней: {days} ({date}). Отправьте запрос в Kaspi сегодня.',
    en: 'Only so many days are left until the certificate expires: {days} ({date}). Send the request to Kaspi today.',
  },
  'certificate.expiry.within-7-days': {
    kk: 'Сертификат {days} күннен кейін істемейді ({date}), төлем тоқтайды. Kaspi-ге хабарласып, жаңасын тездетіңіз.',
    ru: 'Сертификат перестанет действовать через дней: {days} ({date}), оплата остановится. Свяжитесь с Kaspi и поторопите выпуск нового.',
    en: 'The certificate stops working in so many days: {days} ({date}), and payments stop with it. Call Kaspi and hurry the new one.',
  },
  'certificate.expiry.expired': {
    kk: 'Сертификаттың мерзімі {date} күні бітті. Автоматтың сағаты дұрыс болса, төлем үшін жаңа сертификат керек.',
    ru: 'Срок сертификата истёк {date}. Если часы автомата верны, для оплаты нужен новый сертификат.',
    en: 'The certificate expired on {date}. If the machine’s clock is right, payments need a new one.',
  },
} satisfies Readonly<Record<`certificate.expiry.${ExpiryLevel}`, LocalText>>;

export const certificateWords = { ...findingWords, ...expiryWords };
