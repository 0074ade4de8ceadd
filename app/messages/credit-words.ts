import type { LocalText } from '../language/language.ts';

/** The words of change that pays for another product. */
export const creditWords = {
  'action.more': { kk: 'Тағы бірдеңе алу', ru: 'Взять ещё что-нибудь', en: 'Buy something else' },
  'credit.title': { kk: 'Қайтарымыңыз: {amount}', ru: 'Ваша сдача: {amount}', en: 'Your change: {amount}' },
  'credit.text': {
    kk: 'Оған тағы бір тауар таңдаңыз. Жетпесе, қосып төлейсіз. Коды: {code}',
    ru: 'Выберите на неё другой товар. Если не хватит, доплатите. Код: {code}',
    en: 'Choose another product for it. If it is not enough, you pay the rest. Code: {code}',
  },
  'credit.code': { kk: 'Коды: {code}', ru: 'Код: {code}', en: 'Code: {code}' },
  'credit.pays': { kk: 'Қайтарымыңыздан төленеді.', ru: 'Оплатим из вашей сдачи.', en: 'Your change pays for it.' },
  'credit.keep': { kk: 'Керек емес', ru: 'Больше ничего', en: 'Nothing else' },
  'credit.rest': { kk: 'Қосып төлеу: {amount}', ru: 'Доплатить: {amount}', en: 'To pay: {amount}' },
} satisfies Readonly<Record<string, LocalText>>;
