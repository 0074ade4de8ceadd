import { withMovedChannels } from './dispense/moved-channels.ts';
import { isFree } from './quiet.ts';
import type { KioskState } from './state/state.ts';
import { andThen, step, type Step } from './state/step.ts';
import { countedStock, countsOf } from './stock/counted-stock.ts';

/**
 * Changed settings take effect when no sale is running, because a customer pays the price that they touched. They need
 * the journal, because another number in the catalogue is an entry.
 * The card of an interrupted sale is no sale: a customer may begin one beside it.
 */
export function withNextSettings(before: Step): Step {
  return andThen(before, (state) => {
    const { nextSettings, session, journal, language } = state;
    if (nextSettings === null || journal.kind !== 'ready') return step(state);
    if (session.kind !== 'service' && !isFree(state)) return step(state);
    const { left, loads, entries } = countedStock(nextSettings.catalogue, countsOf(state));
    const settings = { ...state.settings, ...nextSettings };
    const next: KioskState = {
      ...withMovedChannels(state, nextSettings.catalogue),
      settings,
      nextSettings: null,
      language: settings.languages.includes(language) ? language : (settings.languages[0] ?? language),
      // A product that was taken out may come back, and is counted on then.
      stock: new Map([...state.stock, ...left]),
      loads: new Map([...state.loads, ...loads]),
    };
    return step(withoutUncounted(next, left), { entries });
  });
}

/** A product whose number was taken out of the configuration is not counted any more. */
function withoutUncounted(state: KioskState, left: ReadonlyMap<string, number>): KioskState {
  const uncounted = state.settings.catalogue.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const stock = new Map(state.stock);
  const loads = new Map(state.loads);
  for (const id of uncounted) {
    stock.delete(id);
    loads.delete(id);
  }
  return { ...state, stock, loads };
}
