import { randomUUID } from 'node:crypto';
import type { BrowserWindow } from 'electron';
import { customerContract } from '../../app/ipc/contract.ts';
import type { Log } from '../../app/log/events.ts';
import type { Handlers } from '../../app/ipc/derive.ts';
import { PersonsQuestion } from '../../app/payment/persons-question.ts';
import type { KioskEvent } from '../../app/session/state/event.ts';
import type { View } from '../../app/session/view/view.ts';
import type { EventLoop } from '../runtime/event-loop.ts';
import { pushTo, serveContract } from './serve.ts';

/** The ways into the service menu. */
export interface MenuEntrance {
  /** The operator's name was touched. */
  readonly knock: () => void;
  /** Opens it at once: the set-up wizard's offer. */
  readonly open: (offersSetup: boolean) => void;
}

/** The connection between the customer's window and the loop. */
export interface CustomerLine {
  show(view: View): void;
  /** Forwards touches to the loop from now on, and touches on the operator's name to the service menu's entrance. */
  connect(loop: EventLoop, entrance: MenuEntrance): void;
  /** Stops forwarding them: a kiosk that is stopping must not begin a sale. */
  disconnect(): void;
}

/** Serves the customer's window. The window or the loop may be ready first. */
export function serveCustomer(window: BrowserWindow, ports: { devServer: string | null; log: Log }): CustomerLine {
  let loop: EventLoop | null = null;
  let entrance: MenuEntrance | null = null;
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
      ...touches(touch),
      undrawn({ screen, message }): void {
        ports.log.write('error', 'screen-broken', { screen, detail: message });
      },
      setUp(): void {
        if (takesTouches) entrance?.open(true);
      },
      knock(): void {
        if (takesTouches) entrance?.knock();
      },
    },
    { window, devServer: ports.devServer, log: ports.log },
  );
  return {
    show,
    connect(connected, opened): void {
      loop = connected;
      entrance = opened;
      takesTouches = true;
      show(connected.view());
    },
    disconnect(): void {
      takesTouches = false;
    },
  };
}

type Touches = Omit<Handlers<typeof customerContract>, 'ready' | 'undrawn' | 'setUp' | 'knock'>;

/** What a customer's finger does, as events of the session. */
function touches(touch: (event: KioskEvent) => void): Touches {
  return {
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
    digit({ revision, digit }): void {
      touch({ kind: 'digit', revision, digit });
    },
    erase({ revision }): void {
      touch({ kind: 'erase', revision });
    },
    send({ revision }): void {
      touch({ kind: 'send', revision, freshId: randomUUID() });
    },
    check({ revision }): void {
      touch({ kind: 'check', revision, question: new PersonsQuestion() });
    },
    payRest({ revision }): void {
      touch({ kind: 'rest', revision });
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
    reach({ on }): void {
      touch({ kind: 'reach', on });
    },
    wake(): void {
      touch({ kind: 'wake' });
    },
  };
}
