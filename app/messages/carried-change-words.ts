import type { LocalText } from '../language/language.ts';

/** The texts about change that pays for another product. */
export const carriedChangeWords = {
  'action.more': { kk: 'Тағы бірдеңе алу', ru: 'Взять ещё что-нибудь', en: 'Buy something else' },
  'carried-change.title': { kk: 'Қайтарымыңыз: {amount}', ru: 'Ваша сдача: {amount}', en: 'Your change: {amount}' },
  'carried-change.text': {
    kk: 'Оған тағы бір тауар таңдаңыз. Жетпесе, қосып төлейсіз. Коды: {code}',
    ru: 'Выберите на неё другой товар. Если не хватит, доплатите. Код: {code}',
    en: 'Choose another product for it. If it is not enough, you pay the rest. Code: {code}',
  },
  'carried-change.code': { kk: 'Коды: {code}', ru: 'Код: {code}', en: 'Code: {code}' },
  'carried-change.pays': {
    kk: 'Қайтарымыңыздан төленеді.',
    ru: 'Оплатим из вашей сдачи.',
    en: 'Your change pays for it.',
  },
  'carried-change.keep': { kk: 'Керек емес', ru: 'Больше ничего', en: 'Nothing else' },
  'carried-change.rest': { kk: 'Қосып төлеу: {amount}', ru: 'Доплатить: {amount}', en: 'To pay: {amount}' },
} satisfies Readonly<Record<string, LocalText>>;
