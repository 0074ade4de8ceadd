import { randomUUID } from 'node:crypto';
import type { BrowserWindow } from 'electron';
import { customerContract } from '../../app/ipc/contract.ts';
import type { Log } from '../../app/log/events.ts';
import type { Handlers } from '../../app/ipc/derive.ts';
import { PersonsQuestion } from '../../app/payment/persons-question.ts';
import type { KioskEvent } from '../../app/session/state/event.ts';
import type { View } from '../../app/session/view/view.ts';
import { SECOND_MS } from '../../app/units.ts';
import type { EventLoop } from '../runtime/event-loop.ts';
import type { EarlyLine } from './early-line.ts';
import type { LastingWindow } from '../windows/lasting-window.ts';
import { ATTRACT_ADDRESS } from '../config/attract-files.ts';
import { FirstTouches } from './first-touches.ts';
import { answerTo, pushTo, serveContract } from './serve.ts';

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
  /** Whether the page has asked for its view, and has drawn each one since. */
  isDrawn(): boolean;
}

/** Nobody who has touched the first view waits longer for an answer. */
const UNANSWERED_MS = 2 * SECOND_MS;
/** A start that takes longer, as with a bank that does not answer, shows so. */
const FIRST_VIEW_MS = 10 * SECOND_MS;

/** What the customer's window is served with. */
export interface CustomerLinePorts {
  readonly devServer: string | null;
  readonly log: Log;
  /** What the page was connected to until now, and may have sent a view of its own; absent where it has nothing. */
  readonly early?: EarlyLine | undefined;
}

/**
 * Serves the customer's window, and each one that takes its place. The window or the loop may be ready first. A view from
 * before the loop stays until the loop has one that is not `starting`; touches on it are taken then, if it was true.
 */
export function serveCustomer(window: LastingWindow<BrowserWindow>, ports: CustomerLinePorts): CustomerLine {
  let loop: EventLoop | null = null;
  let entrance: MenuEntrance | null = null;
  let takesTouches = false;
  let isDrawn = false;
  const showLoop = (): void => {
    if (loop !== null) show(loop.view());
  };
  const first = ports.early === undefined ? null : firstTouches(ports.early, showLoop);
  const show = (view: View): void => {
    if (first?.isShown(view) !== false) pushTo(window.current(), customerContract, 'view', view);
  };
  const dispatch = (event: KioskEvent): void => {
    if (takesTouches) loop?.dispatch(event);
  };
  const touch = (event: KioskEvent): void => {
    if (first?.holds(event, dispatch) !== true) dispatch(event);
  };
  const knock = (): void => {
    if (takesTouches) entrance?.knock();
  };
  const handlers: Handlers<typeof customerContract> = {
    ready(): void {
      isDrawn = true;
      showLoop();
    },
    painted: () => undefined,
    ...touches(touch),
    undrawn({ screen, message }): void {
      isDrawn = false;
      ports.log.write('error', 'screen-broken', { screen, detail: message });
    },
    unplayed({ address }): void {
      const isOfLoop = address.startsWith(ATTRACT_ADDRESS);
      ports.log.write('warning', isOfLoop ? 'attract-unplayed' : 'file-unplayed', { file: address });
    },
    setUp(): void {
      if (takesTouches) entrance?.open(true);
    },
    knock(): void {
      if (first?.holdsCall(knock) !== true) knock();
    },
  };
  window.prepare((opened) => {
    isDrawn = false;
    const guard = { window: opened, devServer: ports.devServer, log: ports.log };
    // The calls that wait there come first, and a window that takes the place of this one has none.
    ports.early?.leave(opened, (name, event, argument) =>
      answerTo(customerContract, handlers, { name, guard })(event, argument),
    );
    serveContract(customerContract, handlers, guard);
  });
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
    isDrawn: () => isDrawn,
  };
}

function firstTouches({ first }: EarlyLine, onOver: () => void): FirstTouches {
  const touches = new FirstTouches(first, onOver);
  setTimeout(() => {
    touches.beLate();
  }, UNANSWERED_MS);
  setTimeout(() => {
    touches.giveUp();
  }, FIRST_VIEW_MS);
  return touches;
}

type Touches = Omit<
  Handlers<typeof customerContract>,
  'ready' | 'painted' | 'undrawn' | 'unplayed' | 'setUp' | 'knock'
>;

/** What a customer's finger does, as events of the session. */
function touches(touch: (event: KioskEvent) => void): Touches {
  return {
    choose({ revision, productId }): void {
      touch({ kind: 'choose', revision, productId, freshId: randomUUID() });
    },
    quantity({ revision, quantity }): void {
      touch({ kind: 'quantity', revision, quantity });
    },
    pieces({ revision, productId, quantity }): void {
      touch({ kind: 'pieces', revision, productId, quantity });
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
    largeText({ on }): void {
      touch({ kind: 'large-text', on });
    },
    wake(): void {
      touch({ kind: 'wake' });
    },
  };
}
