import type { ProviderName } from '../../payment/capabilities.ts';
import type { LocalText } from '../../language/language.ts';

/** What the receiving system has to know about the machine and the journal does not. */
export interface EvaMachine {
  /** Three characters that EVA gives out, and seven digits. */
  readonly sender: string;
  readonly model: string;
  readonly place: string;
  /** The importer's key of the machine. */
  readonly assetNumber: string;
  /** 2: amounts in tiyn; 0: in whole tenge. */
  readonly decimals: 0 | 2;
  readonly version: string;
  /** The payment services that are configured, the first choice first. */
  readonly services: readonly ProviderName[];
  /** Null where the machine takes no notes. What could not be read from the acceptor is empty. */
  readonly acceptor: { readonly serialNumber: string; readonly model: string; readonly firmware: string } | null;
  /** Product of each channel now; empty where none is given. */
  readonly products: readonly EvaProduct[];
}

/** A product in its channel. */
export interface EvaProduct {
  readonly productId: string;
  readonly channel: number;
  readonly name: LocalText;
  readonly priceTiyn: number;
  readonly capacity: number | null;
}

/** Who reads, for the chain of reads. `isReset`: the counters since the last read begin anew behind it. */
export interface EvaReader {
  readonly terminal: 'PANEL' | 'COMMAND';
  readonly isReset: boolean;
}
