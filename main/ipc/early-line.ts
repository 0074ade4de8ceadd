import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { channelName } from '../../app/ipc/bridge.ts';
import { customerNames } from '../../app/ipc/names.ts';
import { SECOND_MS } from '../../app/units.ts';
import type { IdleView } from '../../app/session/view/first-view.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** A page that has not painted by then does not hold up the start. */
const PAINT_LIMIT_MS = 2 * SECOND_MS;
/** Calls that wait; more than the fingers of a group of children touch in the second that a start takes. */
const MOST_WAITING = 200;

/** Answers a call as the contract's own handlers do. */
export type AnswerCall = (name: string, event: IpcMainInvokeEvent, argument: unknown) => unknown;

interface Waiting {
  readonly name: string;
  readonly event: IpcMainInvokeEvent;
  readonly argument: unknown;
  readonly settle: (answer: unknown) => void;
}

/** What the page is sent, and who may ask for it. */
interface EarlyLinePorts {
  readonly first: IdleView;
  readonly devServer: string | null;
}

/** What the early line needs of a window. */
type Window = Pick<BrowserWindow, 'webContents'>;

/**
 * The connection with the customer's page until main has loaded its session. It sends the first view and decides nothing:
 * calls wait for the handlers of the contract, which check sender and argument. Imports no library, because the page
 * waits for this module.
 */
export class EarlyLine {
  readonly #ports: EarlyLinePorts;
  #waiting: Waiting[] = [];
  /** Resolves when the page has painted the view, or takes too long. */
  readonly painted: Promise<void>;
  #resolvePainted: () => void = () => undefined;

  constructor(ports: EarlyLinePorts) {
    this.#ports = ports;
    this.painted = new Promise((resolve) => {
      this.#resolvePainted = resolve;
    });
  }

  /** The view that the page is sent. */
  get first(): IdleView {
    return this.#ports.first;
  }

  /** Takes the calls of this window until `leave`. */
  serve({ webContents }: Window): void {
    setTimeout(this.#resolvePainted, PAINT_LIMIT_MS);
    for (const name of customerNames.calls) {
      webContents.ipc.handle(channelName(customerNames.window, name), (event, argument: unknown) => {
        if (isTrustedSender(event, this.#ports.devServer)) {
          if (name === 'ready') webContents.send(channelName(customerNames.window, 'view'), this.first);
          if (name === 'painted') this.#resolvePainted();
        }
        if (this.#waiting.length >= MOST_WAITING) throw new Error('refused: too many calls');
        return new Promise((resolve) => {
          this.#waiting.push({ name, event, argument, settle: resolve });
        });
      });
    }
  }

  /** Gives the window's calls to the contract's handlers, those that wait first. */
  leave({ webContents }: Window, answer: AnswerCall): void {
    for (const name of customerNames.calls) webContents.ipc.removeHandler(channelName(customerNames.window, name));
    for (const { name, event, argument, settle } of this.#waiting.splice(0))
      settle(Promise.resolve().then(() => answer(name, event, argument)));
  }
}
