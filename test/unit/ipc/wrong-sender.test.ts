import { describe, expect, test, vi } from 'vitest';
import { customerContract } from '../../../app/ipc/contract.ts';
import { channelOf } from '../../../app/ipc/derive.ts';
import { serveContract } from '../../../main/ipc/serve.ts';

const DEV_SERVER = 'http://localhost:5173';
const top = (url: string): object => ({ senderFrame: { parent: null, url } });
const disposed = (what: 'parent' | 'url'): object => ({
  senderFrame: {
    parent: null,
    url: 'app://kiosk/index.html',
    get [what](): never {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    },
  },
});

/** Main's side of the customer's window, without the window. */
function serve(devServer: string | null = null) {
  const handlers = new Map<string, (...given: never[]) => unknown>();
  const write = vi.fn();
  const handled = vi.fn();
  const calls = Object.keys(customerContract.calls);
  serveContract<typeof customerContract>(
    customerContract,
    // The same for every call.
    new Proxy({} as never, { get: () => handled }),
    {
      window: { webContents: { ipc: { handle: (channel, listener) => void handlers.set(channel, listener) } } },
      devServer,
      log: { write },
    },
  );
  const send = (event: object, argument: unknown = {}): unknown => {
    const listener = handlers.get(channelOf(customerContract, 'wake'));
    if (listener === undefined) throw new Error(`no handler among ${String(calls)}`);
    return Reflect.apply(listener, undefined, [event, argument]);
  };
  return { send, write, handled };
}

describe('a message is refused, logged, and no handler sees it', () => {
  test.each<[string, object]>([
    ['from the frame inside a page of ours', { senderFrame: { parent: {}, url: 'app://kiosk/index.html' } }],
    ['from a frame that has gone', { senderFrame: null }],
    ['from a frame without a known parent', { senderFrame: { url: 'app://kiosk/index.html' } }],
    ['from a frame that is disposed of when its parent is looked at', disposed('parent')],
    ['from a frame that is disposed of when its address is looked at', disposed('url')],
    ['from another host of our scheme', top('app://other/index.html')],
    ['from a host that begins like ours', top('app://kiosk.evil/index.html')],
    ['from the web', top('https://kiosk/index.html')],
    ['from a file', top('file:///kiosk/index.html')],
    ['from an empty page', top('about:blank')],
    ['from an address that is none', top('')],
    ['from the development server, where there is none', top(`${DEV_SERVER}/index.html`)],
  ])('%s', (_, event) => {
    const { send, write, handled } = serve();
    expect(() => send(event)).toThrow('refused: sender');
    expect(handled).not.toHaveBeenCalled();
    expect(write.mock.calls).toEqual([['warning', 'ipc-refused', { window: 'customer', call: 'wake', why: 'sender' }]]);
  });

  test('with the development server, from a host that begins like it, and from the package’s own page', () => {
    const { send, handled } = serve(DEV_SERVER);
    for (const url of ['http://localhost:5173.evil/', 'http://localhost:51730/', 'app://kiosk/index.html'])
      expect(() => send(top(url))).toThrow('refused: sender');
    expect(handled).not.toHaveBeenCalled();
  });

  test('from the right page with a wrong argument', () => {
    const { send, write, handled } = serve();
    expect(() => send(top('app://kiosk/index.html'), { revision: 1 })).toThrow('refused: argument');
    expect(handled).not.toHaveBeenCalled();
    expect(write.mock.calls).toEqual([
      ['warning', 'ipc-refused', { window: 'customer', call: 'wake', why: 'argument' }],
    ]);
  });
});

test.each([
  [null, 'app://kiosk/index.html'],
  [DEV_SERVER, `${DEV_SERVER}/index.html`],
])('the page itself is served (development server: %s)', async (devServer, url) => {
  const { send, write, handled } = serve(devServer);
  expect(await send(top(url))).toEqual({ ok: true, value: undefined });
  expect(handled).toHaveBeenCalledWith({});
  expect(write).not.toHaveBeenCalled();
});
