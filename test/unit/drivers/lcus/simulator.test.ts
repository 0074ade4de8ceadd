import fc from 'fast-check';
import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { encodeCommand, FrameReader, type Operation, states } from '../../../../drivers/relay/lcus/protocol/frame.ts';
import { LcusSimulator, type LcusSimulatorSettings } from '../../../../drivers/relay/lcus/simulator/simulator.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

async function openBoard(settings: Omit<LcusSimulatorSettings, 'clock'> = {}) {
  const clock = new FakeClock();
  const line = createMemoryLine('relay', clock);
  const board = new LcusSimulator({ clock, ...settings });
  board.attach(line.device);
  const opened = await line.opener.open({ path: 'relay', baudRate: 9_600 });
  if (!opened.ok) throw new Error(opened.error.message);
  const port = opened.value;
  const answers: string[] = [];
  const reader = new FrameReader(states);
  port.onBytes((bytes) => answers.push(...reader.push(bytes).map(({ channel, word }) => `${channel} ${word}`)));
  const send = async (channel: number, word: Operation): Promise<void> => {
    expect((await port.write(encodeCommand(channel, word))).ok).toBe(true);
    await clock.advance(0);
  };
  return { clock, board, port, answers, send };
}

it('answers only the operations with feedback', async () => {
  const { answers, send } = await openBoard();
  await send(1, 'on');
  await send(1, 'query');
  await send(1, 'off-with-feedback');
  await send(2, 'on-with-feedback');
  await send(2, 'toggle-with-feedback');
  await send(2, 'off');
  expect(answers).toEqual(['1 on', '1 off', '2 on', '2 off']);
});

it('opens by itself after the momentary operation, unless another command arrives', async () => {
  const { clock, board, send } = await openBoard();
  await send(1, 'momentary-with-feedback');
  await clock.advance(delays.relayMomentaryMs);
  expect(board.changes().at(-1)).toMatchObject({ on: false, previousMs: delays.relayMomentaryMs });
  await send(1, 'momentary-with-feedback');
  await send(1, 'on');
  await clock.advance(2 * delays.relayMomentaryMs);
  expect(board.isOn(1)).toBe(true);
});

it('ignores channels that the board does not have', async () => {
  const { board, answers, send } = await openBoard({ channelCount: 2 });
  await send(3, 'on-with-feedback');
  expect(board.isOn(3)).toBe(false);
  expect(answers).toEqual([]);
});

it('reports the real state of its stuck relays', async () => {
  const { board, answers, send } = await openBoard();
  board.setFault({ kind: 'stuck-off', channel: 1 });
  await send(1, 'on-with-feedback');
  board.setFault({ kind: 'stuck-on', channel: 2 });
  await send(2, 'off-with-feedback');
  expect(answers).toEqual(['1 off', '2 on']);
});

it('reports changes to its listener, not commands', async () => {
  const { board, send } = await openBoard();
  const lamps: string[] = [];
  board.onChange(({ channel, on }) => lamps.push(`${channel} ${on}`));
  await send(1, 'on');
  await send(1, 'on');
  await send(1, 'off');
  expect(lamps).toEqual(['1 true', '1 false']);
});

it('survives any bytes and carries out the next command', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), async (junk) => {
      const { board, port, send } = await openBoard();
      expect((await port.write(junk)).ok).toBe(true);
      await send(8, 'on');
      await send(8, 'on');
      expect(board.isOn(8)).toBe(true);
    }),
    { numRuns: 50 },
  );
});
