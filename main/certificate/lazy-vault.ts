import type { Vault } from './vault.ts';

/**
 * A vault that is chosen on first use. Asking the operating system for its store delays the start, and on some desktops
 * opens a dialog that cannot be answered at a kiosk; most kiosks never need it.
 */
export function lazyVault(choose: () => Vault): Vault {
  let chosen: Vault | null = null;
  const vault = (): Vault => (chosen ??= choose());
  return {
    get seal() {
      return vault().seal;
    },
    close: (secret) => vault().close(secret),
    open: (sealed) => vault().open(sealed),
  };
}
