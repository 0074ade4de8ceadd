import type { KeyMistake, SecretOf } from '../../config/secret-key.ts';
import type { LeftDevice, TravelSection } from '../../config/travel.ts';
import type { FindingFilter } from '../../import/payment-findings.ts';
import type { LeftPicture, SettingsFileFailure } from '../../import/brought-settings.ts';
import type { ImportKind } from '../../import/stick-file.ts';
import type { LocalText } from '../../language/language.ts';
import { stickWords } from './stick-words.ts';

const sectionWords = {
  'section.operator': { kk: 'Тілдер мен иесі', ru: 'Языки и владелец', en: 'Languages and operator' },
  'section.products': { kk: 'Тауарлар мен бағалар', ru: 'Товары и цены', en: 'Products and prices' },
  'section.removed': {
    kk: 'Тек осында бар тауарларды алып тастау',
    ru: 'Убрать товары, которые есть только здесь',
    en: 'Remove the products that only this machine has',
  },
  'section.screen': { kk: 'Экран', ru: 'Экран', en: 'Screen' },
  'section.cash': { kk: 'Қайтарым ақша', ru: 'Сдача', en: 'Change' },
  'section.devices': { kk: 'Құрылғылар', ru: 'Устройства', en: 'Devices' },
  'section.other': { kk: 'Мәзір мен файлдар', ru: 'Меню и файлы', en: 'Menu and files' },
} satisfies Readonly<Record<`section.${TravelSection}`, LocalText>>;

const filterWords = {
  'filter.not-matched': { kk: 'Сәйкес емес', ru: 'Не совпало', en: 'Not matched' },
  'filter.matched': { kk: 'Сәйкес', ru: 'Совпало', en: 'Matched' },
  'filter.amount-differs': { kk: 'Сомасы басқа', ru: 'Сумма другая', en: 'Amount differs' },
  'filter.refund-differs': { kk: 'Қайтаруы басқа', ru: 'Возврат другой', en: 'Refund differs' },
  'filter.unknown-here': { kk: 'Мұнда жоқ', ru: 'Здесь нет', en: 'Unknown here' },
  'filter.missing-there': { kk: 'Онда жоқ', ru: 'Там нет', en: 'Missing there' },
  'filter.twice': { kk: 'Екі рет', ru: 'Дважды', en: 'Twice' },
  'filter.unknown-status': { kk: 'Күйі белгісіз', ru: 'Состояние неизвестно', en: 'Unknown status' },
  'filter.bad-row': { kk: 'Оқылмаған жолдар', ru: 'Не прочитано строк', en: 'Lines not read' },
} satisfies Readonly<Record<`filter.${FindingFilter}`, LocalText>>;

const kindWords = {
  'kind.payments': {
    kk: 'Төлемдер тізімі (CSV немесе JSON)',
    ru: 'Список платежей (CSV или JSON)',
    en: 'List of payments (CSV or JSON)',
  },
  'kind.settings': {
    kk: 'Басқа автоматтың баптауы',
    ru: 'Настройки другого автомата',
    en: 'Settings of another machine',
  },
  'kind.secret': { kk: 'төлем қызметінің кілті', ru: 'ключ платёжного сервиса', en: 'key of a payment service' },
} satisfies Readonly<Record<`kind.${ImportKind}`, LocalText>>;

