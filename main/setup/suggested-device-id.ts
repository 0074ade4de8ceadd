import type { NetworkInterfaceInfo } from 'node:os';

type Interfaces = Readonly<Record<string, readonly Pick<NetworkInterfaceInfo, 'internal' | 'mac'>[] | undefined>>;

/** How much of the address belongs to the single board, in hexadecimal digits. */
const OWN_DIGITS = 6;
const NOBODY = '00:00:00:00:00:00';

/**
 * A name for this machine at the bank: the end of its network board's address, which no other machine has, also where
 * their disks are copies of each other.
 */
export function suggestedDeviceId(interfaces: Interfaces): string {
  const addresses = Object.keys(interfaces)
    .sort()
    .flatMap((name) => interfaces[name] ?? [])
    .filter(({ internal, mac }) => !internal && mac !== NOBODY)
    .map(({ mac }) => mac.replaceAll(':', '').slice(-OWN_DIGITS).toUpperCase());
  return `KIOSK-${addresses[0] ?? '0001'}`;
}
