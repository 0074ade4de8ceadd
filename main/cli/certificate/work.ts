import type { Console } from '../../../app/command-line/command.ts';
import type { Language } from '../../../app/language/language.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import type { CertificateStore } from '../../certificate/store.ts';
import type { Vault } from '../../certificate/vault.ts';
import type { ApplicationContext } from '../terminal/context.ts';
import type { Report } from './report.ts';
import type { CertificateSettings } from './command-context.ts';

/** What the verbs need from the application. */
export interface CertificatePorts
  extends Console, Pick<ApplicationContext, 'ask' | 'defaultDataDirectory' | 'env' | 'openVault' | 'userId'> {
  readonly clock: Pick<Clock, 'wallMs'>;
}

/** Everything that a verb works with. Each verb reports what it did and returns whether it succeeded. */
export interface Work {
  readonly store: CertificateStore;
  readonly vault: Vault;
  readonly settings: CertificateSettings | null;
  readonly language: Language;
  readonly report: Report;
  readonly ports: CertificatePorts;
}
