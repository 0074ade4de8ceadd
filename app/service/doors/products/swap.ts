import type { ConfigChange } from '../../../config/change.ts';
import type { FileProduct } from './file-product.ts';

/**
 * What is behind two channels changes places; with a free channel it moves there. Pieces and prices go with their
 * products. The capacity is the spiral's: it stays, where both have one.
 */
export function swapOf(products: readonly FileProduct[], one: number, other: number): readonly ConfigChange[] {
  const here = products.filter(({ channel }) => channel === one);
  const there = products.filter(({ channel }) => channel === other);
  return [...movedTo(here, other, there), ...movedTo(there, one, here)];
}

function movedTo(
  products: readonly FileProduct[],
  channel: number,
  before: readonly FileProduct[],
): readonly ConfigChange[] {
  const capacity = before[0]?.capacity;
  return products.flatMap((product): readonly ConfigChange[] => {
    const path = ['catalogue', { id: product.id }];
    const isOther = capacity !== undefined && product.capacity !== undefined && capacity !== product.capacity;
    return [
      { kind: 'set', path: [...path, 'channel'], before: product.channel, after: channel },
      ...(isOther
        ? [{ kind: 'set', path: [...path, 'capacity'], before: product.capacity, after: capacity } as const]
        : []),
    ];
  });
}
