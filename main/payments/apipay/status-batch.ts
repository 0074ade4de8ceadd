import type { PaymentFailure, PurchaseStatus } from '../../../app/payment/provider.ts';
import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { withheld } from '../web/web-call.ts';

type StatusAnswer = Result<PurchaseStatus, PaymentFailure>;

/** How long a question in the background waits for others that go along. */
const GATHER_MS = SECOND_MS;
const MOST_IDS = 50;

/** Gathers questions about purchases that nobody waits for into one request. */
export class StatusBatch {
  readonly #clock: Clock;
  readonly #ask: (ids: readonly string[]) => Promise<Result<ReadonlyMap<string, PurchaseStatus>, PaymentFailure>>;
  #waiting = new Map<string, ((answer: StatusAnswer) => void)[]>();
  #cancel: CancelTimer | null = null;

  constructor(
    clock: Clock,
    ask: (ids: readonly string[]) => Promise<Result<ReadonlyMap<string, PurchaseStatus>, PaymentFailure>>,
  ) {
    this.#clock = clock;
    this.#ask = ask;
  }

  /** The status of a purchase, with the next request. */
  ask(id: string): Promise<StatusAnswer> {
    return new Promise((resolve) => {
      this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve]);
      if (this.#waiting.size >= MOST_IDS) void this.#send();
      else this.#cancel ??= this.#clock.setTimer(GATHER_MS, () => void this.#send());
    });
  }

  /** Questions that were not sent yet are answered as not sent. */
  close(): void {
    this.#cancel?.();
    this.#cancel = null;
    for (const resolve of [...this.#waiting.values()].flat()) resolve(err(withheld('CLOSED', 'closed', 'retry')));
    this.#waiting = new Map();
  }

  async #send(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    const asked = this.#waiting;
    this.#waiting = new Map();
    const answer = await this.#ask([...asked.keys()]);
    for (const [id, resolvers] of asked) {
      for (const resolve of resolvers) resolve(answerFor(id, answer));
    }
  }
}

function answerFor(id: string, answer: Result<ReadonlyMap<string, PurchaseStatus>, PaymentFailure>): StatusAnswer {
  if (!answer.ok) return answer;
  const status = answer.value.get(id);
  // Absent from the list is not unknown to the service: the next question may be answered.
  return status === undefined ? err(withheld('NOT-LISTED', `invoice ${id} is not in the answer`, 'retry')) : ok(status);
}
