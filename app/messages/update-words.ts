import type { Language, LocalText } from '../language/language.ts';
import type { UpdateFailure } from '../update/failure.ts';
import type { UpdateOutcome } from '../update/status.ts';
import { fillTemplate } from './fill-template.ts';

const failureWords = {
  'expired': {
    kk: 'Жаңарту туралы хабардың қолтаңба мерзімі өтіп кеткен ({detail}). Автоматтың сағаты дұрыс болса, оператор қайта қол қойсын: npm run release -- --refresh. Ештеңе өзгерген жоқ.',
    ru: 'Срок подписи сведений об обновлениях истёк ({detail}). Если часы автомата верны, оператор должен подписать их заново: npm run release -- --refresh. Ничего не изменено.',
    en: 'The signature of the news about updates has expired ({detail}). If the machine’s clock is right, the operator has to sign anew: npm run release -- --refresh. Nothing was changed.',
  },
  'expired-releases': {
    kk: 'Нұсқалар тізімінің қолтаңба мерзімі өтіп кеткен ({detail}). Автоматтың сағаты дұрыс болса, операторға офлайн кілт керек: npm run release -- --renew. Ештеңе өзгерген жоқ.',
    ru: 'Срок подписи списка версий истёк ({detail}). Если часы автомата верны, оператору нужен офлайн-ключ: npm run release -- --renew. Ничего не изменено.',
    en: 'The signature of the list of versions has expired ({detail}). If the machine’s clock is right, the operator needs the offline keys: npm run release -- --renew. Nothing was changed.',
  },
  'expired-root': {
    kk: 'Оператор кілттерінің мерзімі өтіп кеткен ({detail}). Автоматтың сағаты дұрыс болса, операторға офлайн кілт керек: npm run release -- --renew. Ештеңе өзгерген жоқ.',
    ru: 'Срок действия ключей оператора истёк ({detail}). Если часы автомата верны, оператору нужен офлайн-ключ: npm run release -- --renew. Ничего не изменено.',
    en: 'The operator’s keys have expired ({detail}). If the machine’s clock is right, the operator needs the offline keys: npm run release -- --renew. Nothing was changed.',
  },
  'untrusted': {
    kk: 'Жаңартуға сенім жоқ: оператордың кілтімен қол қойылмаған немесе бұрынғысынан ескі. Ештеңе өзгерген жоқ.',
    ru: 'Обновлению нельзя доверять: оно не подписано ключами оператора или старше уже виденного. Ничего не изменено.',
    en: 'The update cannot be trusted: it is not signed with the operator’s keys, or older than what was seen before. Nothing was changed.',
  },
  'damaged': {
    kk: 'Жаңарту файлы бүлінген. Қайталаңыз; қайталанса, оператор оны қайта жарияласын.',
    ru: 'Файл обновления повреждён. Повторите; если не поможет, оператор должен опубликовать его заново.',
    en: 'A file of the update is damaged. Try again; if that does not help, the operator has to publish anew.',
  },
  'silent': {
    kk: 'Жаңарту сервері жауап бермей қалды. Келесі жолы жүктеу тоқтаған жерінен жалғасады.',
    ru: 'Сервер обновлений перестал отвечать. В следующий раз загрузка продолжится с того же места.',
    en: 'The update server has stopped answering. The next time goes on where this one ended.',
  },
  'unreachable': {
    kk: 'Жаңарту серверіне жету мүмкін емес ({detail}). Желі мен updates.url мекенжайын тексеріңіз: sauda doctor. Автомат қазіргі нұсқасымен жұмыс істей береді.',
    ru: 'Сервер обновлений недоступен ({detail}). Проверьте сеть и адрес updates.url: sauda doctor. Автомат продолжает работать с нынешней версией.',
    en: 'The update server cannot be reached ({detail}). Check the network and the address updates.url: sauda doctor. This machine goes on with the version that it has.',
  },
  'no-room': {
    kk: 'Дискіде орын жетпейді ({detail}). Орын босатыңыз.',
    ru: 'На диске не хватает места ({detail}). Освободите место.',
    en: 'There is too little room on the disk ({detail}). Free some.',
  },
  'gone': {
    kk: 'Флешка суырылып алынды. Оны қайта қосып, қайталаңыз: жүктеу тоқтаған жерінен жалғасады.',
    ru: 'Флешку вынули. Вставьте её и повторите: загрузка продолжится с того же места.',
    en: 'The stick was pulled out. Put it in and try again: it goes on where it ended.',
  },
  'nothing-there': {
    kk: 'Мұнда жаңартулар қоймасы жоқ ({detail}).',
    ru: 'Здесь нет хранилища обновлений ({detail}).',
    en: 'There is no repository of updates here ({detail}).',
  },
  'no-root': {
    kk: 'Автомат ешбір оператордың кілтіне сенбейді: root.json файлын /etc/sauda-system/update-root.json орнына қойыңыз.',
    ru: 'Автомат не доверяет ключам ни одного оператора: положите root.json в /etc/sauda-system/update-root.json.',
    en: 'This machine trusts no operator’s keys: put root.json to /etc/sauda-system/update-root.json.',
  },
  'no-source': {
    kk: 'Жаңартудың мекенжайы да, флешкасы да жоқ: баптауда updates.url көрсетіңіз немесе флешка салыңыз.',
    ru: 'Нет ни адреса, ни флешки с обновлением: укажите updates.url в настройках или вставьте флешку.',
    en: 'There is neither an address nor a stick with updates: set updates.url in the configuration, or put a stick in.',
  },
  'busy': {
    kk: 'Жаңарту қазір ізделіп жатыр. Біраздан кейін қайталаңыз.',
    ru: 'Обновление уже ищется. Повторите чуть позже.',
    en: 'An update is being looked for already. Try again a little later.',
  },
  'disk': {
    kk: 'Дискіге жазылмады ({detail}).',
    ru: 'Не удалось записать на диск ({detail}).',
    en: 'The disk could not be written ({detail}).',
  },
} satisfies Readonly<Record<UpdateFailure['reason'], LocalText>>;

