import type { Clock } from '../app/ports/clock.ts';
import type { Organisation } from './bank/organisation.ts';
import type { PurchaseSnapshot } from './bank/purchase-book.ts';
import type { ReturnSnapshot } from './bank/return-book.ts';
import type { ApiPayStandIn } from './apipay/stand-in.ts';
import type { Behaviour } from './bank/behaviour.ts';
import type { ByFlyStandIn } from './byfly/stand-in.ts';
import type { ApiPayDoor, ByFlyDoor, Opened } from './other-services.ts';
import type { ServiceEntry, ServiceViolation } from './stand-in/service-log.ts';
import type { FaultControl } from './http/faults.ts';
import type { RequestEntry } from './http/request-log.ts';
import type { Violation } from './api/violations.ts';
import type { Phone } from './phone.ts';
import type { IssuedCertificate, IssueOptions } from './pki/certificate-office.ts';
import type { ClientFiles, PkiFiles } from './pki/files.ts';
import type { Scheme } from './bank/schemes.ts';

/** The options of `startSandbox`. */
export interface SandboxOptions {
  /** Directory of certificates and configurations; they are made if missing and reused if valid. */
  readonly dir: string;
  /** Ports of the schemes to open, 0 for any free port. Without this, only the standard scheme is opened. */
  readonly ports?: { readonly [S in Scheme]?: number };
  /** Opens the stand-in of ApiPay. */
  readonly apiPay?: ApiPayDoor;
  /** Opens the stand-in of ByFly. */
  readonly byFly?: ByFlyDoor;
  readonly host?: string;
  readonly clock?: Clock;
  readonly behaviour?: Partial<Behaviour>;
  readonly organisations?: readonly Organisation[];
  /** Port of the control interface on the loopback address, 0 for any free port. Without this, it stays closed. */
  readonly controlPort?: number;
  /** When true, requests that break the specification are refused; otherwise they are only recorded. */
  readonly strict?: boolean;
  /** Called for every broken rule. */
  readonly violated?: (violation: Violation) => void;
  /** Called for every request, after its answer. */
  readonly log?: (entry: RequestEntry) => void;
  /** Called for every request to another service, after its answer. */
  readonly serviceLog?: (entry: ServiceEntry) => void;
  /** Called for every rule of another service that was broken. */
  readonly serviceViolated?: (violation: ServiceViolation) => void;
  /** Called after every change of any purchase, including changes by time. */
  readonly purchasesChanged?: (purchases: readonly PurchaseSnapshot[]) => void;
  /** Called after every request that changed a refund with the customer; time changes none. */
  readonly returnsChanged?: (returns: readonly ReturnSnapshot[]) => void;
}

/** The files in the sandbox's directory. */
export interface SandboxFiles extends PkiFiles {
  /** Kiosk configurations for the opened schemes. */
  readonly configs: { readonly [S in Scheme]?: string };
  /** Certificates of single organisations by БИН; see `Organisation.ownCertificate`. */
  readonly own: { readonly [bin: string]: ClientFiles };
}

/** A running sandbox. */
export interface Sandbox {
  /** Base addresses, for example https://localhost:8544/r2/v01. */
  readonly urls: { readonly [S in Scheme]?: string };
  /** Base address of the standard scheme for the customer's phone; faults and `unplug` do not affect it. */
  readonly phoneUrl: string;
  /** Base address of the control interface; null when it is closed. */
  readonly controlUrl: string | null;
  readonly files: SandboxFiles;
  /** Plays the customer over `phoneUrl`. */
  readonly phone: Phone;
  readonly faults: FaultControl;
  /** Null unless it was opened. */
  readonly apiPay: Opened<ApiPayStandIn> | null;
  /** Null unless it was opened. */
  readonly byFly: Opened<ByFlyStandIn> | null;
  /** The last requests, oldest first, including the phone's. */
  requests(): readonly RequestEntry[];
  purchases(): readonly PurchaseSnapshot[];
  /**
   * Issues the certificate for a request (appendix 1), which r2 and r3 accept at once. Rejects with a
   * `CertificateRefusal` that says where the request differs from appendix 2.
   */
  issue(requestPem: string, options?: IssueOptions): Promise<IssuedCertificate>;
  /**
   * Revokes a certificate, given as PEM or by its serial number, until the sandbox closes: its connections break, and
   * the next handshake ends with an alert. Throws a `CertificateRefusal`.
   */
  revoke(certificate: string): void;
  /** Refunds with the customer (3.4). */
  returns(): readonly ReturnSnapshot[];
  /** The last violations of the specification, oldest first; recorded with and without strict mode. */
  violations(): readonly Violation[];
  close(): Promise<void>;
}

/** A port that another program uses. */
export class PortInUseError extends Error {
  readonly port: number;

  constructor(port: number, cause: unknown) {
    super(`port ${String(port)} is in use`, { cause });
    this.name = 'PortInUseError';
    this.port = port;
  }
}
