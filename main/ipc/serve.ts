import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { channelOf, type Contract, type Handlers } from '../../app/ipc/derive.ts';
import type { Log } from '../../app/log/events.ts';
import { answerCall } from './answer-call.ts';
import { APP_ORIGIN } from '../windows/app-protocol.ts';

/** Who may talk on a contract's channels. */
export interface IpcGuard {
  readonly window: BrowserWindow;
  readonly devServer: string | null;
  readonly log: Log;
}

/**
 * Registers one handler per call of the contract, for this window alone: two windows of the same contract have nothing
 * to do with each other, and a window has no handlers of a contract that is not its own. A message from another page or
 * frame, or with an argument that the decoder does not know, is refused and logged; nothing of it reaches a handler.
 */
export function serveContract<T extends Contract>(contract: T, handlers: Handlers<T>, guard: IpcGuard): void {
  const { webContents } = guard.window;
  for (const [name, call] of Object.entries(contract.calls)) {
    const handler = handlers[name];
    if (handler === undefined) throw new Error(`no handler for ${contract.window}.${name}`);
    webContents.ipc.handle(channelOf(contract, name), (event, argument: unknown) => {
      if (!isTrusted(event, guard.devServer)) refuse(guard.log, contract, name, 'sender');
      const decoded = call.argument.safeParse(argument);
      if (!decoded.success) return refuse(guard.log, contract, name, 'argument');
      return answerCall(call, () => callHandler(handler, decoded.data), {
        log: guard.log,
        window: contract.window,
        name,
      });
    });
  }
}

/** The decoder of the same contract has just made the argument; the type system cannot follow it through the loop. */
function callHandler(handler: (argument: never) => unknown, argument: unknown): unknown {
  return Reflect.apply(handler, undefined, [argument]);
}

function refuse(log: Log, contract: Contract, name: string, why: 'sender' | 'argument'): never {
  log.write('warning', 'ipc-refused', { window: contract.window, call: name, why });
  throw new Error(`refused: ${why}`);
}

/** Only the top frame of our own page. */
function isTrusted(event: IpcMainInvokeEvent, devServer: string | null): boolean {
  const frame = event.senderFrame;
  if (frame?.parent !== null) return false;
  const { protocol, host } = new URL(frame.url);
  return devServer === null ? `${protocol}//${host}` === APP_ORIGIN : frame.url.startsWith(devServer);
}

/** Sends a push; a window that is gone or still loading hears the state when it says that it is ready. */
export function pushTo(window: BrowserWindow, contract: Contract, name: string, value: unknown): void {
  if (!window.isDestroyed() && !window.webContents.isDestroyed())
    window.webContents.send(channelOf(contract, name), value);
}
