import type { BenchView } from '../../app/ipc/contract.ts';
import type {
  PhoneMessage,
  SandboxInvoice,
  SandboxPurchase,
  SandboxRequest,
  SandboxReturn,
  ServiceRequest,
} from '../../app/ipc/sandbox-process.ts';
import { unreachable } from '../../app/result.ts';
import type { SandboxLink, SandboxNews } from '../compose/sandbox-keeper.ts';

const MAX_REQUESTS = 40;

type Request = BenchView['requests'][number];

/** The status that the phone shows while a refund's QR is displayed. It is the bench's own word, not one of Kaspi's. */
const REFUND_QR = 'RefundQr';

/** What precedes an invoice's status, so that it is not taken for one of Kaspi's. */
const INVOICE = 'invoice ';

/** The part of the bench's view that comes from the sandbox. */
export type BankView = Pick<BenchView, 'purchase' | 'isCablePlugged' | 'requests' | 'notice'>;

/** The customer's phone and the network cable. Without a sandbox its methods do nothing. */
export class BenchBank {
  readonly #sandbox: SandboxLink | null;
  #requests: readonly Request[] = [];
  #purchase: SandboxPurchase | null = null;
  #return: SandboxReturn | null = null;
  #invoice: SandboxInvoice | null = null;
  /** Whether an invoice is the last thing that reached the telephone. */
  #isInvoiceLast = false;
  #isCablePlugged = true;
  #notice: string | null = null;

  constructor(sandbox: SandboxLink | null, onChange: () => void) {
    this.#sandbox = sandbox;
    sandbox?.onNews((news) => {
      this.#hear(news);
      onChange();
    });
  }

  view(): BankView {
    return {
      purchase: this.#purchaseView(),
      isCablePlugged: this.#isCablePlugged,
      requests: this.#requests,
      notice: this.#notice,
    };
  }

  /** Performs an action on the latest purchase. A scan applies to a refund's QR if the kiosk displays one. */
  phone(action: PhoneMessage['action']): void {
    if (this.#isInvoiceLast && this.#invoice !== null) {
      this.#answerInvoice(action, this.#invoice.id);
      return;
    }
    const refund = this.#refundToScan();
    if (action === 'scan' && refund !== null) this.#sandbox?.send({ kind: 'scan-return', qrReturnId: refund.id });
    else if (this.#purchase !== null) this.#sandbox?.send({ kind: 'phone', action, qrPaymentId: this.#purchase.id });
  }

  plugCable(plugged: boolean): void {
    this.#isCablePlugged = plugged;
    this.#sandbox?.send({ kind: 'cable', plugged });
  }

  #hear(news: SandboxNews): void {
    switch (news.kind) {
      case 'purchases':
        if (news.purchases.at(-1)?.id !== this.#purchase?.id) this.#isInvoiceLast = false;
        this.#purchase = news.purchases.at(-1) ?? null;
        return;
      case 'invoices':
        if (news.invoices.at(-1)?.id !== this.#invoice?.id) this.#isInvoiceLast = news.invoices.length > 0;
        this.#invoice = news.invoices.at(-1) ?? null;
        return;
      case 'service-request':
        this.#requests = [serviceLine(news.entry), ...this.#requests].slice(0, MAX_REQUESTS);
        return;
      case 'returns':
        this.#return = news.returns.at(-1) ?? null;
        return;
      case 'request':
        this.#requests = [requestLine(news.entry), ...this.#requests].slice(0, MAX_REQUESTS);
        return;
      case 'phone-answer':
      case 'return-answer':
      case 'invoice-answer':
        this.#notice = news.problem;
        return;
      default:
        unreachable(news);
    }
  }

  /** An invoice is not scanned. */
  #answerInvoice(action: PhoneMessage['action'], invoiceId: string): void {
    if (action === 'confirm') this.#sandbox?.send({ kind: 'invoice', action: 'pay', invoiceId });
    else if (action === 'decline') this.#sandbox?.send({ kind: 'invoice', action: 'reject', invoiceId });
  }

  #purchaseView(): BankView['purchase'] {
    if (this.#isInvoiceLast && this.#invoice !== null) {
      const { id, status, amountTiyn } = this.#invoice;
      return { qrPaymentId: id, status: `${INVOICE}${status}`, amountTiyn };
    }
    if (this.#purchase === null) return null;
    const { id, status, amountTiyn } = this.#purchase;
    return { qrPaymentId: id, status: this.#refundToScan() === null ? status : REFUND_QR, amountTiyn };
  }

  /** The refund whose QR has not been scanned yet. The next purchase replaces it with another QR. */
  #refundToScan(): SandboxReturn | null {
    const isShown =
      this.#return?.status === 'QrTokenCreated' && this.#return.createdAtMs >= (this.#purchase?.createdAtMs ?? 0);
    return isShown ? this.#return : null;
  }
}

function requestLine(entry: SandboxRequest): Request {
  return { ...lineOf(entry, entry.statusCode ?? entry.httpStatus), ok: entry.statusCode === 0 };
}

const FIRST_HTTP_ERROR = 400;

function serviceLine(entry: ServiceRequest): Request {
  const { httpStatus } = entry;
  return { ...lineOf(entry, httpStatus), ok: httpStatus !== null && httpStatus < FIRST_HTTP_ERROR };
}

function lineOf(
  { atMs, http, path, durationMs }: Pick<ServiceRequest, 'atMs' | 'http' | 'path' | 'durationMs'>,
  status: number | null,
): Omit<Request, 'ok'> {
  return {
    at: new Date(atMs).toISOString().slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDThh:mm:ss'.length),
    line: `${http} ${path} → ${status === null ? 'no answer' : String(status)} · ${durationMs.toFixed(0)} ms`,
  };
}
