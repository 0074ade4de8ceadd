import { afterEach, beforeEach, expect, test } from 'vitest';
import { ImportMachine, OWN } from './harness.ts';

let machine: ImportMachine;
beforeEach(() => {
  machine = new ImportMachine();
  machine.put('kiosk.yaml', 'version: 1\noperator: { name: Elsewhere }\n');
  machine.put('payments.csv', 'orderId;amount;status;transactionId\n');
});
afterEach(() => {
  machine.remove();
});

test('a stick that hangs is told at every step, and the door goes on', async () => {
  machine.fail({ kind: 'hangs' });
  await machine.atDoor();
  expect(machine.door.notice).toEqual({ kind: 'stick', failure: { kind: 'hangs' } });
  machine.fail(null);
  await machine.do({ kind: 'refresh' });
  expect(machine.door).toMatchObject({ notice: null, files: [{ kind: 'settings' }, { kind: 'payments' }] });
  machine.fail({ kind: 'hangs' });
  for (const [index, isStarted] of [
    [0, false],
    [1, true],
  ] as const) {
    await machine.do({ kind: 'choose-file', index });
    if (isStarted) await machine.do({ kind: 'start' });
    expect(machine.door).toMatchObject({ working: null, notice: { kind: 'stick', failure: { kind: 'hangs' } } });
  }
});

test('a stick that is pulled out before it is read is a sentence', async () => {
  await machine.atDoor();
  machine.pullOut();
  await machine.do({ kind: 'choose-file', index: 0 });
  expect(machine.door.notice).toMatchObject({ kind: 'settings-file', failure: { reason: 'unreadable' } });
  await machine.do({ kind: 'refresh' });
  expect(machine.door).toMatchObject({ files: [], sticks: 0 });
});

test('one that is pulled out before its pictures are copied changes nothing', async () => {
  machine.put(
    'kiosk.yaml',
    'version: 1\ncatalogue:\n  - { id: water, channel: 1, name: Вода, priceTenge: 500, picture: a.png }\n',
  );
  machine.put('pictures/a.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  await machine.atDoor();
  await machine.do({ kind: 'choose-file', index: 0 });
  machine.pullOut();
  await machine.do({ kind: 'start' });
  expect(machine.door.notice).toMatchObject({ kind: 'pictures' });
  expect(machine.text).toBe(OWN);
  expect(machine.recorded.map(({ kind }) => kind)).toEqual([
    'service-acted',
    'settings-intended',
    'settings-unchanged',
  ]);
});

test('what is written while nobody is at the door any more is on record and counts', async () => {
  await machine.atDoor();
  await machine.do({ kind: 'choose-file', index: 0 });
  machine.act({ step: 'import', action: { kind: 'start' } });
  machine.touch('service-back');
  await machine.carryOut();
  expect(machine.recorded.at(-1)).toMatchObject({ kind: 'settings-changed' });
  expect(machine.loop.state().settings.operatorName).toBe('Elsewhere');
});

test('a journal that cannot be written changes no file', async () => {
  await machine.atDoor();
  await machine.do({ kind: 'choose-file', index: 0 });
  machine.diskFull = true;
  await machine.do({ kind: 'start' });
  expect(machine.text).toBe(OWN);
  expect(machine.menu.frame.isUnwritten).toBe(true);
});
