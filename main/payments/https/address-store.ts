import type { LookupAddress } from 'node:dns';
import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const OWNER_ONLY = 0o600;
const MAX_NAMES = 16;

const recordSchema = z
  .record(z.string().max(253), z.union([z.ipv4(), z.ipv6()]))
  .refine((all) => Object.keys(all).length <= MAX_NAMES);

/** Keeps proven addresses between runs: a machine that starts while its name server is silent sells all the same. */
export interface AddressStore {
  load(): ReadonlyMap<string, LookupAddress>;
  save(addresses: ReadonlyMap<string, LookupAddress>): void;
}

/**
 * The store over `addresses.json` beside the device's file. A damaged or lost file costs one answer of the name server.
 */
export function openAddressStore(dataDirectory: string): AddressStore {
  const file = join(dataDirectory, 'addresses.json');
  let writing: Promise<void> = Promise.resolve();
  return {
    load: () => readAddresses(file),
    save(addresses): void {
      const record = Object.fromEntries([...addresses].map(([name, { address }]) => [name, address]));
      // The write is not awaited; an address that could not be stored is found again.
      writing = writing.then(() => replace(file, `${JSON.stringify(record)}\n`)).catch(() => undefined);
    },
  };
}

async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: OWNER_ONLY, flush: true });
  await rename(`${file}.new`, file);
}

function readAddresses(file: string): ReadonlyMap<string, LookupAddress> {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const record = recordSchema.safeParse(json);
    return new Map(Object.entries(record.success ? record.data : {}).map(addressOf));
  } catch {
    return new Map();
  }
}

function addressOf([name, address]: [string, string]): [string, LookupAddress] {
  return [name, { address, family: address.includes(':') ? 6 : 4 }];
}
