import type { Language } from '../../../app/language/language.ts';
import type { CertificateStore } from '../../certificate/store.ts';
import type { Vault } from '../../certificate/vault.ts';
import type { Report } from './report.ts';
import type { CertificateSettings } from './surroundings.ts';

/** What the command line needs of the program around it. */
export interface CliPorts {
  readonly defaultDataDirectory: string;
  /** Called once, with the kiosk's data directory, before anything is opened. */
  openVault(dataDirectory: string): Promise<Vault>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Null on Windows, which has other rights. */
  readonly userId: number | null;
  nowMs(): number;
  /** Null where there is no terminal, or nobody answers. */
  ask(question: string): Promise<string | null>;
  out(text: string): void;
  complain(text: string): void;
}

/** Everything that a command works with. Each one says in its report what it did, and gives whether it worked. */
export interface Work {
  readonly store: CertificateStore;
  readonly vault: Vault;
  readonly settings: CertificateSettings | null;
  readonly language: Language;
  readonly report: Report;
  readonly ports: CliPorts;
}
