import type { Auditor } from './auditor.ts';
import type { Bank } from './bank.ts';
import type { Network } from './network.ts';

/** The relay of the kind `core`, without bytes. */
export interface CoreRelay {
  /** The sensor below the shelves; null where there is none. */
  readonly sensor: { plug(isUp: boolean): void } | null;
  plug(isPlugged: boolean): void;
  /** Works again, for good. */
  calm(): void;
}

/** What the devices work with. */
export interface DevicesParts {
  readonly bank: Bank;
  readonly network: Network;
  readonly auditor: Auditor;
  readonly hasAcceptor: boolean;
  readonly hasSensor: boolean;
  readonly hasPrinter: boolean;
}