const outcomeWords = {
  newest: {
    kk: 'Бұл автоматқа арналған жаңарақ нұсқа жоқ.',
    ru: 'Для этого автомата нет более новой версии.',
    en: 'There is no newer version for this machine.',
  },
  found: {
    kk: '{version} нұсқасы бар, жүктеуі {megabytes} МБ.',
    ru: 'Есть версия {version}, загрузка {megabytes} МБ.',
    en: 'Version {version} is there; the download is {megabytes} MB.',
  },
  fetched: {
    kk: '{version} нұсқасы жүктелді. Тексерілгеннен кейін ешкім сатып алмай тұрған сәтте қосылады.',
    ru: 'Версия {version} загружена. После проверки она включится, когда никто не покупает.',
    en: 'Version {version} is downloaded. Once checked, it is switched to at a moment in which nobody buys.',
  },
  installed: {
    kk: '{version} нұсқасы тексеріліп, орнатылды. Ешкім сатып алмай тұрған сәтте қосылады.',
    ru: 'Версия {version} проверена и установлена. Она включится, когда никто не покупает.',
    en: 'Version {version} is checked and installed. It is switched to at a moment in which nobody buys.',
  },
} satisfies Readonly<Record<Exclude<UpdateOutcome['kind'], 'failed'>, LocalText>>;

const BYTES_PER_MEGABYTE = 1_000_000;

/** What came of a look for an update, as a sentence. */
export function updateSentence(outcome: UpdateOutcome, language: Language): string {
  if (outcome.kind === 'failed')
    return fillTemplate(failureWords[outcome.reason][language], { detail: outcome.detail });
  if (outcome.kind === 'newest') return outcomeWords.newest[language];
  const decimal = (outcome.downloadBytes / BYTES_PER_MEGABYTE).toFixed(1);
  const megabytes = language === 'en' ? decimal : decimal.replace('.', ',');
  return fillTemplate(outcomeWords[outcome.kind][language], { version: outcome.version, megabytes });
}
