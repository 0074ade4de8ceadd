import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/delays.ts';
import type { KioskEvent } from '../../../app/session/event.ts';
import { ok } from '../../../app/result.ts';
import type { BillAcceptor, BillAcceptorEvent } from '../../../drivers/bill-acceptor/bill-acceptor.ts';
import { Listeners } from '../../../drivers/listeners.ts';
import { followAcceptor } from '../../../main/peripherals/follow-acceptor.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const PAUSED: BillAcceptorEvent = { kind: 'trouble', trouble: { kind: 'paused' } };
const JAMMED: BillAcceptorEvent = { kind: 'trouble', trouble: { kind: 'jammed' } };
const OVER: BillAcceptorEvent = { kind: 'trouble-over' };

/** A unit that says what it is told to say, and what the loop hears of it. */
class Followed {
  readonly clock = new FakeClock();
  readonly heard: KioskEvent['kind'][] = [];
  readonly #events = new Listeners<BillAcceptorEvent>();

  constructor() {
    const acceptor: BillAcceptor = {
      onEvent: (listener) => this.#events.add(listener),
      start: () => undefined,
      stop: () => Promise.resolve(),
      accept: () => undefined,
      stack: () => ok(undefined),
      giveBack: () => ok(undefined),
    };
    followAcceptor(acceptor, { port: '/dev/notes', clock: this.clock, dispatch: ({ kind }) => this.heard.push(kind), log: { write: () => undefined } });
    this.say({ kind: 'ready', identity: { model: 'test', firmware: '', serialNumber: '', assetNumber: '' }, billsTiyn: [] });
    this.heard.length = 0;
  }

  say(event: BillAcceptorEvent): void {
    this.#events.emit(event);
  }
}

test('a note that was offered too early makes the unit pause: the sale hears nothing of it', async () => {
  const followed = new Followed();
  followed.say(PAUSED);
  await followed.clock.advance(DELAYS.acceptorPauseMs - 1);
  followed.say({ kind: 'stacked', billTiyn: null, asked: true });
  expect(followed.heard).toEqual(['bill-stacked']);
  followed.say(OVER);
  await followed.clock.advance(DELAYS.acceptorPauseMs);
  expect(followed.heard).not.toContain('acceptor-out');
});

test('a pause that does not end is a unit out of use, though notes come to rest in it', async () => {
  const followed = new Followed();
  followed.say(PAUSED);
  await followed.clock.advance(DELAYS.acceptorPauseMs / 2);
  followed.say({ kind: 'returned', billTiyn: null, asked: true });
  await followed.clock.advance(DELAYS.acceptorPauseMs / 2);
  expect(followed.heard).toEqual(['bill-returned', 'acceptor-out']);
  followed.say(OVER);
  expect(followed.heard.at(-1)).toBe('acceptor-ready');
});

test('a pause that becomes a jam is out at once, and once', async () => {
  const followed = new Followed();
  followed.say(PAUSED);
  followed.say(JAMMED);
  await followed.clock.advance(DELAYS.acceptorPauseMs);
  expect(followed.heard).toEqual(['acceptor-out']);
});
