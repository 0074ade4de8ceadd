import type { benchContract, customerContract, galleryContract } from './contract.ts';
import type { ContractNames } from './bridge.ts';
import type { Contract } from './derive.ts';

/** Main asks on it, the page's own thread answers: a page that hangs does not. */
export const HEARTBEAT_CHANNEL = 'sauda:heartbeat';

type NamesOf<T extends Contract> = ContractNames<keyof T['calls'] & string, keyof T['pushes'] & string>;

// The decoders stay in main: a preload that loads them would delay every start of the kiosk. A name too many does not
// compile; one that is missing fails the contract test.
export const customerNames: NamesOf<typeof customerContract> = {
  window: 'customer',
  calls: ['ready', 'choose', 'quantity', 'pay', 'method', 'cancel', 'done', 'more', 'language', 'undrawn', 'reach'],
  pushes: ['view'],
};
export const benchNames: NamesOf<typeof benchContract> = {
  window: 'bench',
  calls: ['ready', 'phone', 'cable', 'plug', 'stuck', 'insert', 'acceptorFault', 'printerFault'],
  pushes: ['bench', 'papers'],
};
export const galleryNames: NamesOf<typeof galleryContract> = {
  window: 'gallery',
  calls: ['samples', 'show'],
  pushes: [],
};
