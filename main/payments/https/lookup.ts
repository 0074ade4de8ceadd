import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import type { AddressStore } from './address-store.ts';
import { KnownAddresses } from './known-addresses.ts';

type Found = (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void;
/** Asks the system for every address of a name. */
export type AddressSource = (name: string, found: Found) => void;

const askSystem: AddressSource = (name, found) => {
  systemLookup(name, { all: true }, found);
};

/** On a mobile line an address needs longer than Node's quarter of a second before the next one is tried. */
const ADDRESS_ATTEMPT_MS = 2_000;
/** A name server that has not answered by then does not hold up a request whose address is known. */
const LATE_MS = 1_000;
/**
 * Names that are asked for at once: the service and a proxy. Each question holds one of the four threads of the pool
 * that files and serial lines need as well.
 */
const MAX_QUESTIONS = 2;

/** Name resolution with a report of which address was the right one. */
export interface ServiceLookup extends LookupFunction {
  /**
   * How long the connection to one address may take, in milliseconds, before the next one is tried; IPv6 and IPv4 in
   * turn, so that a family whose packets vanish costs this once.
   */
  readonly attemptMs: number;
  /** A verified connection stands at this address of the name. */
  proved(name: string, address: string): void;
  /** A connection to the name came to nothing before it was verified; `address` where it stood already. */
  failed(name: string, address?: string | null): void;
}

/** A question on its way. */
interface Question {
  readonly callers: Found[];
  isLate: boolean;
  cancelTimer: CancelTimer;
}

/** What a lookup works with beside the name server. */
interface LookupParts {
  readonly clock?: Clock;
  /** Keeps proven addresses between runs. */
  readonly store?: AddressStore | null;
  readonly attemptMs?: number;
}

/**
 * Name resolution for machines whose name server does not answer, is gone or answers wrongly. It uses the system
 * (`getaddrinfo`, not a resolver of our own), so that /etc/hosts and the settings of the network apply as everywhere on
 * the machine. A query cannot be interrupted, so there is one per name at a time, and it continues while requests use
 * the last known address. The server's certificate shows whether another host has that address now.
 */
export function sharedLookup(
  ask: AddressSource = askSystem,
  { clock = systemClock, store = null, attemptMs = ADDRESS_ATTEMPT_MS }: LookupParts = {},
): ServiceLookup {
  const known = new KnownAddresses(store);
  const questions = new Map<string, Question>();
  const begin = (name: string, found: Found): void => {
    const question: Question = { callers: [found], isLate: false, cancelTimer: () => undefined };
    questions.set(name, question);
    // Only where something is known there is a reason to stop waiting.
    if (known.of(name).length > 0)
      question.cancelTimer = clock.setTimer(LATE_MS, () => {
        question.isLate = true;
        for (const caller of question.callers.splice(0)) caller(null, known.of(name));
      });
    ask(name, (error, addresses) => {
      questions.delete(name);
      question.cancelTimer();
      const isAnswered = error === null && addresses.length > 0;
      const usable = isAnswered ? known.take(name, addresses) : known.of(name);
      for (const caller of question.callers.splice(0)) caller(usable.length > 0 ? null : error, usable);
    });
  };
  const find = (name: string, found: Found): void => {
    const question = questions.get(name);
    const usable = known.of(name);
    if (question === undefined && questions.size < MAX_QUESTIONS) begin(name, found);
    else if (question !== undefined && !(question.isLate && usable.length > 0)) question.callers.push(found);
    else found(usable.length > 0 ? null : tooMany(name), usable);
  };
  const lookup: LookupFunction = (name, options, callback) => {
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
  return Object.assign(lookup, {
    attemptMs,
    proved: (name: string, address: string) => {
      known.prove(name, address);
    },
    failed: (name: string, address: string | null = null) => {
      known.doubt(name, address);
    },
  });
}

function notFound(name: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
}

function tooMany(name: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`getaddrinfo EAI_AGAIN ${name}: too many questions are on their way`), {
    code: 'EAI_AGAIN',
    syscall: 'getaddrinfo',
  });
}
