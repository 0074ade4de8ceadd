import { createStore } from 'zustand/vanilla';

interface Unsaved {
  /** Saves what was typed into the open form; null where everything is saved. */
  readonly save: (() => void) | null;
}

/** What the way on to the next step saves first: nothing that was typed is lost by it. */
export const unsavedStore = createStore<Unsaved>()(() => ({ save: null }));
