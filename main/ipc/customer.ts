import { randomUUID } from 'node:crypto';
import type { BrowserWindow } from 'electron';
import { customerContract } from '../../app/ipc/contract.ts';
import type { Log } from '../../app/log/events.ts';
import type { KioskEvent } from '../../app/session/state/event.ts';
import type { View } from '../../app/session/view/view.ts';
import type { EventLoop } from '../runtime/event-loop.ts';
import { pushTo, serveContract } from './serve.ts';

/** The line between the customer's window and the loop. */
export interface CustomerLine {
  show(view: View): void;
  /** From now on touches reach the loop. */
  connect(loop: EventLoop): void;
  /** From now on they do not: what stops must not begin a sale. */
  disconnect(): void;
}

/** Serves the customer's window. It may be ready before the loop is, or the other way round. */
export function serveCustomer(window: BrowserWindow, ports: { devServer: string | null; log: Log }): CustomerLine {
  let loop: EventLoop | null = null;
  let takesTouches = false;
  const show = (view: View): void => {
    pushTo(window, customerContract, 'view', view);
  };
  const touch = (event: KioskEvent): void => {
    if (takesTouches) loop?.dispatch(event);
  };
  serveContract(
    customerContract,
    {
      ready(): void {
        if (loop !== null) show(loop.view());
      },
      choose({ revision, productId }): void {
        touch({ kind: 'choose', revision, productId, freshId: randomUUID() });
      },
      quantity({ revision, quantity }): void {
        touch({ kind: 'quantity', revision, quantity });
      },
      pay({ revision }): void {
        touch({ kind: 'pay', revision, freshId: randomUUID() });
      },
      method({ revision, method }): void {
        touch({ kind: 'method', revision, method, freshId: randomUUID() });
      },
      cancel({ revision }): void {
        touch({ kind: 'cancel', revision });
      },
      done({ revision }): void {
        touch({ kind: 'done', revision });
      },
      more({ revision }): void {
        touch({ kind: 'more', revision });
      },
      language({ language }): void {
        touch({ kind: 'language', language });
      },
      undrawn({ screen, message }): void {
        ports.log.write('error', 'screen-broken', { screen, detail: message });
      },
      reach({ on }): void {
        touch({ kind: 'reach', on });
      },
    },
    { window, devServer: ports.devServer, log: ports.log },
  );
  return {
    show,
    connect(connected): void {
      loop = connected;
      takesTouches = true;
      show(connected.view());
    },
    disconnect(): void {
      takesTouches = false;
    },
  };
}
