import type { benchContract } from '../../app/ipc/contract.ts';
import type { Bridge } from '../../app/ipc/derive.ts';

export type BenchBridge = Bridge<typeof benchContract>;
/** The actions of the phone in the contract. */
export type PhoneAction = Parameters<BenchBridge['calls']['phone']>[0]['action'];

declare global {
  interface Window {
    /** Installed by the bench's preload; exists only with simulated peripherals. */
    readonly saudaBench: BenchBridge;
  }
}

/** The bridge to main. */
export function benchBridge(): BenchBridge {
  return window.saudaBench;
}
