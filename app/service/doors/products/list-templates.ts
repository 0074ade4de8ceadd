import type { LocalText } from '../../../language/language.ts';
import type { FileProduct } from './file-product.ts';
import { isSameName } from './list-match.ts';
import type { ListedProduct } from './list-types.ts';

/** Assortments to begin with. */
export const TEMPLATES = ['water', 'drinks', 'coffee', 'snacks', 'breakfast'] as const;
export type Template = (typeof TEMPLATES)[number];

interface TemplateProduct {
  readonly name: LocalText;
  readonly priceTenge: number;
  readonly picture: string;
  readonly category: LocalText;
}

const DRINKS = { kk: 'Сусындар', ru: 'Напитки', en: 'Drinks' };
const HOT = { kk: 'Ыстық сусындар', ru: 'Горячие напитки', en: 'Hot drinks' };
const SWEETS = { kk: 'Тәттілер', ru: 'Сладости', en: 'Sweets' };
const SAVOURY = { kk: 'Жеңіл тамақ', ru: 'Закуски', en: 'Snacks' };

function product(name: LocalText, priceTenge: number, picture: string, category: LocalText): TemplateProduct {
  return { name, priceTenge, picture, category };
}

const STILL = product(
  { kk: 'Газсыз су 0,5 л', ru: 'Вода без газа 0,5 л', en: 'Still water 0.5 l' },
  250,
  'water',
  DRINKS,
);
const SPARKLING = product(
  { kk: 'Газдалған су 0,5 л', ru: 'Вода газированная 0,5 л', en: 'Sparkling water 0.5 l' },
  250,
  'water',
  DRINKS,
);
const APPLE_JUICE = product(
  { kk: 'Алма шырыны 0,2 л', ru: 'Сок яблочный 0,2 л', en: 'Apple juice 0.2 l' },
  350,
  'juice',
  DRINKS,
);
const COLA = product({ kk: 'Кола 0,5 л', ru: 'Кола 0,5 л', en: 'Cola 0.5 l' }, 450, 'soda', DRINKS);
const LEMONADE = product({ kk: 'Лимонад 0,5 л', ru: 'Лимонад 0,5 л', en: 'Lemonade 0.5 l' }, 400, 'soda', DRINKS);
const ICED_TEA = product(
  { kk: 'Салқын шай 0,5 л', ru: 'Холодный чай 0,5 л', en: 'Iced tea 0.5 l' },
  450,
  'tea',
  DRINKS,
);
const COFFEE = product({ kk: 'Кофе 0,2 л', ru: 'Кофе 0,2 л', en: 'Coffee 0.2 l' }, 500, 'coffee', HOT);
const LATTE = product(
  { kk: 'Сүт қосылған кофе 0,2 л', ru: 'Кофе с молоком 0,2 л', en: 'Coffee with milk 0.2 l' },
  600,
  'coffee',
  HOT,
);
const TEA = product({ kk: 'Шай 0,2 л', ru: 'Чай 0,2 л', en: 'Tea 0.2 l' }, 300, 'tea', HOT);
const MILK = product({ kk: 'Сүт 0,2 л', ru: 'Молоко 0,2 л', en: 'Milk 0.2 l' }, 350, 'milk', DRINKS);
const CHOCOLATE = product({ kk: 'Шоколад', ru: 'Шоколад', en: 'Chocolate bar' }, 450, 'chocolate', SWEETS);
const COOKIES = product({ kk: 'Печенье', ru: 'Печенье', en: 'Cookies' }, 350, 'cookie', SWEETS);
const GUM = product({ kk: 'Сағыз', ru: 'Жевательная резинка', en: 'Chewing gum' }, 250, 'gum', SWEETS);
const CHIPS = product({ kk: 'Чипсы', ru: 'Чипсы', en: 'Crisps' }, 550, 'chips', SAVOURY);
const NUTS = product({ kk: 'Тұздалған жаңғақ', ru: 'Орехи солёные', en: 'Salted nuts' }, 700, 'nuts', SAVOURY);
const SANDWICH = product({ kk: 'Сэндвич', ru: 'Сэндвич', en: 'Sandwich' }, 900, 'sandwich', SAVOURY);
const BUN = product({ kk: 'Тоқаш', ru: 'Булочка', en: 'Bun' }, 300, 'bread', SAVOURY);
const APPLE = product({ kk: 'Алма', ru: 'Яблоко', en: 'Apple' }, 200, 'apple', SAVOURY);

const ASSORTMENTS: Readonly<Record<Template, readonly TemplateProduct[]>> = {
  water: [STILL, SPARKLING],
  drinks: [STILL, SPARKLING, APPLE_JUICE, COLA, LEMONADE, ICED_TEA],
  coffee: [COFFEE, LATTE, TEA],
  snacks: [CHOCOLATE, COOKIES, CHIPS, NUTS, GUM, APPLE],
  breakfast: [COFFEE, TEA, MILK, SANDWICH, BUN, APPLE],
};

/** The names of an assortment's products, in its order. */
export function productsOf(template: Template): readonly LocalText[] {
  return ASSORTMENTS[template].map(({ name }) => name);
}

/**
 * An assortment on the free channels, the lowest first. What the machine sells already is left out; what finds no
 * channel up to `highest` is named.
 */
export function placedTemplate(
  template: Template,
  products: readonly FileProduct[],
  highest: number,
): { readonly listed: readonly ListedProduct[]; readonly unplaced: readonly LocalText[] } {
  const used = new Set(products.map(({ channel }) => channel));
  const free = Array.from({ length: highest }, (_, index) => index + 1).filter((channel) => !used.has(channel));
  const wanted = ASSORTMENTS[template].filter(
    ({ name }) => !products.some((one) => isSameName(one, { names: name, name: undefined })),
  );
  const listed = wanted.flatMap((one, index) => {
    const channel = free[index];
    return channel === undefined ? [] : [listedProduct(one, channel, index + 1)];
  });
  return { listed, unplaced: wanted.slice(free.length).map(({ name }) => name) };
}

function listedProduct(
  { name, priceTenge, picture, category }: TemplateProduct,
  channel: number,
  line: number,
): ListedProduct {
  return {
    line,
    names: name,
    name: undefined,
    category,
    priceTenge,
    channel,
    stock: undefined,
    capacity: undefined,
    picture,
  };
}
