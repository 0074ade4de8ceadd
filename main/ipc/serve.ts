import type { BrowserWindow, IpcMain } from 'electron';
import { channelOf, type Contract, type Handlers } from '../../app/ipc/derive.ts';
import type { Log } from '../../app/log/events.ts';
import { answerCall } from './answer-call.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** Which pages may use a contract's channels. */
export interface IpcGuard {
  readonly window: { readonly webContents: { readonly ipc: Pick<IpcMain, 'handle'> } };
  readonly devServer: string | null;
  readonly log: Log;
}

/**
 * Registers one handler per call of the contract, for this window only: two windows with the same contract are
 * independent, and a window has no handlers of another contract. A message from another page or frame, or with an
 * argument that does not decode, is refused and logged; no handler sees it.
 */
export function serveContract<T extends Contract>(contract: T, handlers: Handlers<T>, guard: IpcGuard): void {
  const { webContents } = guard.window;
  for (const name of Object.keys(contract.calls)) {
    const answer = answerTo(contract, handlers, { name, guard });
    webContents.ipc.handle(channelOf(contract, name), answer);
  }
}

/** What a call has of Electron's event. */
type CallEvent = Parameters<typeof isTrustedSender>[0];

/** The guarded handler of one call, as `serveContract` registers it. Throws for a name that the contract does not have. */
export function answerTo<T extends Contract>(
  contract: T,
  handlers: Handlers<T>,
  { name, guard }: { readonly name: string; readonly guard: Omit<IpcGuard, 'window'> },
): (event: CallEvent, argument: unknown) => unknown {
  const { [name]: call } = contract.calls;
  const handler = handlers[name];
  if (call === undefined || handler === undefined) throw new Error(`no handler for ${contract.window}.${name}`);
  return (event, argument) => {
    if (!isTrustedSender(event, guard.devServer)) refuse(guard.log, contract, name, 'sender');
    const decoded = call.argument.safeParse(argument);
    if (!decoded.success) return refuse(guard.log, contract, name, 'argument');
    return answerCall(call, () => callHandler(handler, decoded.data), {
      log: guard.log,
      window: contract.window,
      name,
    });
  };
}

/**
 * Calls the handler. The argument was decoded by the same contract, which the type system cannot follow through the
 * loop.
 */
function callHandler(handler: (argument: never) => unknown, argument: unknown): unknown {
  return Reflect.apply(handler, undefined, [argument]);
}

function refuse(log: Log, contract: Contract, name: string, why: 'sender' | 'argument'): never {
  log.write('warning', 'ipc-refused', { window: contract.window, call: name, why });
  throw new Error(`refused: ${why}`);
}

/** Sends a push. A window that is closed or loading misses it, and asks for the state when it is ready. */
export function pushTo(window: BrowserWindow, contract: Contract, name: string, value: unknown): void {
  if (!window.isDestroyed() && !window.webContents.isDestroyed())
    window.webContents.send(channelOf(contract, name), value);
}
