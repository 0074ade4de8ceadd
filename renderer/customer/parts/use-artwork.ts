import { useContext, useState } from 'react';
import { ShownContext } from '../state/shown.ts';

/** Files that could not be drawn since the page was loaded: each is reported once, and words take its place. */
const undrawn = new Set<string>();

/** An official picture, as long as it can be drawn: null where there is none, or where drawing it has failed. */
export function useArtwork(address: string | null): { readonly shown: string | null; readonly onFail: () => void } {
  const shownContext = useContext(ShownContext);
  const [, setFailures] = useState(0);
  const onFail = (): void => {
    if (address === null || undrawn.has(address)) return;
    undrawn.add(address);
    shownContext?.intents.unplayed(address);
    setFailures((before) => before + 1);
  };
  return { shown: address === null || undrawn.has(address) ? null : address, onFail };
}
