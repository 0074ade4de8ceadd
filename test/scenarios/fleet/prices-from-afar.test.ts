import { beforeEach, expect, test } from 'vitest';
import type { Command } from '../../../app/fleet/wire/command.ts';
import { tiyn } from '../../../app/money/money.ts';
import { remoteMachine } from '../../../app/service/remote/remote.ts';
import { changeableSettings } from '../../../main/config/changeable-settings.ts';
import { createConfigEditor } from '../../../main/config/edit/config-editor.ts';
import { memoryStore, type ConfigStore } from '../../../main/config/edit/config-store.ts';
import { parseConfig } from '../../../main/config/load-config.ts';
import { CommandRunner } from '../../../main/fleet/kiosk/carry-out.ts';
import { lateObserver } from '../../../main/fleet/kiosk/late-observer.ts';
import { silentLog } from '../../support/fakes/silent-log.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';

const KEY = '9f86d081884c7d65';
const WATER = '  - { id: water, channel: 1, name: Water, priceTenge: 450 }\n';
const JUICE = '  - { id: juice, channel: 2, name: Juice, priceTenge: 300 }\n';
const TEXT = `version: 1\ncatalogue:\n${WATER}${JUICE}`;

let store: ConfigStore;
let harness: LoopHarness;
let order: (prices: Readonly<Record<string, number>>) => Promise<unknown>;

function pricesOrder(prices: Readonly<Record<string, number>>): Command {
  const list = Object.entries(prices).map(([productId, priceTiyn]) => ({ productId, priceTiyn: tiyn(priceTiyn) }));
  return { kind: 'prices', argument: { prices: list } };
}

beforeEach(() => {
  const config = parseConfig(TEXT, 'kiosk.yaml');
  if (!config.ok) throw new Error('the text is no configuration');
  store = memoryStore(() => Promise.resolve(TEXT));
  const observer = lateObserver('fleet');
  harness = new LoopHarness({ catalogue: config.value.catalogue }, [observer]);
  harness.ready();
  const facts = { demo: false, offersSetup: false, hasAcceptor: false, services: [] };
  const runner = new CommandRunner({
    loop: harness.loop,
    clock: harness.clock,
    claimOf: () => Promise.reject(new Error('not asked')),
    settings: {
      editor: createConfigEditor(store, 'kiosk.yaml', harness.clock),
      settingsOf: (changed) => changeableSettings(changed, 'kiosk.yaml', facts, silentLog),
    },
    update: null,
    end: () => undefined,
  });
  harness.loop.attachRemote(remoteMachine);
  observer.attach((step) => {
    runner.observe(step);
  });
  harness.forget();
  order = (prices) => runner.run('order-1', pricesOrder(prices), KEY);
});

function kinds(): readonly string[] {
  return harness.entries.map(({ entry }) => entry.kind).filter((kind) => kind.startsWith('settings-'));
}

function soldForTiyn(id: string): number | undefined {
  return harness.loop.state().settings.catalogue.find((product) => product.id === id)?.priceTiyn;
}

test('a price is intended, written into the file and asked from the next customer on', async () => {
  expect(await order({ water: 50_000 })).toEqual({ outcome: 'done' });
  expect(kinds()).toEqual(['settings-intended', 'settings-changed']);
  expect(await store.read()).toContain('priceTenge: 500');
  expect(soldForTiyn('water')).toBe(tiyn(50_000));
  expect(soldForTiyn('juice')).toBe(tiyn(30_000));
  expect(await order({ water: 50_000 })).toEqual({ outcome: 'done', detail: 'already' });
  expect(kinds()).toHaveLength(2);
});

test('a product that this machine never sold changes nothing, and neither does the rest of the list', async () => {
  expect(await order({ water: 50_000, cola: 10_000 })).toEqual({ outcome: 'refused', detail: 'product-unknown' });
  expect(kinds()).toEqual([]);
  expect(await store.read()).toBe(TEXT);
});

test('a product that an editor has taken out of the file, and that is still sold, changes nothing', async () => {
  const edited = TEXT.replace(JUICE, '');
  await store.replace(TEXT, edited, 0);
  expect(await order({ juice: 10_000 })).toEqual({ outcome: 'refused', detail: 'product-unknown' });
  expect(kinds()).toEqual([]);
  expect(await store.read()).toBe(edited);
  expect(soldForTiyn('juice')).toBe(tiyn(30_000));
});

test('a file that an editor has broken changes nothing', async () => {
  await store.replace(TEXT, 'catalogue: [', 0);
  expect(await order({ water: 50_000 })).toMatchObject({ outcome: 'refused' });
  expect(kinds()).toEqual([]);
  expect(soldForTiyn('water')).toBe(tiyn(45_000));
});

test('nothing is written while the disk refuses the intent', async () => {
  harness.diskFull = true;
  expect(await order({ water: 50_000 })).toEqual({ outcome: 'refused', detail: 'journal' });
  expect(await store.read()).toBe(TEXT);
});
