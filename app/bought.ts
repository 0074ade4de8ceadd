import { LANGUAGES, type LocalText } from './language/language.ts';
import { linesOf, type Sold } from './money/price.ts';
import { pieces } from './pieces.ts';

interface Named {
  readonly name: LocalText;
}

/** What was bought as one name with a number of pieces. */
interface Bought {
  readonly name: LocalText;
  readonly quantity: number;
}

/** What a sale was about, where one line has to name it: a basket is a list, "2 × Juice, Water", as a single piece. */
export function boughtOf(sold: Sold<Named>): Bought {
  const { item, quantity, further } = sold;
  if (further.length === 0) return { name: item.name, quantity };
  const lines = linesOf(sold);
  const name = { ...item.name };
  for (const language of LANGUAGES)
    name[language] = lines.map((line) => pieces(line.quantity, line.item.name[language])).join(', ');
  return { name, quantity: 1 };
}
