import type { LocalText } from '../../language/language.ts';

/** The set-up wizard: its bar around every step, and its own forms. */
export const setupWords = {
  'step': { kk: '{number}-қадам, барлығы {count}', ru: 'Шаг {number} из {count}', en: 'Step {number} of {count}' },
  'step.language': { kk: 'Тілдер', ru: 'Языки', en: 'Languages' },
  'step.operator': { kk: 'Иесі', ru: 'Владелец', en: 'Operator' },
  'step.contract': { kk: 'Шарт', ru: 'Договор', en: 'Contract' },
  'step.certificate': { kk: 'Кілт не сертификат', ru: 'Ключ или сертификат', en: 'Key or certificate' },
  'step.address': { kk: 'Банк мекенжайы', ru: 'Адрес банка', en: 'Bank’s address' },
  'step.trade-point': { kk: 'Сауда нүктесі', ru: 'Торговая точка', en: 'Trade point' },
  'step.devices': { kk: 'Құрылғылар', ru: 'Устройства', en: 'Devices' },
  'step.products': { kk: 'Тауарлар', ru: 'Товары', en: 'Products' },
  'step.pin': { kk: 'PIN-код', ru: 'ПИН-код', en: 'PIN' },
  'step.test-sale': { kk: 'Сынақ сатылымы', ru: 'Пробная продажа', en: 'Test sale' },
  'state.done': { kk: 'дайын', ru: 'готово', en: 'done' },
  'state.missing': { kk: 'толтырылмаған', ru: 'не заполнено', en: 'missing' },
  'state.not-needed': { kk: 'қажет емес', ru: 'не нужно', en: 'not needed' },
  'state.unknown': { kk: 'оқылуда', ru: 'читается', en: 'being read' },
  'next': { kk: 'Әрі қарай', ru: 'Дальше', en: 'Next' },
  'restarting': {
    kk: 'Автомат қайта іске қосылып, осы қадамнан жалғастырады.',
    ru: 'Автомат перезапускается и продолжит с этого шага.',
    en: 'The machine restarts and goes on with this step.',
  },
  'tried.good': {
    kk: 'Банк {ms} мс ішінде жауап берді: кілт пен мекенжай дұрыс.',
    ru: 'Банк ответил за {ms} мс: ключ и адрес верны.',
    en: 'The bank answered in {ms} ms: key and address are right.',
  },

  'offer.title': {
    kk: 'Бұл автомат әлі бапталмаған',
    ru: 'Этот автомат ещё не настроен',
    en: 'This machine is not set up yet',
  },
  'offer.text': {
    kk: 'Он қадам: тілдер, иесі, банкпен шарт, кілт, мекенжай, сауда нүктесі, құрылғылар, тауарлар, PIN, сынақ сатылымы. Кез келген қадамда тоқтап, кейін жалғастыруға болады.',
    ru: 'Десять шагов: языки, владелец, договор с банком, ключ, адрес, торговая точка, устройства, товары, ПИН, пробная продажа. На любом шаге можно остановиться и продолжить позже.',
    en: 'Ten steps: languages, operator, contract with the bank, key, address, trade point, devices, products, PIN, test sale. You can stop at any step and go on later.',
  },
  'offer.again': {
    kk: 'Баптауды қайта ашу: автомат аяқталғанша сатпайды. Бар баптаулар сақталады.',
    ru: 'Открыть настройку заново: пока она идёт, автомат не продаёт. Имеющиеся настройки остаются.',
    en: 'Open the set-up again: the machine does not sell meanwhile. What is configured stays.',
  },
  'start': { kk: 'Баптауды бастау', ru: 'Начать настройку', en: 'Begin the set-up' },
  'finish': { kk: 'Аяқтау', ru: 'Закончить', en: 'Finish' },
  'ending': { kk: 'Автомат қайта іске қосылып жатыр.', ru: 'Автомат перезапускается.', en: 'The machine restarts.' },

  'language.text': {
    kk: 'Экран тілдерін басыңыз. Бірінші басылған тіл сатып алушыны қарсы алады.',
    ru: 'Нажмите языки экрана. Первый нажатый встречает покупателя.',
    en: 'Touch the languages of the screen. The first one greets the customer.',
  },
  'operator.text': {
    kk: 'Атау бұрышта және түбіртекте тұрады. Көмек керек болса, сатып алушы осы телефонға қоңырау шалады.',
    ru: 'Название стоит в углу и в чеке. По этому телефону покупатель звонит, если что-то не так.',
    en: 'The name stands in the corner and on the receipt. Customers call this telephone when something is wrong.',
  },
  'name': { kk: 'Атауы', ru: 'Название', en: 'Name' },
  'contact': { kk: 'Телефон', ru: 'Телефон', en: 'Telephone' },
  'bin': {
    kk: 'БСН/ЖСН (түбіртек үшін, міндетті емес)',
    ru: 'БИН/ИИН (для чека, необязательно)',
    en: 'BIN/IIN (for the receipt, optional)',
  },
  'contract.text': {
    kk: 'Банкпен қандай шарт жасалды? Банктен хат әлі келмесе, әзірге тек купюра қабылдауға болады.',
    ru: 'Какой договор с банком? Если письма от банка ещё нет, пока можно принимать только купюры.',
    en: 'Which contract with the bank? While its letter has not come yet, the machine can take notes alone.',
  },
  'contract.lite': { kk: 'Kaspi QR: ApiKey', ru: 'Kaspi QR: ApiKey', en: 'Kaspi QR: ApiKey' },
  'contract.standard': { kk: 'Kaspi QR: сертификат', ru: 'Kaspi QR: сертификат', en: 'Kaspi QR: certificate' },
  'contract.enhanced': {
    kk: 'Kaspi QR: сертификат және тұрақты IP (бірнеше ұйым)',
    ru: 'Kaspi QR: сертификат и постоянный IP (несколько организаций)',
    en: 'Kaspi QR: certificate and fixed IP (several organisations)',
  },
  'contract.cash': { kk: 'Банксіз: тек купюра', ru: 'Без банка: только купюры', en: 'No bank: notes alone' },
  'organizationBin': { kk: 'Ұйымның БСН', ru: 'БИН организации', en: 'BIN of the organisation' },
  'key.text': {
    kk: 'Банк хатындағы ApiKey. Ол осы автоматта сақталады және журналға жазылмайды.',
    ru: 'ApiKey из письма банка. Он хранится на этом автомате и не попадает в журналы.',
    en: 'The ApiKey from the bank’s letter. It stays on this machine and comes into no log.',
  },
  'key': { kk: 'ApiKey', ru: 'ApiKey', en: 'ApiKey' },
  'key.here': { kk: 'Кілт автоматта бар.', ru: 'Ключ на автомате есть.', en: 'The key is on the machine.' },
  'not-needed': {
    kk: 'Банксіз автоматқа бұл қадам қажет емес.',
    ru: 'Без банка этот шаг не нужен.',
    en: 'Without a bank this step is not needed.',
  },
  'contract-first': {
    kk: 'Алдымен шартты таңдаңыз (3-қадам).',
    ru: 'Сначала выберите договор (шаг 3).',
    en: 'Choose the contract first (step 3).',
  },
  'address.text': {
    kk: 'Мекенжайды банк хатпен жібереді. Құрылғы атауын өзіңіз таңдайсыз: латын әріптері, цифрлар, - және _.',
    ru: 'Адрес присылает банк. Имя устройства выбираете вы: латинские буквы, цифры, - и _.',
    en: 'The bank mails the address. The name of the device is yours: Latin letters, digits, - and _.',
  },
  'address.test': { kk: 'Банктің сынақ ортасы', ru: 'Тестовая среда банка', en: 'The bank’s test environment' },
  'baseUrl': { kk: 'Мекенжай', ru: 'Адрес', en: 'Address' },
  'deviceId': { kk: 'Құрылғы атауы', ru: 'Имя устройства', en: 'Name of the device' },
  'save': { kk: 'Сақтау', ru: 'Сохранить', en: 'Save' },
  'saved': { kk: 'Сақталды.', ru: 'Сохранено.', en: 'Saved.' },
  'reading': { kk: 'Баптау оқылуда.', ru: 'Настройки читаются.', en: 'The configuration is being read.' },

  'mistake.name-missing': { kk: 'Атауын жазыңыз.', ru: 'Введите название.', en: 'Enter the name.' },
  'mistake.name-long': {
    kk: 'Атауы 60 таңбадан аспауы керек.',
    ru: 'Название не длиннее 60 знаков.',
    en: 'The name has at most 60 characters.',
  },
  'mistake.contact-missing': {
    kk: 'Сатып алушы қоңырау шалатын телефонды жазыңыз.',
    ru: 'Введите телефон, по которому позвонит покупатель.',
    en: 'Enter the telephone that customers call.',
  },
  'mistake.contact-long': {
    kk: 'Телефон мен сөздер 120 таңбадан аспауы керек.',
    ru: 'Телефон и слова к нему не длиннее 120 знаков.',
    en: 'Telephone and words have at most 120 characters.',
  },
  'mistake.bin-wrong': {
    kk: 'БСН/ЖСН 12 цифрдан тұрады. Бос қалдыруға болады.',
    ru: 'В БИН/ИИН 12 цифр. Поле можно оставить пустым.',
    en: 'A BIN or IIN has 12 digits. The field may stay empty.',
  },
  'mistake.organization-bin-wrong': {
    kk: 'Бұл шартқа ұйымның БСН қажет: 12 цифр.',
    ru: 'Для этого договора нужен БИН организации: 12 цифр.',
    en: 'This contract needs the organisation’s BIN: 12 digits.',
  },
  'mistake.key-missing': { kk: 'Кілтті жазыңыз.', ru: 'Введите ключ.', en: 'Enter the key.' },
  'mistake.key-cyrillic': {
    kk: 'Кілтте кирилл әріптері бар: латын пернетақтасына ауысып, қайта жазыңыз.',
    ru: 'В ключе есть русские буквы: переключите клавиатуру на латиницу и введите заново.',
    en: 'The key has Cyrillic letters: switch the keyboard to Latin and type it again.',
  },
  'mistake.key-odd': {
    kk: 'Кілтте бос орын не басқа таңба бар, немесе ол тым қысқа. Хаттағыдай жазыңыз.',
    ru: 'В ключе есть пробел или посторонний знак, или он слишком короткий. Введите его как в письме.',
    en: 'The key has a blank or an odd character, or is too short. Type it as in the letter.',
  },
  'mistake.address-missing': { kk: 'Мекенжайды жазыңыз.', ru: 'Введите адрес.', en: 'Enter the address.' },
  'mistake.address-wrong': {
    kk: 'Мекенжай https:// деп басталып, банк хатындағыдай болуы керек.',
    ru: 'Адрес начинается с https:// и пишется как в письме банка.',
    en: 'The address begins with https:// and is written as in the bank’s letter.',
  },
  'mistake.device-id-wrong': {
    kk: 'Құрылғы атауында тек латын әріптері, цифрлар, - және _ болады, 64 таңбаға дейін.',
    ru: 'В имени устройства только латинские буквы, цифры, - и _, до 64 знаков.',
    en: 'The name of the device has Latin letters, digits, - and _ only, up to 64.',
  },
} satisfies Readonly<Record<string, LocalText>>;
