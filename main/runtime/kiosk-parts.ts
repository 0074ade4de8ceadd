import type { KioskConfig } from '../../app/config/config.ts';
import type { PaymentCapabilities } from '../../app/payment/capabilities.ts';
import type { PaymentProvider } from '../../app/payment/provider.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Commissioning } from '../../app/ports/commissioning.ts';
import type { Problem } from '../../app/problem.ts';
import type { View } from '../../app/session/view/view.ts';
import type { BillAcceptor } from '../../drivers/bill-acceptor/bill-acceptor.ts';
import type { DropSensor } from '../../drivers/drop-sensor/drop-sensor.ts';
import type { Printer } from '../../drivers/printer/printer.ts';
import type { Relay } from '../../drivers/relay/relay.ts';
import type { KioskJournal } from '../journal/kiosk-journal.ts';
import type { LoopObserver } from './observers/observer.ts';
import type { LogStore } from '../log/log-store.ts';

/** A payment service that was opened, and what it can do. */
export interface OpenService {
  readonly payments: PaymentProvider;
  readonly capabilities: PaymentCapabilities;
}

/** The parts of a running kiosk; `main/compose` chooses real or simulated ones. */
export interface KioskParts {
  readonly config: KioskConfig;
  readonly version: string;
  readonly journal: KioskJournal;
  readonly demo: boolean;
  /** Whether the set-up wizard is offered to whoever stands there: the machine has no configuration. */
  readonly offersSetup?: boolean;
  readonly clock: Clock;
  readonly log: LogStore;
  /** The first payment service, which has its place in the service menu. */
  readonly payments: PaymentProvider;
  readonly capabilities: PaymentCapabilities;
  /** The services beside it. */
  readonly otherServices?: readonly OpenService[];
  readonly relay: Relay | null;
  /** The boards whose movement a person has confirmed; undefined where that is not recorded. */
  readonly commissioning?: Commissioning | undefined;
  readonly sensor: DropSensor | null;
  readonly acceptor: BillAcceptor | null;
  readonly printer: Printer | null;
  readonly show: (view: View) => void;
  /** An observer beside the kiosk's own. */
  readonly observer?: LoopObserver | null;
  /** Why the kiosk could not be composed; it then only shows the reason and keeps its journal. Null otherwise. */
  readonly broken: Problem | null;
  /** A programming error has stopped the sales for good; only a new start continues. */
  readonly onCrash?: () => void;
}

/** All payment services of the machine, the first choice first; a machine that takes notes alone has none. */
export function servicesOfKiosk({
  payments,
  capabilities,
  otherServices = [],
}: Pick<KioskParts, 'payments' | 'capabilities' | 'otherServices'>): readonly OpenService[] {
  return capabilities.binding === null ? otherServices : [{ payments, capabilities }, ...otherServices];
}
