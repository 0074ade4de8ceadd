import { openStandIn, type StandIn, type StandInDoor } from '../stand-in/open-stand-in.ts';
import { LastEntries, type ServiceViolation } from '../stand-in/service-log.ts';
import { apiPayApi, type ApiPayOperation } from './api.ts';
import { DEFAULT_APIPAY, type ApiPayBehaviour } from './behaviour.ts';
import { InvoiceBook, type ApiPayPlay, type InvoiceSnapshot } from './invoice-book.ts';
import { Verifications } from './verifications.ts';

/** The options of the ApiPay stand-in. */
export interface ApiPayOptions extends StandInDoor {
  readonly apiKey: string;
  readonly behaviour?: Partial<ApiPayBehaviour>;
  /** Called for every broken rule. */
  readonly violated?: (violation: ServiceViolation) => void;
}

/** A running stand-in of ApiPay. */
export interface ApiPayStandIn extends StandIn<ApiPayOperation> {
  invoices(): readonly InvoiceSnapshot[];
  /** Plays the customer; null, or why it cannot be. */
  play(id: string, action: ApiPayPlay): string | null;
  /** Answers the last verification in Kaspi Business; false where none waits. */
  verify(answer: 'verified' | 'failed'): boolean;
  violations(): readonly ServiceViolation[];
}

/** Opens the stand-in of ApiPay, at `/api` and at `/api/v1`. Rejects when the port is in use. */
export async function openApiPay(options: ApiPayOptions): Promise<ApiPayStandIn> {
  const { apiKey, clock } = options;
  const behaviour = { ...DEFAULT_APIPAY, ...options.behaviour };
  const violations = new LastEntries<ServiceViolation>(options.violated);
  const book = new InvoiceBook(clock, behaviour);
  const verifications = new Verifications(clock, behaviour.verificationS);
  const violated = (violation: ServiceViolation): void => {
    violations.add(violation);
  };
  const opened = await openStandIn(options, apiPayApi({ clock, behaviour, apiKey, book, verifications, violated }));
  return {
    ...opened,
    invoices: () => book.snapshots(),
    play: (id, action) => {
      const invoice = book.find(id);
      return invoice === null ? 'there is no such invoice' : book.play(invoice, action);
    },
    verify: (answer) => verifications.answer(answer),
    violations: () => violations.all(),
  };
}
