import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import type { AddressStore } from './address-store.ts';

/** More names than a service and a proxy have. */
const MAX_NAMES = 16;
/** More addresses than any host name of a payment service has. */
const MAX_ADDRESSES = 8;

/**
 * What is known about the addresses of names: the name server's last answer, and the address at which a verified
 * connection last stood. A name server may be wrong (a network that answers every name with its login page), and so may
 * the past (the bank has moved): after a failed connection the other one is tried first. An address that accepted a
 * connection and came to nothing (IPv6 on which large packets are lost) is tried last, because the attempts at several
 * addresses end with the first that accepts one.
 */
export class KnownAddresses {
  readonly #store: AddressStore | null;
  readonly #answered = new Map<string, readonly LookupAddress[]>();
  readonly #proven: Map<string, LookupAddress>;
  /** The last connection failed: the proven address comes before the name server's. */
  readonly #doubted = new Set<string>();
  /** Where the last connection to a name was accepted and failed. */
  readonly #silent = new Map<string, string>();

  constructor(store: AddressStore | null) {
    this.#store = store;
    this.#proven = new Map(store?.load() ?? []);
  }

  /** Every address that may be right, the likeliest first. */
  of(name: string): readonly LookupAddress[] {
    const silent = this.#silent.get(name);
    const all = this.#inOrder(name);
    return [...all.filter(({ address }) => address !== silent), ...all.filter(({ address }) => address === silent)];
  }

  #inOrder(name: string): readonly LookupAddress[] {
    const answered = this.#answered.get(name) ?? [];
    const proven = this.#proven.get(name);
    if (proven === undefined) return answered;
    const others = answered.filter(({ address }) => address !== proven.address);
    // A proven address that the name server names as well spares an attempt at one that leads nowhere.
    const isConfirmed = others.length < answered.length || answered.length === 0;
    return isConfirmed || this.#doubted.has(name) ? [proven, ...others] : [...others, proven];
  }

  /** Takes a name server's answer, and returns the addresses to try now. */
  take(name: string, addresses: readonly LookupAddress[]): readonly LookupAddress[] {
    remember(this.#answered, name, addresses.slice(0, MAX_ADDRESSES));
    return this.of(name);
  }

  prove(name: string, address: string): void {
    this.#doubted.delete(name);
    this.#silent.delete(name);
    const family = isIP(address);
    if (family === 0 || isIP(name) !== 0 || this.#proven.get(name)?.address === address) return;
    remember(this.#proven, name, { address, family });
    this.#store?.save(this.#proven);
  }

  /** `address` where a connection was accepted there; null where none was. */
  doubt(name: string, address: string | null = null): void {
    if (address !== null) {
      remember(this.#silent, name, address);
      return;
    }
    if (!this.#doubted.delete(name)) this.#doubted.add(name);
    const oldest = this.#doubted.values().next();
    if (this.#doubted.size > MAX_NAMES && oldest.done !== true) this.#doubted.delete(oldest.value);
  }
}

function remember<T>(known: Map<string, T>, name: string, value: T): void {
  known.delete(name);
  known.set(name, value);
  const oldest = known.keys().next();
  if (known.size > MAX_NAMES && oldest.done !== true) known.delete(oldest.value);
}
