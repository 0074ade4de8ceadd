import { addTiyn, subtractTiyn, type Tiyn, ZERO_TIYN } from '../../money/money.ts';
import type { KioskState } from './state.ts';

/** What parts of this sale's purchases are in and not recorded as owed yet, in tiyn. */
export function partsTiyn({ watched }: Pick<KioskState, 'watched'>, saleId: string): Tiyn {
  return addTiyn(
    ...watched
      .filter(({ sale }) => sale.saleId === saleId)
      .map(({ receivedTiyn, partOwedTiyn }) => subtractTiyn(receivedTiyn, partOwedTiyn)),
    ZERO_TIYN,
  );
}

/** The state after those parts were recorded as owed. */
export function withPartsOwed(state: KioskState, saleId: string): KioskState {
  const watched = state.watched.map((one) =>
    one.sale.saleId === saleId ? { ...one, partOwedTiyn: one.receivedTiyn } : one,
  );
  return { ...state, watched };
}
