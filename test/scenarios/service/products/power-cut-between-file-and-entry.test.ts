import { afterEach, beforeEach, expect, test } from 'vitest';
import { replay } from '../../../../app/journal/replay.ts';
import { loadConfig } from '../../../../main/config/load-config.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';
import { ProductsMachine } from './harness.ts';

let machine: ProductsMachine;

beforeEach(() => {
  machine = new ProductsMachine();
});

afterEach(() => {
  machine.dispose();
});

test('the file is written and its entry is not: the next start sells at the file’s price, and the intent shows whose it was', async () => {
  await machine.ready().atDoor();
  machine.save('water', { price: '500' });
  const atTheCut = [...machine.entries];
  await machine.carryOut();
  const config = loadConfig(machine.file);
  if (!config.ok) throw new Error('the file is no configuration');

  const next = new ServiceHarness({ catalogue: config.value.catalogue });
  next.entries.push(...atTheCut);
  next.send({ kind: 'booted', ledger: replay(next.entries), version: 'test' });
  next.send({ kind: 'relay-ready' });
  next.send({ kind: 'connect-answered', provider: 'kaspi', result: { ok: true, value: { tradePoint: null } } });
  next.choose();
  expect(next.effects.findLast(({ kind }) => kind === 'ask-purchase')).toMatchObject({ amountTiyn: 50_000 });
  expect(next.kinds().filter((kind) => kind.startsWith('settings-'))).toEqual(['settings-intended']);
});

test('a journal that refuses the intent leaves the file alone; one that refuses the outcome gets it again', async () => {
  await machine.ready().atDoor();
  machine.diskFull = true;
  machine.save('water', { price: '500' });
  expect(machine.menu.frame.isUnwritten).toBe(true);
  expect(machine.asked.map(({ kind }) => kind)).toEqual(['read']);
  machine.diskFull = false;
  machine.send({ kind: 'journal-recovered' });
  machine.save('water', { price: '500' });
  machine.diskFull = true;
  await machine.carryOut();
  expect(machine.told('settings-changed')).toEqual([]);
  machine.diskFull = false;
  machine.send({ kind: 'journal-recovered' });
  expect(machine.told('settings-changed')).toHaveLength(1);
  expect(machine.priceTiyn()).toBe(50_000);
});
