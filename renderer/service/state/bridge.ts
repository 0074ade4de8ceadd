import type { Bridge } from '../../../app/ipc/derive.ts';
import type { serviceContract } from '../../../app/ipc/service-contract.ts';

export type ServiceBridge = Bridge<typeof serviceContract>;

declare global {
  interface Window {
    /** Installed by the preload beside the customer's bridge. */
    readonly saudaService: ServiceBridge;
  }
}

/** The bridge of the menu to main. */
export function serviceBridge(): ServiceBridge {
  return window.saudaService;
}
