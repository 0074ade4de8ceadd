import { afterEach, beforeEach, expect, it } from 'vitest';
import { tiyn } from '../../../../app/money/money.ts';
import type { BillAcceptor, BillAcceptorEvent } from '../../../../drivers/bill-acceptor/bill-acceptor.ts';
import { type CcnetMotion, CcnetSimulator } from '../../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { registry } from '../../../../drivers/registry.ts';
import { createLcusRelay } from '../../../../drivers/relay/lcus/driver.ts';
import { LcusSimulator } from '../../../../drivers/relay/lcus/simulator/simulator.ts';
import { type RelayChange } from '../../../../drivers/common/channel-change.ts';
import type { Relay, RelayEvent } from '../../../../drivers/relay/relay.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { createPtyPair, type PtyPair } from '../../../support/lines/pty-pair.ts';
import { until } from '../../../support/until.ts';
import { nextValue } from '../next-value.ts';
import { Socket } from './port-socket.ts';

/** Nothing that is tested depends on how long the motors turn. */
const MOTION: CcnetMotion = { acceptMs: 50, stackMs: 50, returnMs: 50, rejectMs: 50, initializeMs: 50 };
const NOTE = tiyn(100_000);
/** Longer than the test: what ends this pulse is the loss. */
const PULSE_MS = 5_000;

const environment = { opener: createSerialOpener(systemClock), clock: systemClock };
let names: PtyPair[];
let board: LcusSimulator;
let unit: CcnetSimulator;
let boardSocket: Socket;
let unitSocket: Socket;
let relay: Relay;
let acceptor: BillAcceptor;

const relayEvent = (kind: RelayEvent['kind']): Promise<RelayEvent> =>
  nextValue<RelayEvent>(
    (listener) => relay.onEvent(listener),
    (event) => event.kind === kind,
  );
const billEvent = (kind: BillAcceptorEvent['kind']): Promise<BillAcceptorEvent> =>
  nextValue<BillAcceptorEvent>(
    (listener) => acceptor.onEvent(listener),
    (event) => event.kind === kind,
  );
const switchedOn = (): Promise<RelayChange> =>
  nextValue<RelayChange>(
    (listener) => board.onChange(listener),
    (change) => change.on,
  );

async function plugBoth(boardName: PtyPair | undefined, unitName: PtyPair | undefined): Promise<void> {
  if (boardName === undefined || unitName === undefined) throw new Error('two names are needed');
  await Promise.all([boardSocket.plug(boardName), unitSocket.plug(unitName)]);
}

/** The hub loses its supply: both devices and both names go. */
async function cutHub(): Promise<void> {
  await Promise.all([boardSocket.unplug(), unitSocket.unplug()]);
  await Promise.all(names.map((name) => name.unplug()));
}

beforeEach(async () => {
  names = await Promise.all([createPtyPair(), createPtyPair()]);
  board = new LcusSimulator({ clock: systemClock });
  unit = new CcnetSimulator({ clock: systemClock, motion: MOTION });
  [boardSocket, unitSocket] = await Promise.all([Socket.make(board), Socket.make(unit)]);
  relay = createLcusRelay({ port: boardSocket.path, baudRate: 9_600 }, environment, [1, 2]);
  const madeAcceptor = registry.createBillAcceptor({ driver: 'ccnet', port: unitSocket.path }, environment);
  if (!madeAcceptor.ok) throw new Error(madeAcceptor.error);
  acceptor = madeAcceptor.value;
  await plugBoth(names[0], names[1]);
  const ready = Promise.all([relayEvent('ready'), billEvent('ready')]);
  relay.start();
  acceptor.start();
  await ready;
});

afterEach(async () => {
  await Promise.all([relay.stop(), acceptor.stop()]);
  await Promise.all([boardSocket.dispose(), unitSocket.dispose(), ...names.map((name) => name.dispose())]);
});

it('finds relay and acceptor by their sockets when they return with swapped names', async () => {
  const pulsing = switchedOn();
  const lost = Promise.all([relayEvent('lost'), billEvent('lost')]);
  const cut = relay.pulse(1, PULSE_MS);
  await pulsing;
  await cutHub();
  expect(await cut).toMatchObject({ ok: false, error: { certain: false } });
  await lost;
  expect(board.isOn(1)).toBe(true);

  const commandsBefore = board.commands().length;
  const ready = Promise.all([relayEvent('ready'), billEvent('ready')]);
  await Promise.all(names.map((name) => name.replug()));
  await plugBoth(names[1], names[0]);
  await ready;
  // This board has a supply of its own and was still on: off comes before everything else.
  expect(board.commands()[commandsBefore]).toMatchObject({ channel: 1, operation: 'off' });
  expect(board.isOn(1)).toBe(false);

  expect(await relay.pulse(2, 50)).toMatchObject({ ok: true });
  expect(
    board
      .changes()
      .filter(({ on }) => on)
      .map(({ channel }) => channel),
  ).toEqual([1, 2]);
  await takeNote();
  expect(unit.totals().stackedTiyn).toBe(NOTE);
});

async function takeNote(): Promise<void> {
  acceptor.accept([NOTE]);
  await until(() => unit.enabledBills().includes(NOTE));
  const escrowed = billEvent('escrowed');
  expect(unit.insert(NOTE)).toEqual({ ok: true, value: undefined });
  await escrowed;
  const stacked = billEvent('stacked');
  expect(acceptor.stack()).toEqual({ ok: true, value: undefined });
  expect(await stacked).toEqual({ kind: 'stacked', billTiyn: NOTE, asked: true });
}
