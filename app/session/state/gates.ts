import type { Tiyn } from '../../money/money.ts';
import type { Problem } from '../../problem.ts';
import type { Dispense, Sale } from './sale.ts';

/** Whether the relay board can be used. */
export type RelayGate =
  { readonly kind: 'starting' } | { readonly kind: 'ready' } | { readonly kind: 'lost'; readonly problem: Problem };

/** Whether the drop sensor can be used. */
export type SensorGate = { readonly kind: 'absent' } | RelayGate;

/** Whether the printer can be used. `out`: it cannot print now, and the screen shows the content instead. */
export type PrinterGate =
  | { readonly kind: 'absent' | 'starting' }
  | { readonly kind: 'ready'; readonly isPaperNearEnd: boolean; readonly isAssumed?: true }
  | { readonly kind: 'out'; readonly problem: Problem };

/** A pause that ends by itself, or counts as a fault from its limit on. */
export interface Pause {
  readonly problem: Problem;
  readonly endsMonoMs: number;
}

/** Whether the bill acceptor can be used. */
export type AcceptorGate =
  | { readonly kind: 'absent' | 'starting' }
  | { readonly kind: 'ready'; readonly billsTiyn: readonly Tiyn[]; readonly pause: Pause | null }
  | { readonly kind: 'out'; readonly problem: Problem };

/** Whether the payment service can be used. */
export type PaymentGate =
  /** `absent`: the machine has no payment service. */
  | { readonly kind: 'absent' | 'connecting' }
  | { readonly kind: 'ready'; readonly pingsLost: number; readonly pingMonoMs: number | null }
  | {
      readonly kind: 'lost';
      readonly problem: Problem;
      readonly failures: number;
      readonly retryMonoMs: number | null;
    };

/** Whether the journal can be written. */
export type JournalGate =
  /** `isSlow`: the disk takes long to open it. */
  | { readonly kind: 'starting'; readonly isSlow?: true }
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'failed';
      readonly problem: Problem;
      readonly retryMonoMs: number | null;
      /** Sales that were cut short, whose end is written as soon as possible. */
      readonly cutShort: readonly CutShort[];
    };

/** `paid`: the paid pieces that will not be dispensed; null if the sale was not paid yet. */
export interface CutShort {
  readonly sale: Sale;
  readonly cashTiyn: Tiyn;
  readonly paid: Dispense | null;
}
