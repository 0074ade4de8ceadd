import { toldChange, type ConfigChange } from '../../../config/change.ts';
import type { LocalText, Language } from '../../../language/language.ts';
import { LANGUAGES } from '../../../language/language.ts';
import { tiyn, TIYN_PER_TENGE } from '../../../money/money.ts';
import { additionOf, changesOf, orderOf, removalOf } from './changes.ts';
import type { FileProduct, FileText } from './file-product.ts';
import { formOf, type FormValues } from './form.ts';
import { matched } from './list-match.ts';
import type { ListedProduct, Plan, PlanLine, TakenPicture } from './list-types.ts';

/** Whose list it is: the machine's whole catalogue, or some products more. */
interface Scope {
  readonly isWhole: boolean;
  readonly pictures: readonly TakenPicture[];
  readonly unplaced: readonly LocalText[];
}

/**
 * What a list means for the catalogue of the file: products that come, that change and that go. `left` are the pieces
 * that are counted.
 */
export function planOf(
  products: readonly FileProduct[],
  listed: readonly ListedProduct[],
  left: ReadonlyMap<string, number>,
  { isWhole, pictures, unplaced }: Scope,
): Plan {
  const pairs = matched(products, listed);
  const lines: PlanLine[] = [];
  const sets: ConfigChange[] = [];
  const adds: ConfigChange[] = [];
  const ids: string[] = [];
  let known = products;
  for (const { row, product } of pairs) {
    if (product === null) {
      const { change, line, item } = addition(known, row);
      known = [...known, item];
      adds.push(change);
      lines.push(line);
      ids.push(item.id);
    } else {
      const changes = changesTo(product, row);
      sets.push(...changes);
      ids.push(product.id);
      if (changes.length > 0)
        lines.push({ kind: 'changed', id: product.id, name: shownName(product), fields: changes.map(toldChange) });
    }
  }
  const gone = isWhole ? products.filter(({ id }) => !ids.includes(id)) : [];
  lines.push(
    ...gone.map((product): PlanLine => ({
      kind: 'gone',
      id: product.id,
      name: shownName(product),
      left: left.get(product.id) ?? null,
    })),
  );
  const rest = known.map(({ id }) => id).filter((id) => !gone.some((one) => one.id === id));
  const order = isWhole ? orderOf(rest, ids) : [];
  return {
    // Additions come before removals: a list that is empty for a moment would be written anew, without its comments.
    changes: [...sets, ...adds, ...gone.map(removalOf), ...order],
    lines,
    isReordered: order.length > 0,
    pictures,
    unplaced,
  };
}

/** What the list says, on top of what is in the file. */
function valuesOf(row: ListedProduct, product: FileProduct | null): FormValues {
  const form = product === null ? null : formOf(product);
  const own = (key: Language): string => form?.[key] ?? row.name ?? '';
  const category = form === null ? {} : { kk: form.categoryKk, ru: form.categoryRu, en: form.categoryEn };
  return {
    priceTenge: row.priceTenge,
    names: withoutEmpty({ kk: own('kk'), ru: own('ru'), en: own('en'), ...row.names }),
    channel: row.channel,
    capacity: row.capacity ?? product?.capacity,
    category: withoutEmpty({ ...category, ...row.category }),
    picture: row.picture ?? product?.picture,
    active: product?.active ?? true,
  };
}

function withoutEmpty(texts: Readonly<Partial<Record<Language, string>>>): FormValues['names'] {
  return Object.fromEntries(LANGUAGES.map((key) => [key, texts[key] ?? ''] as const).filter(([, text]) => text !== ''));
}

function changesTo(product: FileProduct, row: ListedProduct): readonly ConfigChange[] {
  const { stock } = row;
  const path = ['catalogue', { id: product.id }, 'stock'];
  return [
    ...changesOf(product, valuesOf(row, product)),
    ...(stock === undefined || stock === product.stock
      ? []
      : [{ kind: 'set', path, before: product.stock, after: stock } as const]),
  ];
}

function addition(
  known: readonly FileProduct[],
  row: ListedProduct,
): { readonly change: ConfigChange; readonly line: PlanLine; readonly item: FileProduct } {
  const values = valuesOf(row, null);
  const { change, item } = additionOf(known, values, row.stock);
  const priceTiyn = tiyn(Math.round(row.priceTenge * TIYN_PER_TENGE));
  const line: PlanLine = {
    kind: 'new',
    id: item.id,
    name: shownName(item),
    channel: row.channel,
    priceTiyn,
    stock: item.stock ?? null,
  };
  return { change, line, item };
}

/** A name in every language, as the configuration completes it. */
export function shownName({ id, name }: { readonly id: string; readonly name: FileText }): LocalText {
  if (typeof name === 'string') return { kk: name, ru: name, en: name };
  const fallback = name.ru ?? name.kk ?? name.en ?? id;
  return { kk: name.kk ?? fallback, ru: name.ru ?? fallback, en: name.en ?? fallback };
}
