import { describe, expect, test, vi } from 'vitest';
import { benchContract, customerContract, galleryContract } from '../../app/ipc/contract.ts';
import { channelOf, deriveBridge } from '../../app/ipc/derive.ts';
import { benchNames, customerNames, galleryNames } from '../../app/ipc/names.ts';
import { files, read } from './repository.ts';

const contracts = [customerContract, benchContract, galleryContract];

describe('IPC', () => {
  test('every contract has its preload, and every preload its contract', () => {
    const preloads = files(/^main\/preload\/[^_].*\.ts$/).map((file) => file.replace(/^.*\/(.*)\.ts$/, '$1'));
    expect([...preloads].sort()).toEqual(contracts.map(({ window }) => window).sort());
  });

  test('the preloads know every name of their contract, and no other', () => {
    const names = [customerNames, benchNames, galleryNames];
    contracts.forEach((contract, index) => {
      expect(names[index]).toEqual({
        window: contract.window,
        calls: Object.keys(contract.calls),
        pushes: Object.keys(contract.pushes),
      });
    });
  });

  test('channels do not collide', () => {
    const channels = contracts.flatMap((contract) => [
      ...Object.keys(contract.calls).map((name) => channelOf(contract, name)),
      ...Object.keys(contract.pushes).map((name) => channelOf(contract, name)),
    ]);
    expect(new Set(channels).size).toBe(channels.length);
  });

  test('every decoder refuses what it was not made for', () => {
    for (const contract of contracts) {
      for (const decoder of Object.values(contract.calls)) {
        for (const wrong of [undefined, null, 1, 'x', [], { foreign: 1 }, { revision: -1 }, { revision: 0.5 }]) {
          expect(decoder.safeParse(wrong).success).toBe(false);
        }
      }
    }
  });

  test('no call carries an amount', () => {
    for (const decoder of Object.values(customerContract.calls)) {
      expect(Object.keys(decoder.shape).filter((key) => /tiyn|amount|price/i.test(key))).toEqual([]);
    }
  });

  test('the bridge talks on the channels that main serves', async () => {
    const invoke = vi.fn(() => Promise.resolve(undefined));
    const subscribe = vi.fn(() => () => undefined);
    const bridge = deriveBridge(customerNames, { invoke, subscribe });
    await bridge.calls['cancel']?.({ revision: 3 });
    bridge.on['view']?.(() => undefined);
    expect(invoke).toHaveBeenCalledWith(channelOf(customerContract, 'cancel'), { revision: 3 });
    expect(subscribe).toHaveBeenCalledWith(channelOf(customerContract, 'view'), expect.any(Function));
  });

  test('only main and the preloads know Electron', () => {
    const found = files(/\.(ts|tsx)$/).filter(
      (file) => !/^(main|test)\//.test(file) && read(file).includes("from 'electron'"),
    );
    expect(found).toEqual([]);
  });
});
