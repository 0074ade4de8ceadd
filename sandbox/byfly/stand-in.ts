import { openStandIn, type StandIn, type StandInDoor } from '../stand-in/open-stand-in.ts';
import { LastEntries, type ServiceViolation } from '../stand-in/service-log.ts';
import { byFlyApi, type ByFlyOperation } from './api.ts';
import { DEFAULT_BYFLY, type ByFlyBehaviour } from './behaviour.ts';
import { PaymentBook, type PaymentSnapshot } from './payment-book.ts';

/** The options of the ByFly stand-in. */
export interface ByFlyOptions extends StandInDoor {
  readonly apiToken: string;
  readonly behaviour?: Partial<ByFlyBehaviour>;
  /** Called for every broken rule. */
  readonly violated?: (violation: ServiceViolation) => void;
}

/** A running stand-in of ByFly. */
export interface ByFlyStandIn extends StandIn<ByFlyOperation> {
  payments(): readonly PaymentSnapshot[];
  /** The customer pays this much in tiyn, or what is missing; null, or why that cannot be. */
  pay(id: string, amountTiyn?: number): string | null;
  /** The payment fails at the terminal; null, or why it cannot. */
  fail(id: string): string | null;
  violations(): readonly ServiceViolation[];
}

/** Opens the stand-in of ByFly, at `/api`. Rejects when the port is in use. */
export async function openByFly(options: ByFlyOptions): Promise<ByFlyStandIn> {
  const { apiToken, clock } = options;
  const behaviour = { ...DEFAULT_BYFLY, ...options.behaviour };
  const violations = new LastEntries<ServiceViolation>(options.violated);
  const book = new PaymentBook(clock, behaviour);
  const violated = (violation: ServiceViolation): void => {
    violations.add(violation);
  };
  const opened = await openStandIn(options, byFlyApi({ behaviour, apiToken, book, violated }));
  const withPayment = (id: string, act: (payment: NonNullable<ReturnType<PaymentBook['find']>>) => string | null) => {
    const payment = book.find(id);
    return payment === null ? 'there is no such payment' : act(payment);
  };
  return {
    ...opened,
    payments: () => book.snapshots(),
    pay: (id, amountTiyn) => withPayment(id, (payment) => book.pay(payment, amountTiyn ?? null)),
    fail: (id) => withPayment(id, (payment) => book.fail(payment)),
    violations: () => violations.all(),
  };
}
