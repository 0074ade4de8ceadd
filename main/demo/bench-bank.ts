import type { BenchView } from '../../app/ipc/contract.ts';
import type { PhoneMessage, SandboxPurchase, SandboxRequest } from '../../app/ipc/sandbox-process.ts';
import type { SandboxLink, SandboxNews } from './sandbox-link.ts';

const MAX_REQUESTS = 40;

type Request = BenchView['requests'][number];

/** What the bench shows of the stand-in for Kaspi. */
export type BankView = Pick<BenchView, 'purchase' | 'isCablePlugged' | 'requests' | 'notice'>;

/** The customer's phone, the network cable, and what runs through it; without a stand-in nothing ever happens. */
export class BenchBank {
  readonly #sandbox: SandboxLink | null;
  #requests: readonly Request[] = [];
  #purchase: SandboxPurchase | null = null;
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
    const purchase = this.#purchase;
    return {
      purchase: purchase === null ? null : { qrPaymentId: purchase.id, status: purchase.status, amountTiyn: purchase.amountTiyn },
      isCablePlugged: this.#isCablePlugged,
      requests: this.#requests,
      notice: this.#notice,
    };
  }

  /** The customer does this to the latest purchase. */
  phone(action: PhoneMessage['action']): void {
    if (this.#purchase !== null) this.#sandbox?.send({ kind: 'phone', action, qrPaymentId: this.#purchase.id });
  }

  plugCable(plugged: boolean): void {
    this.#isCablePlugged = plugged;
    this.#sandbox?.send({ kind: 'cable', plugged });
  }

  #hear(news: SandboxNews): void {
    if (news.kind === 'purchases') this.#purchase = news.purchases.at(-1) ?? null;
    else if (news.kind === 'request') this.#requests = [requestLine(news.entry), ...this.#requests].slice(0, MAX_REQUESTS);
    else this.#notice = news.problem;
  }
}

function requestLine(entry: SandboxRequest): Request {
  const status = entry.statusCode ?? entry.httpStatus;
  return {
    at: new Date(entry.atMs).toISOString().slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDThh:mm:ss'.length),
    line: `${entry.http} ${entry.path} → ${status === null ? 'no answer' : String(status)} · ${entry.durationMs.toFixed(0)} ms`,
    ok: entry.statusCode === 0,
  };
}
