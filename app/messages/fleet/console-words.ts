import type { LocalText } from '../../language/language.ts';

/** The frame of the console: connection, sections, lists and sums. */
export const consoleWords = {
  'title': { kk: 'Автоматтар', ru: 'Автоматы', en: 'Machines' },
  'languages': { kk: 'Тіл', ru: 'Язык', en: 'Language' },
  'sections': { kk: 'Бөлімдер', ru: 'Разделы', en: 'Sections' },
  'tab.machines': { kk: 'Автоматтар', ru: 'Автоматы', en: 'Machines' },
  'tab.alarms': { kk: 'Дабылдар', ru: 'Сигналы', en: 'Alarms' },
  'tab.sales': { kk: 'Сатылым', ru: 'Продажи', en: 'Sales' },
  'tab.map': { kk: 'Карта', ru: 'Карта', en: 'Map' },
  'tab.key': { kk: 'Кілт', ru: 'Ключ', en: 'Key' },

  'link.connecting': { kk: 'Қосылуда…', ru: 'Подключение…', en: 'Connecting…' },
  'link.open': { kk: 'Байланыс бар', ru: 'На связи', en: 'Connected' },
  'link.lost': {
    kk: 'Байланыс үзілді, қайта қосылуда',
    ru: 'Связь потеряна, подключаемся снова',
    en: 'Connection lost, trying again',
  },
  'link.refused': {
    kk: 'Брокер аты мен құпиясөзін қабылдамады',
    ru: 'Брокер не принял имя и пароль',
    en: 'The broker refused name and password',
  },
  'login.lead': {
    kk: 'Оператор аты мен құпиясөзін енгізіңіз. Құпиясөз осы бетте ғана қалады.',
    ru: 'Введите имя и пароль оператора. Пароль остаётся только на этой странице.',
    en: 'Enter the operator’s name and password. The password stays on this page alone.',
  },
  'login.user': { kk: 'Аты', ru: 'Имя', en: 'Name' },
  'login.password': { kk: 'Құпиясөз', ru: 'Пароль', en: 'Password' },
  'login.enter': { kk: 'Қосылу', ru: 'Подключиться', en: 'Connect' },

  'sum.machines': { kk: 'Автомат', ru: 'Автоматов', en: 'Machines' },
  'sum.online': { kk: 'Байланыста', ru: 'На связи', en: 'Connected' },
  'sum.critical': { kk: 'Шұғыл', ru: 'Срочно', en: 'Urgent' },
  'sum.warning': { kk: 'Назар керек', ru: 'Внимание', en: 'Attention' },
  'sum.sold': { kk: 'Бүгін сатылды', ru: 'Продано сегодня', en: 'Sold today' },
  'sum.owed': { kk: 'Қарыз', ru: 'Долги', en: 'Owed' },
  'level.critical': { kk: 'Шұғыл', ru: 'Срочно', en: 'Urgent' },
  'level.warning': { kk: 'Назар керек', ru: 'Внимание', en: 'Attention' },
  'level.good': { kk: 'Жұмыс істейді', ru: 'Работает', en: 'Works' },

  'list.label': {
    kk: 'Автоматтар, нашары бірінші',
    ru: 'Автоматы, сначала проблемные',
    en: 'Machines, the worst first',
  },
  'list.search': { kk: 'Аты бойынша іздеу', ru: 'Поиск по имени', en: 'Search by name' },
  'list.none': { kk: 'Ондай автомат жоқ', ru: 'Таких автоматов нет', en: 'No such machine' },
  'list.empty': {
    kk: 'Әзірге бірде-бір автомат хабар берген жоқ',
    ru: 'Пока ни один автомат не сообщил о себе',
    en: 'No machine has reported yet',
  },
  'list.more': { kk: 'тағы {count}', ru: 'ещё {count}', en: '{count} more' },
  'list.turned-away': {
    kk: 'Тым көп ат: {count} көрсетілмейді',
    ru: 'Слишком много имён: {count} не показано',
    en: 'Too many names: {count} are not shown',
  },
  'alarms.label': { kk: 'Ашық дабылдар', ru: 'Открытые сигналы', en: 'Open alarms' },
  'alarms.none': { kk: 'Ашық дабыл жоқ', ru: 'Открытых сигналов нет', en: 'No open alarm' },
  'since': { kk: '{time} бастап', ru: 'с {time}', en: 'since {time}' },

  'sales.count': { kk: 'Сатылым', ru: 'Продаж', en: 'Sales' },
  'sales.sold': { kk: 'Сатылды', ru: 'Продано', en: 'Sold' },
  'sales.refunded': { kk: 'Қайтарылды', ru: 'Возвращено', en: 'Refunded' },
  'sales.owed': { kk: 'Қарыз', ru: 'В долгу', en: 'Owed' },
  'sales.by-product': { kk: 'Тауарлар бойынша', ru: 'По товарам', en: 'By product' },
  'sales.by-machine': { kk: 'Автоматтар бойынша', ru: 'По автоматам', en: 'By machine' },
  'sales.none': { kk: 'Әзірге сатылым жоқ', ru: 'Продаж пока нет', en: 'No sales yet' },
  'sales.heard-since': {
    kk: '{time} бастап бұл бетке жеткені. Толық есеп есепке алушының деректерінде.',
    ru: 'Что дошло до этой страницы с {time}. Полный учёт — в данных того, кто ведёт книги.',
    en: 'What this page has heard of since {time}. The whole account is with the keeper of the books.',
  },
  'pieces': { kk: '{count} дана', ru: '{count} шт.', en: '{count} pcs' },
  'map.label': { kk: 'Автоматтар картасы', ru: 'Карта автоматов', en: 'Map of the machines' },
  'map.unplaced': {
    kk: 'Орны белгісіз автоматтар: {count}',
    ru: 'Без координат: {count}',
    en: 'Without a place: {count}',
  },
} satisfies Readonly<Record<string, LocalText>>;
