import type { benchContract } from '../../app/ipc/contract.ts';
import type { Bridge } from '../../app/ipc/derive.ts';

export type BenchBridge = Bridge<typeof benchContract>;
/** What the phone can do, as the contract's argument has it. */
export type PhoneAction = Parameters<BenchBridge['calls']['phone']>[0]['action'];

declare global {
  interface Window {
    /** Installed by the bench's preload; only with simulated peripherals. */
    readonly saudaBench: BenchBridge;
  }
}

/** The way to main. */
export function benchBridge(): BenchBridge {
  return window.saudaBench;
}
