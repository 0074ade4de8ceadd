import { randomUUID } from 'node:crypto';
import type { BrowserWindow } from 'electron';
import { customerContract } from '../../app/ipc/contract.ts';
import type { Log } from '../../app/log/events.ts';
import type { KioskEvent } from '../../app/session/state/event.ts';
import type { View } from '../../app/session/view/view.ts';
import type { EventLoop } from '../runtime/event-loop.ts';
import { pushTo, serveContract } from './serve.ts';

/** The connection between the customer's window and the loop. */
export interface CustomerLine {
  show(view: View): void;
  /** Forwards touches to the loop from now on, and touches on the operator's name to `knock`. */
  connect(loop: EventLoop, knock: () => void): void;
  /** Stops forwarding them: a kiosk that is stopping must not begin a sale. */
  disconnect(): void;
}

/** Serves the customer's window. The window or the loop may be ready first. */
export function serveCustomer(window: BrowserWindow, ports: { devServer: string | null; log: Log }): CustomerLine {
  let loop: EventLoop | null = null;
  let onKnock = (): void => undefined;
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
      wake(): void {
        touch({ kind: 'wake' });
      },
      knock(): void {
        if (takesTouches) onKnock();
      },
    },
    { window, devServer: ports.devServer, log: ports.log },
  );
  return {
    show,
    connect(connected, knock): void {
      loop = connected;
      onKnock = knock;
      takesTouches = true;
      show(connected.view());
    },
    disconnect(): void {
      takesTouches = false;
    },
  };
}
