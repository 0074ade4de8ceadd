import type { benchContract, customerContract, galleryContract } from './contract.ts';
import type { serviceContract } from './service-contract.ts';
import type { ContractNames } from './bridge.ts';
import type { Contract } from './derive.ts';

/** The channel on which main checks that the page's thread responds. A page that hangs does not answer. */
export const HEARTBEAT_CHANNEL = 'sauda:heartbeat';

type NamesOf<T extends Contract> = ContractNames<keyof T['calls'] & string, keyof T['pushes'] & string>;

// Names only: a preload that loads the decoders would delay every start of the kiosk. A surplus name does not compile;
// a missing one fails the contract test.
export const customerNames: NamesOf<typeof customerContract> = {
  window: 'customer',
  calls: [
    'ready',
    'painted',
    'choose',
    'quantity',
    'pieces',
    'pay',
    'method',
    'digit',
    'erase',
    'send',
    'check',
    'payRest',
    'cancel',
    'done',
    'more',
    'language',
    'undrawn',
    'unplayed',
    'reach',
    'largeText',
    'wake',
    'setUp',
    'knock',
  ],
  pushes: ['view'],
};
/** Of the customer's window too; main serves it after the five touches. */
export const serviceNames: NamesOf<typeof serviceContract> = {
  window: 'service',
  calls: [
    'ready',
    'digit',
    'erase',
    'enter',
    'open',
    'act',
    'back',
    'leave',
    'endSetup',
    'setup',
    'language',
    'reach',
    'touched',
  ],
  pushes: ['service'],
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
