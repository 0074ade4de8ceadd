import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { languageSchema, type Language } from '../../../app/language/schema.ts';
import type { RequestSubject } from '../../../app/certificate/subject.ts';
import { err, ok, type Result } from '../../../app/result.ts';

/** What every command understands. Paths are absolute. */
export interface CommonOptions {
  readonly configFile: string | null;
  readonly dataDirectory: string | null;
  readonly language: Language | null;
  readonly json: boolean;
}

interface SourceOptions extends CommonOptions {
  /** Archive, folder, PFX or single files. */
  readonly sources: readonly string[];
  readonly passphraseFile: string | null;
}

/** A command with its options. */
export type CertificateCommand =
  | (CommonOptions & { readonly name: 'request'; readonly subject: RequestSubject; readonly out: string | null })
  | (SourceOptions & { readonly name: 'check' })
  | (SourceOptions & { readonly name: 'install'; readonly configFile: string; readonly withoutTrial: boolean })
  | (CommonOptions & { readonly name: 'status' })
  | (CommonOptions & { readonly name: 'rollback'; readonly configFile: string });

export const CERTIFICATE_USAGE = `usage: sauda certificate COMMAND [options]

  request   makes a private key, which stays on this machine, and a request for the bank
            --organization NAME --host ADDRESS --email ADDRESS --region NAME --city NAME [--country KZ] [--out FILE.csr]
  check     checks the bank's archive, a folder, a PFX or single files and changes nothing
            SOURCE... [--key FILE] [--passphrase-file FILE]
  install   checks, tries the certificate with the bank and makes it the active one
            SOURCE... --config FILE [--key FILE] [--passphrase-file FILE] [--without-trial]
  status    shows which certificate is in use and when it expires
  rollback  goes back to what was in use before
            --config FILE

every command: [--config FILE] [--data-dir DIR] [--language kk|ru|en] [--json]
exit codes: 0 done, 1 something has to be mended first, 2 wrong usage
`;

const COMMON = {
  'config': { type: 'string' },
  'data-dir': { type: 'string' },
  'language': { type: 'string' },
  'json': { type: 'boolean' },
} as const;
const SOURCES = { ...COMMON, 'key': { type: 'string' }, 'passphrase-file': { type: 'string' } } as const;
const OPTIONS = {
  request: {
    ...COMMON,
    organization: { type: 'string' },
    host: { type: 'string' },
    email: { type: 'string' },
    region: { type: 'string' },
    city: { type: 'string' },
    country: { type: 'string' },
    out: { type: 'string' },
  },
  check: SOURCES,
  install: { ...SOURCES, 'without-trial': { type: 'boolean' } },
  status: COMMON,
  rollback: COMMON,
} as const;

type CommandName = keyof typeof OPTIONS;
type Values = Readonly<Record<string, string | boolean>>;

const DEFAULT_COUNTRY = 'KZ';

/** Reads the arguments behind `certificate`, strictly: a mistyped option must not look like a done deed. */
export function readCertificateArguments(args: readonly string[]): Result<CertificateCommand, string> {
  const [word = '', ...rest] = args;
  if (!isCommand(word)) return err(word === '' ? 'a command is missing' : `unknown command "${word}"`);
  const takesSources = word === 'check' || word === 'install';
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: OPTIONS[word],
      strict: true,
      allowPositionals: takesSources,
    });
    const given: Record<string, string | boolean> = {};
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'string' || typeof value === 'boolean') given[name] = value;
    }
    return commandOf(word, given, positionals);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function isCommand(word: string): word is CommandName {
  return Object.keys(OPTIONS).includes(word);
}

function commandOf(
  name: CommandName,
  values: Values,
  positionals: readonly string[],
): Result<CertificateCommand, string> {
  const empty = Object.entries(values).find(([, value]) => value === '');
  if (empty !== undefined) return err(`--${empty[0]} needs a value`);
  const path = (option: string): string | null => {
    const value = values[option];
    return typeof value === 'string' ? resolve(value) : null;
  };
  const language = languageSchema.optional().safeParse(values['language']);
  if (!language.success) return err('--language takes kk, ru or en');
  const configFile = path('config');
  const common = {
    configFile,
    dataDirectory: path('data-dir'),
    language: language.data ?? null,
    json: values['json'] === true,
  };
  if (name === 'status') return ok({ ...common, name });
  if (name === 'request') return requestOf(common, values, path('out'));
  if (name === 'rollback')
    return configFile === null ? err('rollback needs --config') : ok({ ...common, name, configFile });
  const key = path('key');
  const sources = [...positionals.map((source) => resolve(source)), ...(key === null ? [] : [key])];
  if (positionals.length === 0) return err(`${name} needs the bank's archive, a folder or files`);
  const withSources = { ...common, sources, passphraseFile: path('passphrase-file') };
  if (name === 'check') return ok({ ...withSources, name });
  // Without it nobody knows which certificate is being replaced, nor where to try the new one.
  if (configFile === null) return err('install needs --config');
  return ok({ ...withSources, name, configFile, withoutTrial: values['without-trial'] === true });
}

function requestOf(common: CommonOptions, values: Values, out: string | null): Result<CertificateCommand, string> {
  const word = (option: string): string => {
    const value = values[option];
    return typeof value === 'string' ? value : '';
  };
  const missing = ['organization', 'host', 'email', 'region', 'city'].filter((option) => word(option) === '');
  if (missing.length > 0) return err(`request needs ${missing.map((option) => `--${option}`).join(', ')}`);
  const subject = {
    country: word('country') === '' ? DEFAULT_COUNTRY : word('country'),
    region: word('region'),
    city: word('city'),
    organization: word('organization'),
    host: word('host'),
    email: word('email'),
  };
  return ok({ ...common, name: 'request', subject, out });
}
