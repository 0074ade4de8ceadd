import type { LocalText } from '../../../app/language/language.ts';
import { tiyn } from '../../../app/money/money.ts';
import type { ProductCard } from '../../../app/session/view/view.ts';

interface CardFacts {
  readonly picture: string;
  readonly name: LocalText;
  readonly priceTiyn: number;
  readonly soldOut?: boolean;
}

const CARDS = [
  { picture: 'water', name: { kk: 'Су 0,5 л', ru: 'Вода 0,5 л', en: 'Water 0.5 l' }, priceTiyn: 250_00 },
  { picture: 'juice', name: { kk: 'Алма шырыны', ru: 'Сок яблочный', en: 'Apple juice' }, priceTiyn: 450_00 },
  { picture: 'chocolate', name: { kk: 'Шоколад', ru: 'Шоколад', en: 'Chocolate' }, priceTiyn: 390_00 },
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
  const { picture, name, priceTiyn, soldOut = false } = facts;
  return { id: `${picture}-${String(index + 1)}`, name, priceTiyn: tiyn(priceTiyn), picture, soldOut };
}

/** The products of a full machine. */
export const cards: readonly ProductCard[] = CARDS.map(card);
/** A few products, the first of which have the longest names that a price tag must bear. */
export const longCards: readonly ProductCard[] = [...LONG, ...CARDS.slice(0, 3)].map(card);
/** The product of most samples. */
export const juice = card(CARDS[1], 1);
/** The product of the samples that show how much text fits. */
export const longName = card(LONG[1], 1);