const secretWords = {
  'secret.kaspi': { kk: 'Kaspi ApiKey', ru: 'ApiKey Kaspi', en: 'Kaspi ApiKey' },
  'secret.apiPay': { kk: 'ApiPay кілті', ru: 'Ключ ApiPay', en: 'ApiPay key' },
  'secret.byFly': { kk: 'ByFly токені', ru: 'Токен ByFly', en: 'ByFly token' },
  'secret.key-missing': {
    kk: 'Файл бос немесе баптауда бұл кілтке файл аталмаған. Кілтті файлға бір жолмен жазыңыз.',
    ru: 'Файл пуст, или в настройках для этого ключа не назван файл. Запишите ключ в файл одной строкой.',
    en: 'The file is empty, or the configuration names no file for this key. Write the key into the file as one line.',
  },
  'secret.key-cyrillic': {
    kk: 'Кілтте кирилл әріптері бар: олар латын әріптеріне ұқсайды, бірақ басқа. Кілтті латынша қайта теріңіз.',
    ru: 'В ключе есть кириллица: такие буквы похожи на латинские, но это другие буквы. Наберите ключ латиницей заново.',
    en: 'There are Cyrillic letters in the key: they look like Latin ones and are others. Type the key again in Latin letters.',
  },
  'secret.key-odd': {
    kk: 'Бұл кілтке ұқсамайды: бір жол, 4–500 таңба, бос орынсыз, тек латын әріптері, цифрлар мен белгілер. Дұрыс файлды таңдаңыз.',
    ru: 'Это не похоже на ключ: нужна одна строка, 4–500 знаков без пробелов, только латиница, цифры и знаки. Выберите нужный файл.',
    en: 'This does not look like a key: one line of 4 to 500 Latin letters, digits and signs without blanks. Choose the right file.',
  },
} satisfies Readonly<Record<`secret.${SecretOf | KeyMistake}`, LocalText>>;

const leftWords = {
  'left.port-missing': {
    kk: '{device}: {found} порты мұнда жоқ. Құрылғыны қосып, «Құрылғылар» бөлімінде табыңыз.',
    ru: '{device}: порта {found} здесь нет. Подключите устройство и найдите его в разделе «Устройства».',
    en: '{device}: there is no port {found} here. Connect the device and find it behind “Devices”.',
  },
  'left.other-driver': {
    kk: '{device}: анда {found}, мұнда басқа құрылғы тұр. Оның баптауы өзгермейді.',
    ru: '{device}: там {found}, а здесь стоит другое устройство. Его настройки не изменятся.',
    en: '{device}: the other machine has {found}, this one has another device. Its settings stay.',
  },
  'left.missing': {
    kk: '{name} суреті флешкада жоқ. Тауардың осындағы суреті қалады.',
    ru: 'Картинки {name} нет на флешке. У товара останется здешняя.',
    en: 'The picture {name} is not on the stick. The product keeps the one it has here.',
  },
  'left.no-picture': {
    kk: '{name} — сурет емес. Тауардың осындағы суреті қалады.',
    ru: '{name} — не картинка. У товара останется здешняя.',
    en: '{name} is no picture. The product keeps the one it has here.',
  },
  'left.too-large': {
    kk: '{name} суреті тым үлкен: 8 МБ-қа дейін. Кішірейтіп, қайта жазыңыз.',
    ru: 'Картинка {name} слишком велика: до 8 МБ. Уменьшите её и запишите снова.',
    en: 'The picture {name} is too large: up to 8 MB. Make it smaller and write it again.',
  },
} satisfies Readonly<Record<`left.${LeftDevice['why'] | LeftPicture['why']}`, LocalText>>;

const deviceWords = {
  'device.relay': { kk: 'Реле', ru: 'Реле', en: 'Relay' },
  'device.dropSensor': { kk: 'Түсу датчигі', ru: 'Датчик падения', en: 'Drop sensor' },
  'device.billAcceptor': { kk: 'Купюра қабылдағыш', ru: 'Купюроприёмник', en: 'Bill acceptor' },
  'device.printer': { kk: 'Принтер', ru: 'Принтер', en: 'Printer' },
} satisfies Readonly<Record<`device.${LeftDevice['device']}`, LocalText>>;

