import type { ReactNode } from 'react';
import { useArtwork } from './use-artwork.ts';

interface Props {
  readonly address: string | null;
  /** The words that the picture stands for. */
  readonly words: string;
}

/** An official picture of the payment service, or the words in its place. */
export function Official({ address, words }: Props): ReactNode {
  const { shown, onFail } = useArtwork(address);
  return shown === null ? (
    words
  ) : (
    <img className="official" src={shown} alt={words} draggable={false} onError={onFail} />
  );
}
