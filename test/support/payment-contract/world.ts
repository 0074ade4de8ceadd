import type { PaymentCapabilities, MethodCapabilities } from '../../../app/payment/capabilities.ts';
import type { OpenProvider, PaymentService, ServiceParts } from '../../../main/payments/port/service.ts';
import type { Fault } from '../../../sandbox/http/fault.ts';
import type { FakeClock } from '../fakes/fake-clock.ts';

/** A request of the port, whatever the service calls it. */
export type Asked = 'connect' | 'create' | 'find' | 'status' | 'cancel' | 'details' | 'refund';

/** A purchase as the service's own books have it. */
export interface Booked {
  readonly id: string;
  /** What the customer is to pay, commission included. */
  readonly dueTiyn: number;
  readonly paidTiyn: number;
  /** What is back with the customer. */
  readonly backTiyn: number;
}

/** What the service's answers tell besides what the port needs. */
export interface Tells {
  /** The answer to the creation with another amount than was asked for; null where it tells none. */
  readonly otherAmount: Fault | null;
  /** The answer to the creation in another currency; null where it tells none. */
  readonly otherCurrency: Fault | null;
  /** What it answers to whoever asks too often; null where nobody can know that the request was not carried out. */
  readonly tooMany: 429 | null;
  /** The answer to a key or a certificate that is none any more. */
  readonly revoked: Fault;
  /** The refusal of a refund. */
  readonly refused: Fault;
  /** The answer to the creation with this end; null where it tells none. */
  readonly endsAt: ((text: string) => Fault) | null;
}

/** A payment service of the product against its stand-in, as the contract plays it. */
export interface ServiceWorld {
  readonly name: string;
  readonly service: PaymentService;
  readonly capabilities: PaymentCapabilities;
  /** The way to pay that is played. */
  readonly method: MethodCapabilities;
  readonly tells: Tells;
  open(parts: ServiceParts): Promise<OpenProvider>;
  faultNext(asked: Asked, fault: Fault | readonly Fault[], times?: number): void;
  faultAlways(asked: Asked, fault: Fault): void;
  clearFaults(): void;
  /** How often the service was asked. */
  count(asked: Asked): number;
  /** The customer pays with their telephone; null, or why that cannot be. Without an amount, what is missing. */
  pay(id: string, amountTiyn?: number): Promise<string | null>;
  /** The waiting customer scans the QR of a refund. */
  scanRefund(): Promise<void>;
  /** Refunds that are under way fail at the service. */
  failRefunds(): void;
  books(): readonly Booked[];
  /** The rules of the service's documentation that were broken. */
  violations(): readonly unknown[];
  close(): Promise<void>;
}

/** Opens a world; both sides live by this clock. */
export type OpenWorld = (clock: FakeClock) => Promise<ServiceWorld>;
