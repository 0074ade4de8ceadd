import { KioskRecords, WAIT_MS } from './kiosk-records.ts';

/** The screen that is waited for; null where any reason or step will do. */
export interface Wanted {
  readonly screen: string;
  readonly reason: string | null;
  readonly step: string | null;
}

/** What a test can do with a kiosk whether it has a window or not. */
export abstract class RunningKiosk extends KioskRecords {
  /** Waits until such a screen is shown; also sees one that lasts only a moment. */
  protected abstract waitShown(wanted: Wanted, timeoutMs: number): Promise<void>;

  /** Waits until idle shows whether notes are accepted. */
  abstract waitOffersCash(offers: boolean): Promise<void>;

  /** Waits until the screen of a sale with notes says that the acceptor is out of service. */
  abstract waitAcceptorOut(): Promise<void>;

  /** Waits until the screen has the change under this code to buy more with, or none. */
  abstract waitCarriedChange(code: string | null): Promise<void>;

  /** The code on the error or success screen under which money can be claimed; null where there is none. */
  abstract claimCode(): Promise<string | null>;

  abstract screen(): Promise<string | null>;

  abstract reason(): Promise<string | null>;

  /** The technician's sentence on the out-of-service screen. */
  abstract technicianSentence(): Promise<string>;

  /** Touches a product by the name in the language of the screen. */
  abstract tapProduct(name: string): Promise<void>;

  /** Touches a button by its words. */
  abstract tap(name: string): Promise<void>;

  /** Cuts the power: SIGKILL for the whole tree of processes, at once. */
  abstract kill(): Promise<void>;

  /** Waits until this screen is shown. */
  waitScreen(name: string, timeoutMs = WAIT_MS): Promise<void> {
    return this.waitShown({ screen: name, reason: null, step: null }, timeoutMs);
  }

  /** Waits until this screen is shown for this reason. */
  waitReason(name: 'error' | 'out-of-service' | 'refund', reason: string, timeoutMs = WAIT_MS): Promise<void> {
    return this.waitShown({ screen: name, reason, step: null }, timeoutMs);
  }

  /** Waits until this step of a screen is shown, for any reason or for this one. */
  waitStep(
    name: 'cash' | 'dispensing' | 'refund',
    step: string,
    { reason = null, timeoutMs = WAIT_MS }: { reason?: string | null; timeoutMs?: number } = {},
  ): Promise<void> {
    return this.waitShown({ screen: name, reason, step }, timeoutMs);
  }
}
