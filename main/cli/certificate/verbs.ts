import type { RequestSubject } from '../../../app/certificate/subject.ts';
import type { Language } from '../../../app/language/language.ts';

/** The options of every verb. Paths are absolute. */
export interface CommonOptions {
  readonly configFile: string | null;
  readonly dataDirectory: string | null;
  readonly language: Language | null;
  readonly json: boolean;
}

interface SourceOptions extends CommonOptions {
  /** An archive, a folder, a PFX or single files. */
  readonly sources: readonly string[];
  readonly passphraseFile: string | null;
}

/** A verb with its options. */
export type CertificateRequest =
  | (CommonOptions & { readonly name: 'request'; readonly subject: RequestSubject; readonly out: string | null })
  | (SourceOptions & { readonly name: 'check' })
  | (SourceOptions & { readonly name: 'install'; readonly configFile: string; readonly withoutTrial: boolean })
  | (CommonOptions & { readonly name: 'status' })
  | (CommonOptions & { readonly name: 'rollback'; readonly configFile: string });
