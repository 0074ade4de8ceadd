import { ROLES, type Role } from '../../../app/role.ts';
import type { PinNotice } from '../../../app/service/doors/system/types.ts';
import { hashPin, isPin, verifyPin } from './pin-hash.ts';
import type { PinPad } from './pin-pad.ts';
import type { ServicePorts } from '../port/service-ports.ts';
import { setValue } from '../port/set-value.ts';

/** The hash of each role's PIN; null where the role has none. */
type PinHashes = Record<Role, string | null>;

/** The PINs of the menu, as a door may change them. */
export interface PinChanging {
  readonly pad: PinPad;
  readonly hashes: () => Promise<PinHashes>;
  /** The hash is in the configuration: it counts from now on. */
  readonly changed: (role: Role, hash: string) => Promise<void>;
}

const KEYS: Readonly<Record<Role, string>> = { technician: 'pinHash', collector: 'collectorPinHash' };

/** Changes a PIN that was typed twice. Its digits leave the pad for the hash alone. */
export class PinChanger {
  readonly #ports: Pick<ServicePorts, 'editor'>;
  readonly #keeping: PinChanging;
  #first: string | null = null;

  constructor(ports: Pick<ServicePorts, 'editor'>, keeping: PinChanging) {
    this.#ports = ports;
    this.#keeping = keeping;
  }

  forget(): void {
    this.#first = null;
    this.#keeping.pad.take();
  }

  /** The pad may have digits of the second time already. */
  keep(digits: number): void {
    this.#first = this.#keeping.pad.take().slice(0, digits);
  }

  async set(role: Role, digits: number): Promise<PinNotice> {
    const first = this.#first;
    const second = this.#keeping.pad.take().slice(0, digits);
    this.#first = null;
    if (first !== second || !isPin(second)) return { kind: 'differs', role };
    try {
      return await this.#write(role, second);
    } catch (error) {
      return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
    }
  }

  async #write(role: Role, pin: string): Promise<PinNotice> {
    // With the same PIN for both the collector would come in as the technician.
    const hashes = await this.#keeping.hashes();
    for (const other of ROLES) {
      const hash = other === role ? null : hashes[other];
      const same = hash === null ? null : await verifyPin(pin, hash);
      if (same?.ok === true && same.value) return { kind: 'taken', role };
    }
    const hash = await hashPin(pin);
    const written = await setValue(this.#ports.editor, ['service', KEYS[role]], hash);
    if (!written.ok) return { kind: 'not-changed', refusal: written.error };
    await this.#keeping.changed(role, hash);
    return { kind: 'changed', role };
  }
}
