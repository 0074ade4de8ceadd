import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

type Found = (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void;
/** Asks the system for every address of a name. */
export type AddressSource = (name: string, found: Found) => void;

const askSystem: AddressSource = (name, found) => {
  systemLookup(name, { all: true }, found);
};

/** More names than a service and a proxy have. */
const MAX_REMEMBERED = 16;

/**
 * Name resolution for machines whose DNS comes and goes. One question per name at a time: a question that hangs holds
 * a thread of the pool that the serial line needs as well. And the last answer stays good while DNS is gone: the
 * server's certificate says whether somebody else has moved in at that address.
 */
export function sharedLookup(ask: AddressSource = askSystem): LookupFunction {
  const waiting = new Map<string, Found[]>();
  const lastKnown = new Map<string, readonly LookupAddress[]>();
  const find = (name: string, found: Found): void => {
    const others = waiting.get(name);
    if (others !== undefined) {
      others.push(found);
      return;
    }
    const callers = [found];
    waiting.set(name, callers);
    ask(name, (error, addresses) => {
      waiting.delete(name);
      const known = error === null ? addresses : lastKnown.get(name);
      if (error === null && addresses.length > 0) remember(lastKnown, name, addresses);
      for (const caller of callers) caller(known === undefined ? error : null, known ?? []);
    });
  };
  return (name, options, callback) => {
    find(name, (error, addresses) => {
      const fitting = addresses.filter(
        ({ family }) =>
          options.family === undefined ||
          options.family === 0 ||
          family === options.family ||
          `IPv${String(family)}` === options.family,
      );
      const [first] = fitting;
      if (error !== null || first === undefined) callback(error ?? notFound(name), []);
      else if (options.all === true) callback(null, [...fitting]);
      else callback(null, first.address, first.family);
    });
  };
}

function remember(
  known: Map<string, readonly LookupAddress[]>,
  name: string,
  addresses: readonly LookupAddress[],
): void {
  known.set(name, addresses);
  const oldest = known.keys().next();
  if (known.size > MAX_REMEMBERED && oldest.done !== true) known.delete(oldest.value);
}

function notFound(name: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
}
