import { describe, expect, test, vi } from 'vitest';
import { benchContract, customerContract, galleryContract } from '../../app/ipc/contract.ts';
import { serviceContract } from '../../app/ipc/service-contract.ts';
import { deriveBridge } from '../../app/ipc/bridge.ts';
import { channelOf, readAnswer, type Call } from '../../app/ipc/derive.ts';
import { benchNames, customerNames, galleryNames, serviceNames } from '../../app/ipc/names.ts';
import { answerCall } from '../../main/ipc/answer-call.ts';
import { files, read } from './repository.ts';

const windows = [customerContract, benchContract, galleryContract];
/** The service menu appears in the customer's window, with a contract of its own. */
const contracts = [...windows, serviceContract];

describe('IPC', () => {
  test('every window has its preload, and every preload its window', () => {
    const preloads = files(/^main\/preload\/[^_].*\.ts$/).map((file) => file.replace(/^.*\/(.*)\.ts$/, '$1'));
    expect([...preloads].sort()).toEqual(windows.map(({ window }) => window).sort());
  });

  test('the preloads expose every name of their contract, and no other', () => {
    const names = [customerNames, benchNames, galleryNames, serviceNames];
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

  test('every decoder refuses wrong arguments', () => {
    for (const contract of contracts) {
      for (const { argument: decoder } of Object.values<Call>(contract.calls)) {
        for (const wrong of [undefined, null, 1, 'x', [], { foreign: 1 }, { revision: -1 }, { revision: 0.5 }]) {
          expect(decoder.safeParse(wrong).success).toBe(false);
        }
      }
    }
  });

  test('no call has an amount among its arguments', () => {
    for (const { argument: decoder } of Object.values(customerContract.calls)) {
      expect(Object.keys(decoder.shape).filter((key) => /tiyn|amount|price/i.test(key))).toEqual([]);
    }
  });

  test('the bridge uses the channels that main serves', async () => {
    const invoke = vi.fn(() => Promise.resolve(undefined));
    const subscribe = vi.fn(() => () => undefined);
    const bridge = deriveBridge(customerNames, { invoke, subscribe });
    await bridge.calls['cancel']?.({ revision: 3 });
    bridge.on['view']?.(() => undefined);
    expect(invoke).toHaveBeenCalledWith(channelOf(customerContract, 'cancel'), { revision: 3 });
    expect(subscribe).toHaveBeenCalledWith(channelOf(customerContract, 'view'), expect.any(Function));
  });

  test('an answer is decoded on both sides', async () => {
    const { samples } = galleryContract.calls;
    const write = vi.fn();
    const place = { log: { write }, window: 'gallery', name: 'samples' };
    const right = await answerCall(samples, () => ['idle'], place);
    expect(await readAnswer(samples, Promise.resolve(right))).toEqual({ ok: true, value: ['idle'] });
    expect(write).not.toHaveBeenCalled();
    for (const wrong of [undefined, {}, { ok: true, value: [1] }, { ok: true }, { ok: false, error: 'Error: at main' }])
      expect(await readAnswer(samples, Promise.resolve(wrong))).toEqual({ ok: false, error: 'answer-invalid' });
  });

  test('a handler that throws or gives a wrong answer is logged; the page only learns that the call failed', async () => {
    const { samples } = galleryContract.calls;
    const write = vi.fn();
    const place = { log: { write }, window: 'gallery', name: 'samples' };
    const secret = (): never => {
      throw new Error('a path in main');
    };
    expect(await answerCall(samples, secret, place)).toEqual({ ok: false, error: 'failed' });
    expect(await answerCall(samples, () => Promise.reject(new Error('later')), place)).toMatchObject({ ok: false });
    expect(await answerCall(samples, () => [1], place)).toEqual({ ok: false, error: 'answer-invalid' });
    expect(write).toHaveBeenCalledTimes(3);
    expect(write).toHaveBeenCalledWith('error', 'ipc-failed', expect.objectContaining({ call: 'samples' }));
  });

  test('a preload loads no decoder', () => {
    for (const file of ['app/ipc/bridge.ts', 'app/ipc/names.ts']) expect(read(file)).not.toMatch(/^import (?!type)/m);
  });

  test('only main and the preloads import Electron', () => {
    const found = files(/\.(ts|tsx)$/).filter(
      (file) => !/^(main|test)\//.test(file) && read(file).includes("from 'electron'"),
    );
    expect(found).toEqual([]);
  });
});
