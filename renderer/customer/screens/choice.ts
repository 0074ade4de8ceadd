import { createContext, useContext } from 'react';
import { useShown } from '../state/shown.ts';

/** What a touch on a product means, and what of it is in the basket already. */
interface Choice {
  readonly choose: (productId: string) => void;
  /** Pieces in the basket. */
  readonly picked: (productId: string) => number;
  /** Whether no further piece can be put in. */
  readonly isFull: (productId: string) => boolean;
}

/** Null where a product is chosen at once. */
export const ChoiceContext = createContext<Choice | null>(null);

/** Whether the products stand beside a basket. */
export function useIsBasket(): boolean {
  return useContext(ChoiceContext) !== null;
}

/** The choice among the products of this screen. */
export function useChoice(): Choice {
  const { intents } = useShown();
  return useContext(ChoiceContext) ?? { choose: intents.choose, picked: () => 0, isFull: () => false };
}