const fileWords = {
  'file.unreadable': {
    kk: 'Файл оқылмады ({detail}). Флешканы суырып, қайта қосыңыз да, қайталаңыз.',
    ru: 'Файл не прочитан ({detail}). Выньте флешку, вставьте снова и повторите.',
    en: 'The file could not be read ({detail}). Pull the stick out, plug it in again, and try once more.',
  },
  'file.too-long': {
    kk: 'Файл баптау болу үшін тым үлкен. Басқа автоматта «Флешкаға файлдар» бөлімінен баптауды жазыңыз.',
    ru: 'Файл слишком велик для настроек. Запишите настройки на другом автомате в разделе «Файлы на флешку».',
    en: 'The file is too large to be a configuration. Write the settings on the other machine, behind “Files to a stick”.',
  },
  'file.no-text': {
    kk: 'Бұл мәтін емес (мүмкін, фото) немесе UTF-8 емес. Басқа автоматта «Флешкаға файлдар» бөлімінен баптауды жазыңыз.',
    ru: 'Это не текст (возможно, фотография) или не UTF-8. Запишите настройки на другом автомате в разделе «Файлы на флешку».',
    en: 'This is no text (perhaps a photo), or not UTF-8. Write the settings on the other machine, behind “Files to a stick”.',
  },
  'file.no-settings': {
    kk: 'Бұл автоматтың баптауы емес: «version: 1» жоқ немесе YAML бүлінген. Басқа автоматта баптауды қайта жазыңыз.',
    ru: 'Это не настройки автомата: нет «version: 1» или YAML испорчен. Запишите настройки на другом автомате заново.',
    en: 'These are no settings of a machine: "version: 1" is missing, or the YAML is damaged. Write them on the other machine again.',
  },
  'file.nothing-in-it': {
    kk: 'Файлда басқа автоматқа керек ештеңе жоқ: тек құпия және сол автоматтың өзіне тиесілі баптаулар.',
    ru: 'В файле нет ничего для другого автомата: только секреты и то, что относится к нему одному.',
    en: 'There is nothing in the file that another machine can use: only secrets and what belongs to that one machine.',
  },
} satisfies Readonly<Record<`file.${SettingsFileFailure['reason']}`, LocalText>>;

