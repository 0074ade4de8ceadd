import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProductsMachine, TEXT } from './harness.ts';

let machine: ProductsMachine;
beforeEach(async () => {
  machine = new ProductsMachine();
  machine.putOnStick('list.csv', 'Название;Цена;Канал\nСок;300;2\n');
  await machine.ready().atDoor();
});
afterEach(() => {
  machine.dispose();
});

test('a stick that hangs is no stick without lists; the door goes on', async () => {
  machine.failStick({ kind: 'hangs' });
  machine.touchDoor({ kind: 'list-look' });
  await machine.carryOut();
  expect(machine.door.list).toMatchObject({ working: null, found: [], troubles: ['hangs'] });
  machine.failStick(null);
  machine.touchDoor({ kind: 'list-look' });
  await machine.carryOut();
  expect(machine.door.list).toMatchObject({ found: [{ name: 'list.csv' }], troubles: [] });
  machine.failStick({ kind: 'broken', detail: 'the thread has ended' });
  machine.touchDoor({ kind: 'list-read', index: 0 });
  await machine.carryOut();
  expect(machine.door.list?.looked).toMatchObject({ kind: 'failed', failure: { reason: 'unreadable' } });
  machine.touchDoor({ kind: 'list-look' });
  await machine.carryOut();
  expect(machine.door.list).toMatchObject({ troubles: ['unread'] });
  expect(machine.text).toBe(TEXT);
});
