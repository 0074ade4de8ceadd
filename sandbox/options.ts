import type { Clock } from '../app/ports/clock.ts';
import type { Organisation } from './bank/organisation.ts';
import type { PurchaseSnapshot } from './bank/purchase-book.ts';
import type { ReturnSnapshot } from './bank/return-book.ts';
import type { Behaviour } from './bank/behaviour.ts';
import type { FaultControl } from './http/faults.ts';
import type { RequestEntry } from './http/request-log.ts';
import type { Violation } from './api/violations.ts';
import type { Phone } from './phone.ts';
import type { IssuedCertificate, IssueOptions } from './pki/certificate-office.ts';
import type { ClientFiles, PkiFiles } from './pki/files.ts';
import type { Scheme } from './bank/schemes.ts';

/** How a sandbox is started. */
export interface SandboxOptions {
  /** Certificates and configurations live here; made when missing, reused when good. */
  readonly dir: string;
  /** Only the schemes named here are opened, 0 on any free port; the standard scheme when nothing is named. */
  readonly ports?: { readonly [S in Scheme]?: number };
  readonly host?: string;
  readonly clock?: Clock;
  readonly behaviour?: Partial<Behaviour>;
  readonly organisations?: readonly Organisation[];
  /** Opens the control interface on the loopback address, 0 on any free port; closed when left out. */
  readonly controlPort?: number;
  /** Refuse what the specification forbids; otherwise it is only recorded. */
  readonly strict?: boolean;
  /** Called for every broken rule. */
  readonly violated?: (violation: Violation) => void;
  /** Called for every request, after its answer. */
  readonly log?: (entry: RequestEntry) => void;
  /** Called after every change of any purchase, also by time alone. */
  readonly purchasesChanged?: (purchases: readonly PurchaseSnapshot[]) => void;
  /** Called after every request that changed a refund with the customer; time alone changes none. */
  readonly returnsChanged?: (returns: readonly ReturnSnapshot[]) => void;
}

/** What the sandbox left in its directory. */
export interface SandboxFiles extends PkiFiles {
  /** The ready kiosk configurations of the schemes that were opened. */
  readonly configs: { readonly [S in Scheme]?: string };
  /** Certificates of single organisations by БИН; see `Organisation.ownCertificate`. */
  readonly own: { readonly [bin: string]: ClientFiles };
}

/** A running sandbox. */
export interface Sandbox {
  /** Base addresses, for example https://localhost:8544/r2/v01. */
  readonly urls: { readonly [S in Scheme]?: string };
  /** A standard-scheme address that no fault and no pulled cable reaches: the customer's own network. */
  readonly phoneUrl: string;
  /** Base address of the control interface; null when it is closed. */
  readonly controlUrl: string | null;
  readonly files: SandboxFiles;
  /** Plays the customer over `phoneUrl`. */
  readonly phone: Phone;
  readonly faults: FaultControl;
  /** The last requests, oldest first; the phone's are among them. */
  requests(): readonly RequestEntry[];
  purchases(): readonly PurchaseSnapshot[];
  /**
   * Plays the bank's certificate office: the certificate for a request (appendix 1), accepted in r2 and r3 at once. Rejects
   * with a `DeskRefusal` that says in words what appendix 2 wants otherwise.
   */
  issue(requestPem: string, options?: IssueOptions): Promise<IssuedCertificate>;
  /**
   * Ends a certificate, given as PEM or by its serial number: its connections break, the next handshake ends with an
   * alert. Throws a `DeskRefusal`. Lasts as long as the sandbox runs.
   */
  revoke(certificate: string): void;
  /** Refunds with the customer (3.4). */
  returns(): readonly ReturnSnapshot[];
  /** The last broken rules of the specification, oldest first, in strict mode and without it. */
  violations(): readonly Violation[];
  close(): Promise<void>;
}

/** A port that somebody else has. */
export class PortInUseError extends Error {
  readonly port: number;

  constructor(port: number, cause: unknown) {
    super(`port ${String(port)} is in use`, { cause });
    this.name = 'PortInUseError';
    this.port = port;
  }
}
