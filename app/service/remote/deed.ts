import type { Claim } from '../../claims/claim.ts';
import type { ConfigChange } from '../../config/change.ts';
import type { Notice } from '../../orders.ts';
import type { ChangeableSettings } from '../../session/state/settings.ts';

/** What an operator does to the machine from afar: the same as a technician at the menu. */
export type RemoteDeed =
  | { readonly kind: 'product-off' | 'product-on'; readonly productId: string }
  /** No further sale begins, or sales begin again. */
  | { readonly kind: 'out-of-service' | 'back-in-service' }
  /** Null takes the present one away. */
  | { readonly kind: 'notice'; readonly notice: Notice | null }
  /** So many pieces are in each channel now. */
  | { readonly kind: 'stock'; readonly counts: readonly { readonly productId: string; readonly count: number }[] }
  /** The program is about to end, or to look for an update: that alone is on record. */
  | { readonly kind: 'restart' | 'reboot' | 'update' }
  /** The configuration file is about to be changed, was changed, or was not. */
  | { readonly kind: 'settings-intended'; readonly changes: readonly ConfigChange[] }
  | {
      readonly kind: 'settings-changed';
      readonly changes: readonly ConfigChange[];
      readonly settings: ChangeableSettings;
    }
  | { readonly kind: 'settings-unchanged'; readonly changes: readonly ConfigChange[]; readonly reason: string }
  /** A debt was paid by hand, or is to be given back by the payment service. */
  | { readonly kind: 'settle-debt' | 'refund'; readonly claim: Claim; readonly amountTiyn: number };

/** A signed command of the fleet, as far as the machine's state goes. */
export interface RemoteAct {
  readonly kind: 'remote-act';
  /** The command's own, and the key that signed it. */
  readonly id: string;
  readonly by: string;
  readonly deed: RemoteDeed;
}
