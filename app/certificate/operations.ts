import type { Problem } from '../problem.ts';
import type { Finding } from './finding.ts';

/** Where a certificate lies: in files of the configuration, or installed by the command `sauda certificate`. */
export type CertificateSource = 'configuration' | 'installed';

/** A certificate as a person reads it. */
export interface ShownCertificate {
  readonly source: CertificateSource;
  /** Null for an installed one. */
  readonly file: string | null;
  /** On one line, as the bank wrote it. */
  readonly subject: string;
  /** Parts of the subject; null where it does not have them. */
  readonly organization: string | null;
  readonly host: string | null;
  readonly bin: string | null;
  readonly issuer: string;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  /** Whole days left; 0 on the last one and afterwards. */
  readonly days: number;
  /** Shortened, for comparing. */
  readonly fingerprint: string;
}

/** Why this one counts. */
export type CertificateWhy =
  /** Nothing was ever installed. */
  | 'only-configured'
  /** Installed, and the configuration is as it was then. */
  | 'installed'
  /** The configuration was changed after the installation. */
  | 'configuration-changed'
  /** It was restored by a person. */
  | 'went-back'
  /** The installed one cannot be read, so the configured one is used. */
  | 'unreadable';

/** What would count after a switch. */
export interface OtherCertificate {
  /** `switch`: to the installed one; `back`: to the one before. */
  readonly how: 'switch' | 'back';
  readonly source: CertificateSource;
  /** Null where it cannot be read. */
  readonly certificate: ShownCertificate | null;
}

export type CertificateFacts =
  /** No certificate is needed: notes alone, an ApiKey instead, or the demo. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'certificate';
      readonly why: CertificateWhy;
      /** Null where it cannot be read. */
      readonly current: ShownCertificate | null;
      /** Why the one that should count cannot be used. */
      readonly problem: Problem | null;
      readonly other: OtherCertificate | null;
      readonly findings: readonly Finding[];
      /** Requests that wait for the bank's answer. */
      readonly requests: number;
    };

export type CertificateResult =
  | { readonly kind: 'accepted' | 'switched' }
  /** The command installed or restored another certificate while this one was tried. */
  | { readonly kind: 'changed-meanwhile' }
  /** The bank does not take the other one, or could not be asked; everything is as it was. */
  | {
      readonly kind: 'not-accepted';
      readonly answer: 'refused' | 'undecided' | 'unreachable';
      readonly problem: Problem;
    }
  /** The other one cannot be read. */
  | { readonly kind: 'unusable'; readonly problem: Problem }
  | { readonly kind: 'not-switched'; readonly finding: Finding };

/** What a technician does with the certificates of this machine. Never rejects, and takes as long as the service. */
export interface CertificateOperations {
  facts(): Promise<CertificateFacts>;
  /** One ping under the one that does not count; changes nothing. */
  tryOther(): Promise<CertificateResult>;
  /**
   * Checks the files of an archive, a folder or a single file, tries the certificate with the service and installs it; the
   * running connection takes it. Everything stays as it was where one of these fails.
   */
  install(path: string, passphrase: string | null): Promise<BroughtCertificate>;
  /** Switches to the other one where the service has just accepted it; the running connection takes it. */
  switchToOther(): Promise<Switched>;
}

/** What came of a certificate that was brought. */
export interface BroughtCertificate {
  readonly findings: readonly Finding[];
  /** Whose certificate counts now; null where everything is as it was. */
  readonly subject: string | null;
  /** What the service has said to it; null where it was not asked. */
  readonly result: CertificateResult | null;
}

/** What came of a switch. */
export type Switched =
  | { readonly kind: 'switched'; readonly source: CertificateSource; readonly fingerprint: string }
  | { readonly kind: 'not-switched'; readonly result: CertificateResult };
