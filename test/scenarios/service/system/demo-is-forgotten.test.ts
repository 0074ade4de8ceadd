import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SECOND_MS } from '../../../../app/units.ts';
import { endWhenOver } from '../../../../main/shell/end-training.ts';
import { KIOSK_EXIT } from '../../../../main/shell/ending.ts';
import { beginTraining, trainingAt, TRAINING_MS } from '../../../../main/shell/training.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-forgotten-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A demonstration that runs and that nobody switches off; the codes with which it has ended. */
async function forgotten(): Promise<{ readonly machine: ServiceHarness; readonly ends: readonly number[] }> {
  const machine = new ServiceHarness().ready();
  const { loop, clock } = machine;
  await beginTraining(folder, clock.wallMs());
  const training = trainingAt(folder, clock.wallMs());
  if (training === null) throw new Error('not switched on');
  const ends: number[] = [];
  endWhenOver(training, { loop, clock, log: { write: () => undefined }, end: (code) => void ends.push(code) });
  return { machine, ends };
}

test('after two hours the program starts again as the machine', async () => {
  const { machine, ends } = await forgotten();
  await machine.clock.advance(TRAINING_MS - SECOND_MS);
  expect(ends).toEqual([]);
  await machine.clock.advance(2 * SECOND_MS);
  await expect.poll(() => ends).toEqual([KIOSK_EXIT.restartWanted]);
  expect(trainingAt(folder, machine.clock.wallMs())).toBeNull();
});

test('a customer of the demonstration is not cut off', async () => {
  const { machine, ends } = await forgotten();
  await machine.clock.advance(TRAINING_MS - SECOND_MS);
  machine.choose();
  machine.answerQr();
  await machine.clock.advance(5 * SECOND_MS);
  expect(ends).toEqual([]);
  machine.send({ kind: 'cancel', revision: machine.loop.view().frame.revision });
  await machine.clock.advance(10 * SECOND_MS);
  await expect.poll(() => ends).toEqual([KIOSK_EXIT.restartWanted]);
});

test('a disk that refuses holds up no restart', async () => {
  const { machine, ends } = await forgotten();
  rmSync(folder, { recursive: true });
  await machine.clock.advance(TRAINING_MS + SECOND_MS);
  await expect.poll(() => ends).toEqual([KIOSK_EXIT.restartWanted]);
});
