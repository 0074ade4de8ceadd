import type { LocalText } from '../../language/language.ts';

/** The words of a list of past sales, at whichever door. */
export const pastWords = {
  'search': {
    kk: 'Код, сома, төлем нөмірі, күн немесе уақыт',
    ru: 'Код, сумма, номер платежа, дата или время',
    en: 'Code, amount, payment number, date or time',
  },
  'search.open': { kk: 'Іздеу', ru: 'Поиск', en: 'Search' },
  'search.close': { kk: 'Жабу', ru: 'Закрыть поиск', en: 'Close the search' },
  'find': { kk: 'Табу', ru: 'Найти', en: 'Find' },
  'all': { kk: 'Бәрін көрсету', ru: 'Показать все', en: 'Show all' },
  'found': { kk: '«{text}» бойынша табылғаны', ru: 'Найдено по «{text}»', en: 'Found for “{text}”' },
  'not-understood': {
    kk: 'Мұндай іздеу жоқ. Код (K7M-2QX), сома (450), төлем нөмірі, күн (22.11) немесе уақыт (14.05) жазыңыз.',
    ru: 'Так искать нельзя. Введите код (K7M-2QX), сумму (450), номер платежа, дату (22.11) или время (14.05).',
    en: 'That cannot be looked for. Enter a code (K7M-2QX), an amount (450), a payment number, a date (22.11) or a time (14.05).',
  },
  'unreadable': {
    kk: 'Журнал оқылмады. Артқа шығып, қайта кіріңіз; көмектеспесе, «Техникалық журнал» бөлімін қараңыз.',
    ru: 'Журнал не прочитан. Выйдите и зайдите снова; если не поможет, посмотрите раздел «Технический журнал».',
    en: 'The journal could not be read. Go back and come in again; if that does not help, look at “Technical log”.',
  },
  'reading': { kk: 'Оқып жатырмыз', ru: 'Читаем', en: 'Reading' },
  'so-far': {
    kk: 'Тізім жасалып жатыр: {percent} %. Жаңа сатылымдар соңында шығады.',
    ru: 'Список составляется: {percent} %. Последние продажи появятся в конце.',
    en: 'The list is being made: {percent} %. The latest sales come last.',
  },
  'none': { kk: 'Ештеңе табылмады', ru: 'Ничего не найдено', en: 'Nothing found' },
  'page': { kk: '{page}-бет', ru: 'Страница {page}', en: 'Page {page}' },
  'next': { kk: 'Ертерек', ru: 'Раньше', en: 'Earlier' },
  'previous': { kk: 'Кейінірек', ru: 'Позже', en: 'Later' },
  'list': { kk: 'Тізімге', ru: 'К списку', en: 'To the list' },
  'show': { kk: 'Ашу', ru: 'Открыть', en: 'Open' },
} satisfies Readonly<Record<string, LocalText>>;
