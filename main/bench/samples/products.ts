import type { LocalText } from '../../../app/language/language.ts';
import { addTiyn, tiyn } from '../../../app/money/money.ts';
import type { ProductCard } from '../../../app/session/view/view.ts';

interface CardFacts {
  readonly picture: string;
  readonly name: LocalText;
  readonly priceTiyn: number;
  readonly soldOut?: boolean;
  readonly fewLeft?: number;
}

const CARDS = [
  { picture: 'water', name: { kk: 'Су 0,5 л', ru: 'Вода 0,5 л', en: 'Water 0.5 l' }, priceTiyn: 250_00 },
  { picture: 'juice', name: { kk: 'Алма шырыны', ru: 'Сок яблочный', en: 'Apple juice' }, priceTiyn: 450_00 },
  { picture: 'chocolate', name: { kk: 'Шоколад', ru: 'Шоколад', en: 'Chocolate' }, priceTiyn: 390_00, fewLeft: 2 },
  { picture: 'bread', name: { kk: 'Тоқаш', ru: 'Булочка', en: 'Bun' }, priceTiyn: 520_00, soldOut: true },
  { picture: 'apple', name: { kk: 'Алма', ru: 'Яблоко', en: 'Apple' }, priceTiyn: 180_00 },
  { picture: 'nuts', name: { kk: 'Жаңғақ', ru: 'Орешки', en: 'Nuts' }, priceTiyn: 1_250_50 },
  { picture: 'coffee', name: { kk: 'Кофе латте', ru: 'Кофе латте', en: 'Coffee latte' }, priceTiyn: 890_00 },
  { picture: 'chips', name: { kk: 'Чипсы', ru: 'Чипсы', en: 'Crisps' }, priceTiyn: 640_00 },
  { picture: 'gum', name: { kk: 'Сағыз', ru: 'Жвачка', en: 'Chewing gum' }, priceTiyn: 150_00, soldOut: true },
  { picture: 'soda', name: { kk: 'Лимонад', ru: 'Лимонад', en: 'Lemonade' }, priceTiyn: 420_00 },
  { picture: 'cookie', name: { kk: 'Печенье', ru: 'Печенье', en: 'Cookie' }, priceTiyn: 300_00 },
  { picture: 'sandwich', name: { kk: 'Сэндвич', ru: 'Сэндвич', en: 'Sandwich' }, priceTiyn: 1_490_00 },
  { picture: 'tea', name: { kk: 'Көк шай', ru: 'Зелёный чай', en: 'Green tea' }, priceTiyn: 350_00 },
  { picture: 'milk', name: { kk: 'Сүт 1 л', ru: 'Молоко 1 л', en: 'Milk 1 l' }, priceTiyn: 610_00 },
  { picture: 'something-new', name: { kk: 'Тосынсый', ru: 'Сюрприз', en: 'Surprise' }, priceTiyn: 999_00 },
  { picture: 'water', name: { kk: 'Минералды су', ru: 'Минеральная вода', en: 'Mineral water' }, priceTiyn: 330_00 },
  { picture: 'bread', name: { kk: 'Бауырсақ', ru: 'Баурсаки', en: 'Baursaks' }, priceTiyn: 700_00 },
  { picture: 'nuts', name: { kk: 'Кептірілген өрік', ru: 'Курага', en: 'Dried apricots' }, priceTiyn: 1_100_00 },
] as const satisfies readonly CardFacts[];

const LONG = [
  {
    picture: 'water',
    name: {
      kk: 'Газдалмаған табиғи минералды ауыз су 0,5 литр',
      ru: 'Вода природная минеральная негазированная 0,5 л',
      en: 'Natural still mineral drinking water 0.5 litre',
    },
    priceTiyn: 250_00,
    fewLeft: 1,
  },
  {
    picture: 'chocolate',
    name: {
      kk: 'Жаңғақ пен мейіз қосылған қазақстандық сүтті шоколад',
      ru: 'Казахстанский молочный шоколад с орехами и изюмом',
      en: 'Kazakhstani milk chocolate with nuts and raisins',
    },
    priceTiyn: 12_250_50,
  },
  {
    picture: 'sandwich',
    name: {
      kk: 'Қазы мен балғын көкөніс қосылған үшбұрышты сэндвич',
      ru: 'Треугольный сэндвич с казы и свежими овощами',
      en: 'Triangle sandwich with kazy and fresh vegetables',
    },
    priceTiyn: 1_490_00,
    soldOut: true,
  },
] as const satisfies readonly CardFacts[];

function card(facts: CardFacts, index: number): ProductCard {
  const { picture, name, priceTiyn, soldOut = false, fewLeft = null } = facts;
  return {
    id: `${picture}-${String(index + 1)}`,
    name,
    priceTiyn: tiyn(priceTiyn),
    picture,
    earlierTiyn: null,
    soldOut,
    fewLeft,
    category: null,
    shelf: null,
  };
}

/** The products of a full machine. */
export const cards: readonly ProductCard[] = CARDS.map(card);
/** A few products, the first of which have the longest names that a price tag must bear. */
export const longCards: readonly ProductCard[] = [...LONG, ...CARDS.slice(0, 3)].map(card);
const CATEGORIES = [
  { kk: 'Сусындар', ru: 'Напитки', en: 'Drinks' },
  { kk: 'Тәттілер', ru: 'Сладкое', en: 'Sweets' },
  { kk: 'Нан өнімдері', ru: 'Выпечка', en: 'Bakery' },
  { kk: 'Сергектік пен сұлулық', ru: 'Красота и здоровье', en: 'Health and beauty' },
  { kk: 'Телефонға', ru: 'Для телефона', en: 'Phone' },
  { kk: 'Балаларға', ru: 'Детям', en: 'For children' },
] as const satisfies readonly LocalText[];

/** Products some of whose prices were lowered, one of them with few left. */
export const loweredCards: readonly ProductCard[] = cards.map((one, index) =>
  index % 3 === 1 || one.soldOut ? one : { ...one, earlierTiyn: addTiyn(one.priceTiyn, tiyn(150_00)) },
);
/** As many products as a machine can have, in categories and without. */
export const sixtyCards: readonly ProductCard[] = Array.from({ length: 60 }, (_, index): ProductCard => {
  const facts = CARDS[index % CARDS.length] ?? CARDS[0];
  return { ...card(facts, index), category: CATEGORIES[index % (CATEGORIES.length + 1)] ?? null };
});
/** The products of a machine with glass, by the numbers at their shelves. */
export const numberedCards: readonly ProductCard[] = cards.map((one, index) => ({
  ...one,
  shelf: 10 * (1 + Math.floor(index / 6)) + 1 + (index % 6),
}));
/** The product of most samples. */
export const juice = card(CARDS[1], 1);
/** The product of the samples that show how much text fits. */
export const longName = card(LONG[1], 1);
