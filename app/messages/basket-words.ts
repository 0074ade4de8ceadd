import type { LocalText } from '../language/language.ts';

/** The words for several products in one sale. */
export const basketWords = {
  'basket.title': { kk: 'Себетіңіз', ru: 'Ваша корзина', en: 'Your basket' },
  'basket.picked': { kk: 'Себетте: {count}', ru: 'В корзине: {count}', en: 'In the basket: {count}' },
  'basket.empties': { kk: 'себетті босату', ru: 'очистить корзину', en: 'empty the basket' },
  'basket.cannot-pay': {
    kk: 'Мұндай соманы бұл жерде төлеуге болмайды. Себеттегі тауарларды өзгертіңіз.',
    ru: 'Такую сумму здесь не оплатить. Измените корзину.',
    en: 'This amount cannot be paid here. Please change the basket.',
  },
  'basket.reduced': {
    kk: 'Таңдағаныңыздың бір бөлігі енді сатылмайды.',
    ru: 'Часть выбранного больше не продаётся.',
    en: 'Some of what you chose is no longer on sale.',
  },
  'basket.came-out': { kk: 'Берілді', ru: 'Выдано', en: 'Released' },
  'basket.came-out-some': {
    kk: 'Берілді: {quantity} данадан {out}',
    ru: 'Выдано {out} из {quantity}',
    en: '{out} of {quantity} released',
  },
  'basket.not-out': { kk: 'Берілмеді', ru: 'Не выдано', en: 'Not released' },
} as const satisfies Record<string, LocalText>;
