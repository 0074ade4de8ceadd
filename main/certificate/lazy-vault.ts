import type { Vault } from './vault.ts';

/**
 * A vault that is chosen when it is first needed. Asking the operating system whether it has a store takes time at the
 * start, and on some desktops opens a dialog that nobody in front of a kiosk can answer; most kiosks never need it.
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
