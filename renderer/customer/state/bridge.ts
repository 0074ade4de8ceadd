import type { customerContract } from '../../../app/ipc/contract.ts';
import type { Bridge } from '../../../app/ipc/derive.ts';

export type CustomerBridge = Bridge<typeof customerContract>;

declare global {
  interface Window {
    /** Installed by the preload before any script of the page runs. */
    readonly sauda: CustomerBridge;
  }
}

/** The bridge to main. */
export function customerBridge(): CustomerBridge {
  return window.sauda;
}