/** The words of the door `import`. */
export const importDoorWords = {
  ...sectionWords,
  ...filterWords,
  ...kindWords,
  ...secretWords,
  ...leftWords,
  ...deviceWords,
  ...fileWords,
  ...stickWords,
  'looking': { kk: 'Флешканы қарап жатырмыз', ru: 'Смотрим, что на флешке', en: 'Looking through the stick' },
  'reading': {
    kk: 'Оқып жатырмыз. Флешканы суырмаңыз.',
    ru: 'Читаем. Не вынимайте флешку.',
    en: 'Reading. Do not pull the stick out.',
  },
  'checking': { kk: 'Тексеріп жатырмыз', ru: 'Проверяем', en: 'Checking' },
  'comparing': {
    kk: 'Журналмен салыстырып жатырмыз. Флешканы суырмаңыз.',
    ru: 'Сверяем с журналом. Не вынимайте флешку.',
    en: 'Comparing with the journal. Do not pull the stick out.',
  },
  'writing': {
    kk: 'Жазып жатырмыз. Флешканы суырмаңыз.',
    ru: 'Записываем. Не вынимайте флешку.',
    en: 'Writing. Do not pull the stick out.',
  },
  'no-stick': {
    kk: 'Флешка табылмады. Оны автоматқа қосып, «Қайта іздеу» түймесін басыңыз.',
    ru: 'Флешка не найдена. Вставьте её в автомат и нажмите «Искать снова».',
    en: 'No stick was found. Plug it into the machine and touch “Look again”.',
  },
  'no-file': {
    kk: 'Флешкада жарамды файл жоқ. Төлемдер тізімі CSV немесе JSON, баптау YAML болуы керек, үш бумадан терең емес.',
    ru: 'На флешке нет подходящих файлов. Нужны список платежей (CSV, JSON) или настройки (YAML), не глубже трёх папок.',
    en: 'There is no file of use on the stick. A list of payments is CSV or JSON, settings are YAML, no deeper than three folders.',
  },
  'files': { kk: 'Не оқимыз', ru: 'Что читать', en: 'What to read' },
  'file': { kk: '{name}: {kind}, {size} КБ', ru: '{name}: {kind}, {size} КБ', en: '{name}: {kind}, {size} KB' },
  'compare': { kk: 'Журналмен салыстыру', ru: 'Сверить с журналом', en: 'Compare with the journal' },
  'apply': { kk: 'Белгіленгенді көшіру', ru: 'Перенести отмеченное', en: 'Take over what is marked' },
  'refresh': { kk: 'Қайта іздеу', ru: 'Искать снова', en: 'Look again' },
  'undo': { kk: 'Соңғы өзгерісті қайтару', ru: 'Вернуть как было', en: 'Take the last change back' },
  'restart': { kk: 'Қайта іске қосу', ru: 'Перезапустить', en: 'Restart' },
  'restarting': { kk: 'Қайта іске қосылып жатыр', ru: 'Перезапускается', en: 'Restarting' },

  'same': {
    kk: 'Айырмашылық жоқ: көшіретін ештеңе жоқ.',
    ru: 'Различий нет: переносить нечего.',
    en: 'There is no difference: nothing to take over.',
  },
  'left-out': {
    kk: 'Көшірілмейді: төлем қызметі, сертификат пен кілттер, PIN кодтар, автомат аты, тауар саны.',
    ru: 'Не переносится: платёжный сервис, сертификат и ключи, ПИН-коды, имя автомата, количество товара.',
    en: 'Not taken over: payment service, certificate and keys, PINs, the machine’s name, the number of pieces.',
  },
  'parts': { kk: 'Не көшіреміз', ru: 'Что перенести', en: 'What to take over' },
  'part': { kk: '{part}: {count}', ru: '{part}: {count}', en: '{part}: {count}' },
  'changes': { kk: 'Не өзгереді', ru: 'Что изменится', en: 'What would change' },
  'change.set': { kk: '{before} → {after}', ru: '{before} → {after}', en: '{before} → {after}' },
  'change.new': { kk: 'қосылады: {after}', ru: 'добавится: {after}', en: 'comes: {after}' },
  'change.gone': { kk: 'кетеді: {before}', ru: 'уйдёт: {before}', en: 'goes: {before}' },
  'pictures': {
    kk: 'Суреттер көшіріледі: {count}',
    ru: 'Картинок будет скопировано: {count}',
    en: 'Pictures that will be copied: {count}',
  },
  'would-refuse': {
    kk: 'Бұлай жазуға болмайды. Бөліктердің бірін алып тастаңыз.',
    ru: 'Так записать нельзя. Снимите отметку с одной из частей.',
    en: 'This cannot be written. Take the mark off one of the parts.',
  },

  'written': {
    kk: 'Көшірілді, өзгеріс саны: {count}. Бұрынғы нұсқа backups бумасында. Флешканы алуға болады.',
    ru: 'Перенесено, изменений: {count}. Прежний вариант лежит в папке backups. Флешку можно вынимать.',
    en: 'Taken over, changes: {count}. The version before lies in the folder backups. The stick can be removed now.',
  },
  'needs-restart': {
    kk: 'Құрылғылар мен суреттер бумасы қайта іске қосқан соң жұмыс істейді.',
    ru: 'Устройства и папка картинок заработают после перезапуска.',
    en: 'Devices and the folder of pictures count after a restart.',
  },
  'undone': {
    kk: 'Соңғы өзгеріс қайтарылды.',
    ru: 'Последнее изменение отменено.',
    en: 'The last change was taken back.',
  },
  'no-configuration': {
    kk: 'Бұл көрсетілім: баптау файлы жоқ, көшіретін жер жоқ. Алдымен автоматты баптаңыз.',
    ru: 'Это демонстрация: файла настроек нет, переносить некуда. Сначала настройте автомат.',
    en: 'This is a demonstration without a configuration, so there is nothing to write into. Set the machine up first.',
  },
  'closed': {
    kk: 'Тізім жабылды. Оны қайта салыстырыңыз.',
    ru: 'Список закрыт. Сверьте его ещё раз.',
    en: 'The list was closed. Compare it once more.',
  },
  'broken': {
    kk: 'Флешкамен жұмыс үзілді ({detail}). Ештеңе өзгерген жоқ, қайталап көріңіз.',
    ru: 'Работа с флешкой прервалась ({detail}). Ничего не изменено, повторите.',
    en: 'The work with the stick broke off ({detail}). Nothing was changed, try again.',
  },
  'pictures-failed': {
    kk: 'Суреттер көшірілмеді ({detail}), баптау өзгерген жоқ. Флешканы қайта қосып, дискіде орын бар ма, тексеріңіз.',
    ru: 'Картинки не скопированы ({detail}), настройки не изменены. Вставьте флешку снова и проверьте место на диске.',
    en: 'The pictures were not copied ({detail}), and the settings are as they were. Plug the stick in again, and check that the disk has room.',
  },
  'keep': { kk: 'Кілтті тексеріп, сақтау', ru: 'Проверить ключ и сохранить', en: 'Try the key and keep it' },
  'keep-untried': { kk: 'Тексерусіз сақтау', ru: 'Сохранить без проверки', en: 'Keep it untried' },
  'keeping': { kk: 'Кілтті тексеріп жатырмыз', ru: 'Проверяем ключ', en: 'Trying the key' },
  'whose': { kk: 'Кімнің кілті', ru: 'Чей это ключ', en: 'Whose key it is' },
  'no-secret': {
    kk: 'Бұл автоматтың баптауында кілт файлы аталмаған (payment… apiKeyFile немесе apiTokenFile). Алдымен төлем қызметін баптаңыз.',
    ru: 'В настройках этого автомата файл ключа не назван (payment… apiKeyFile или apiTokenFile). Сначала настройте платёжный сервис.',
    en: 'The configuration of this machine names no file for a key (payment… apiKeyFile or apiTokenFile). Set the payment service up first.',
  },
  'secret-kept.accepted': {
    kk: 'Қызмет кілтті қабылдады, ол сақталды. Флешканы алып, ондағы файлды өшіріңіз.',
    ru: 'Сервис принял ключ, он сохранён. Выньте флешку и удалите с неё этот файл.',
    en: 'The service has accepted the key, and it is kept. Take the stick out and delete the file from it.',
  },
  'secret-kept.not-tried': {
    kk: 'Кілт сақталды; оны қызмет келесі сатылымда тексереді. Флешканы алып, ондағы файлды өшіріңіз.',
    ru: 'Ключ сохранён; сервис проверит его при следующей продаже. Выньте флешку и удалите с неё этот файл.',
    en: 'The key is kept; the service will check it with the next sale. Take the stick out and delete the file from it.',
  },
  'secret-not-accepted': {
    kk: 'Кілт сақталмады, бұрынғысы қалды.',
    ru: 'Ключ не сохранён, остался прежний.',
    en: 'The key was not kept, and the one before stays.',
  },
  'secret-not-written': {
    kk: 'Кілт дискіге жазылмады ({detail}), бұрынғысы қалды. Дискіні тексеріңіз.',
    ru: 'Ключ не записан на диск ({detail}), остался прежний. Проверьте диск.',
    en: 'The key could not be written to the disk ({detail}), and the one before stays. Check the disk.',
  },
  'nothing-to-undo': {
    kk: 'Қайтаратын өзгеріс жоқ.',
    ru: 'Возвращать нечего.',
    en: 'There is nothing to take back.',
  },
  'journal-unreadable': {
    kk: 'Журнал оқылмады ({detail}). Қайталап көріңіз; көмектеспесе, техникалық қолдауға хабарлаңыз.',
    ru: 'Журнал не прочитан ({detail}). Повторите; если не поможет, сообщите техподдержке.',
    en: 'The journal could not be read ({detail}). Try again; if that does not help, tell support.',
  },
  'compared': {
    kk: 'Төлемдер: {rows}. Журналда ештеңе өзгерген жоқ. Флешканы алуға болады.',
    ru: 'Платежей в списке: {rows}. В журнале ничего не изменено. Флешку можно вынимать.',
    en: 'Payments in the list: {rows}. Nothing was changed in the journal. The stick can be removed now.',
  },
  'all-matched': {
    kk: 'Бәрі сәйкес келеді.',
    ru: 'Всё совпадает.',
    en: 'Everything matches.',
  },
  'filter': { kk: 'Қайсысын көрсету', ru: 'Что показать', en: 'What to show' },
  'count': { kk: '{what}: {count}', ru: '{what}: {count}', en: '{what}: {count}' },
} satisfies Readonly<Record<string, LocalText>>;
