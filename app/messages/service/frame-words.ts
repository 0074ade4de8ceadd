import type { LocalText } from '../../language/language.ts';

/** The words around every door of the service menu, and those of its PIN pad. */
export const frameWords = {
  'title': { kk: 'Қызмет мәзірі', ru: 'Сервисное меню', en: 'Service menu' },
  'technician': { kk: 'Техник', ru: 'Техник', en: 'Technician' },
  'collector': { kk: 'Инкассатор', ru: 'Инкассатор', en: 'Cash collector' },
  'back': { kk: 'Артқа', ru: 'Назад', en: 'Back' },
  'demo': { kk: 'Демо: шынайы сатылым жоқ', ru: 'Демо: ничего не продаётся', en: 'Demo: nothing is really sold' },
  'plus': { kk: 'қосу белгісі', ru: 'плюс', en: 'plus' },
  'leave': { kk: 'Шығу', ru: 'Выйти', en: 'Leave' },
  'language': { kk: 'Тіл', ru: 'Язык', en: 'Language' },
  'reach': { kk: 'Батырмаларды төмен түсіру', ru: 'Опустить кнопки вниз', en: 'Move the buttons down' },
  'unwritten': {
    kk: 'Журналға жазылмады, сондықтан ештеңе жасалмады. Дискіде бос орын бар ма, тексеріңіз.',
    ru: 'Журнал не записан, поэтому ничего не сделано. Проверьте, есть ли место на диске.',
    en: 'The journal could not be written, so nothing was done. Check that the disk has room.',
  },
  'hold': { kk: 'басып тұрыңыз', ru: 'удерживайте', en: 'hold' },
  'not-ready': {
    kk: 'Бұл бөлім әлі дайын емес.',
    ru: 'Этот раздел ещё не готов.',
    en: 'This part is not ready yet.',
  },
  'page': { kk: '{page} / {pages}', ru: '{page} из {pages}', en: '{page} of {pages}' },
  'previous': { kk: 'Алдыңғы', ru: 'Назад по списку', en: 'Previous' },
  'next': { kk: 'Келесі', ru: 'Дальше', en: 'Next' },
  'empty': { kk: 'Тізім бос', ru: 'Список пуст', en: 'Nothing here' },
  'ok': { kk: 'Дайын', ru: 'Готово', en: 'Done' },

  'fine': { kk: 'Бәрі дұрыс', ru: 'В порядке', en: 'All right' },
  'level.works': { kk: 'Жұмыс істейді', ru: 'Работает', en: 'Works' },
  'level.attention': { kk: 'Назар аударыңыз', ru: 'Внимание', en: 'Attention' },
  'level.fault': { kk: 'Жұмыс істемейді', ru: 'Не работает', en: 'Does not work' },
  'level.unknown': { kk: 'Тексерілуде', ru: 'Проверяется', en: 'Being checked' },
  'level.absent': { kk: 'Жоқ', ru: 'Нет', en: 'Absent' },

  'pin.title': { kk: 'PIN кодын енгізіңіз', ru: 'Введите ПИН-код', en: 'Enter the PIN' },
  'pin.digits': { kk: 'Енгізілген цифрлар: {digits}', ru: 'Введено цифр: {digits}', en: 'Digits entered: {digits}' },
  'pin.erase': { kk: 'Өшіру', ru: 'Стереть', en: 'Erase' },
  'pin.enter': { kk: 'Кіру', ru: 'Войти', en: 'Enter' },
  'pin.checking': { kk: 'Тексеріп жатырмыз', ru: 'Проверяем', en: 'Checking' },
  'pin.wrong': {
    kk: 'PIN қате. Қайтадан енгізіңіз.',
    ru: 'Неверный ПИН. Введите ещё раз.',
    en: 'Wrong PIN. Try again.',
  },
  'pin.short': {
    kk: 'PIN кодында 4-тен 12-ге дейін цифр болады.',
    ru: 'В ПИН-коде от 4 до 12 цифр.',
    en: 'A PIN has 4 to 12 digits.',
  },
  'pin.failed': {
    kk: 'PIN тексерілмеді. Конфигурациядағы pinHash жолын тексеріңіз.',
    ru: 'ПИН не проверен. Проверьте строку pinHash в настройках.',
    en: 'The PIN could not be checked. Look at the pinHash line of the configuration.',
  },
  'pin.wait': {
    kk: 'Келесі әрекетке дейін: {time}',
    ru: 'До следующей попытки: {time}',
    en: 'Next try in {time}',
  },
  'pin.locked': {
    kk: 'Қате PIN тым көп. Құлып {time} кейін ашылады.',
    ru: 'Слишком много неверных ПИН. Замок откроется через {time}.',
    en: 'Too many wrong PINs. The lock opens in {time}.',
  },
} satisfies Readonly<Record<string, LocalText>>;
