import { expect, it } from 'vitest';
import { joinLine } from '../../../../drivers/modbus/shared-line.ts';
import type { LinkEvent } from '../../../../drivers/port/supervisor.ts';
import {
  createModbusHarness,
  makeRelay,
  makeSensor,
  MODBUS_PATH,
  MODBUS_READY_MS,
} from '../../../support/lines/modbus-line.ts';

const PERIOD_MS = 10_000;
const QUESTIONS = { coils: '0101', inputs: '0102' } as const;

interface Joining {
  /** Who is there first; the other one joins. */
  readonly first: 'relay' | 'sensor';
  /** Whether it joins at the very moment at which the line goes, or when that is over. */
  readonly joins: 'at-the-end' | 'afterwards';
}

/** How often the one that joined asks in ten seconds when the line is back. */
async function questionsOfTheSecond({ first, joins }: Joining): Promise<number> {
  const { clock, device, host, sent } = await createModbusHarness();
  const { environment } = host();
  const drivers = { relay: makeRelay(environment).device, sensor: makeSensor(environment).device };
  const second = first === 'relay' ? drivers.sensor : drivers.relay;
  drivers[first].start();
  await clock.advance(MODBUS_READY_MS);
  device.unplug();
  if (joins === 'at-the-end') second.start();
  await clock.advance(100);
  if (joins === 'afterwards') second.start();
  device.plug();
  await clock.advance(5_000);
  sent.length = 0;
  await clock.advance(PERIOD_MS);
  const question = first === 'relay' ? QUESTIONS.inputs : QUESTIONS.coils;
  return sent.filter((frame) => frame.startsWith(question)).length;
}

it.each(['relay', 'sensor'] as const)(
  'a driver that joins the %s at the very moment at which the line goes asks no more often than one that joins later',
  async (first) => {
    const usual = await questionsOfTheSecond({ first, joins: 'afterwards' });
    expect(usual).toBeGreaterThan(0);
    expect(await questionsOfTheSecond({ first, joins: 'at-the-end' })).toBe(usual);
  },
);

it('reports no connection that has already ended', async () => {
  const { clock, device, host } = await createModbusHarness();
  const { environment } = host();
  makeRelay(environment).device.start();
  await clock.advance(MODBUS_READY_MS);
  const late = joinLine({ path: MODBUS_PATH, baudRate: 9_600, parity: 'none' }, environment);
  if (!late.ok) throw new Error(late.error);
  const reported: LinkEvent['kind'][] = [];
  device.unplug();
  late.value.start({ onLink: ({ kind }) => reported.push(kind), onEnd: () => undefined });
  await clock.advance(100);
  expect(reported).toEqual(['lost']);
  device.plug();
  await clock.advance(MODBUS_READY_MS);
  expect(reported).toEqual(['lost', 'connected']);
});
