import type { Language } from '../../../app/language/language.ts';
import type { CustomerBridge } from './bridge.ts';

/** The customer's actions. Each carries the revision of the screen that was touched. */
export interface Intents {
  readonly choose: (productId: string) => void;
  /** The new quantity itself rather than a difference, so that no touch counts twice. */
  readonly quantity: (pieces: number) => void;
  /** Pieces of a product in the basket, in the same way; with 0 it is taken out. */
  readonly pieces: (productId: string, quantity: number) => void;
  readonly pay: () => void;
  /** A way to pay at a service, by its id. */
  readonly payBy: (way: string) => void;
  readonly payByCash: () => void;
  /** The keypad for the telephone number. */
  readonly digit: (digit: number) => void;
  readonly erase: () => void;
  readonly send: () => void;
  /** Asks what became of the invoice. */
  readonly check: () => void;
  readonly payRest: () => void;
  readonly cancel: () => void;
  readonly done: () => void;
  /** Another product for the change. */
  readonly more: () => void;
  readonly setLanguage: (language: Language) => void;
  readonly setReach: (on: boolean) => void;
  readonly setLargeText: (on: boolean) => void;
  /** Ends the black screen of the dark hours or the attract loop, or puts them off, and nothing else. */
  readonly wake: () => void;
  /** Reports a file of the attract loop that cannot be shown. */
  readonly unplayed: (address: string) => void;
  /** To the set-up wizard's offer. */
  readonly setUp: () => void;
  /** A touch on the operator's name. */
  readonly knock: () => void;
}

/**
 * Sends a call. Main decides and logs refusals; a refused touch changes nothing on the screen, so errors are ignored
 * here.
 */
function send(call: Promise<unknown>): void {
  call.catch(() => undefined);
}

/** The actions bound to the screen that is shown. */
export function intentsOf({ calls }: CustomerBridge, revision: number): Intents {
  return {
    choose: (productId) => {
      send(calls.choose({ revision, productId }));
    },
    quantity: (pieces) => {
      send(calls.quantity({ revision, quantity: pieces }));
    },
    pieces: (productId, quantity) => {
      send(calls.pieces({ revision, productId, quantity }));
    },
    pay: () => {
      send(calls.pay({ revision }));
    },
    payBy: (method) => {
      send(calls.method({ revision, method }));
    },
    digit: (digit) => {
      send(calls.digit({ revision, digit }));
    },
    erase: () => {
      send(calls.erase({ revision }));
    },
    send: () => {
      send(calls.send({ revision }));
    },
    check: () => {
      send(calls.check({ revision }));
    },
    payRest: () => {
      send(calls.payRest({ revision }));
    },
    payByCash: () => {
      send(calls.method({ revision, method: 'cash' }));
    },
    cancel: () => {
      send(calls.cancel({ revision }));
    },
    done: () => {
      send(calls.done({ revision }));
    },
    more: () => {
      send(calls.more({ revision }));
    },
    setLanguage: (language) => {
      send(calls.language({ language }));
    },
    setReach: (on) => {
      send(calls.reach({ on }));
    },
    setLargeText: (on) => {
      send(calls.largeText({ on }));
    },
    wake: () => {
      send(calls.wake({}));
    },
    unplayed: (address) => {
      send(calls.unplayed({ address }));
    },
    setUp: () => {
      send(calls.setUp({}));
    },
    knock: () => {
      send(calls.knock({}));
    },
  };
}
