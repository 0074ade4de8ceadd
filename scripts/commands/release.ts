import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Console } from '../../app/command-line/command.ts';
import { choice, flag, path, text, value, wholeNumber } from '../../app/command-line/option.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { channelSchema } from '../../app/update/release.ts';
import { askHidden } from '../../main/cli/terminal/ask-hidden.ts';
import { applicationFolder, ARCHITECTURES, type Architecture } from '../package/application.ts';
import { isLocked, ROLES, type Role } from '../updates/keys.ts';
import { applicationIn, publish, stage } from '../updates/publish.ts';
import {
  endsOf,
  makeKeys,
  renew,
  rotateKey,
  warningsOf,
  writeSnapshot,
  type Repository,
} from '../updates/repository.ts';
import { developerCommand } from '../setup/developer-command.ts';
import { Failure } from '../setup/failure.mjs';
import { ROOT } from '../setup/project.ts';

const WHOLE = 100;
const MOST_DAYS = 365;

/** What one call does. */
type Deed =
  | { readonly kind: 'new-keys'; readonly keys: string }
  | {
      readonly kind: 'publish';
      readonly application: string;
      readonly arch: Architecture;
      readonly channel: string;
      readonly sharePercent: number;
      readonly version: string | null;
    }
  | { readonly kind: 'stage'; readonly version: string; readonly sharePercent: number | null }
  | { readonly kind: 'refresh' | 'renew' }
  | { readonly kind: 'rotate'; readonly role: Role };

interface ReleaseRequest {
  readonly deed: Deed;
  readonly keys: string;
  readonly folder: string;
  readonly timestampDays: number | null;
  readonly passphrase: Passphrase;
}

/** How the offline keys are opened: by a file, or by what is typed where they are locked. */
interface Passphrase {
  readonly file: string | null;
  /** New keys get one. */
  readonly isWanted: boolean;
}

export const releaseCommand = developerCommand({
  name: 'release',
  summary: 'publishes an update: a signed folder for an HTTPS server or a stick',
  text: 'resources/docs/updates.md explains keys and steps. Prints what was done as the last line of JSON.',
  options: {
    'new-keys': path({ placeholder: 'DIR', help: 'makes the keys of an operator, once' }),
    'key': path({
      placeholder: 'DIR',
      help: 'the keys: offline/ for root and targets, online/ for snapshot and timestamp',
    }),
    'out': path({ placeholder: 'FOLDER', help: 'the repository' }),
    'application': path({ placeholder: 'DIR', help: 'the unpacked application; that of npm run package without it' }),
    'arch': choice(ARCHITECTURES, { help: 'the processor of the application; this one without it' }),
    'channel': value({ placeholder: 'NAME', help: 'the channel, stable without it' }, (typed) =>
      channelSchema.safeParse(typed).success ? ok(typed) : err('takes small letters, digits and -'),
    ),
    'share': wholeNumber(
      { from: 0, to: WHOLE },
      { help: 'the percentage of machines that may have it; all without it' },
    ),
    'version': text({
      placeholder: 'V',
      help: 'the version: of the application, or the one that --stage and --withdraw change',
    }),
    'stage': flag({ help: 'changes the share of a published version' }),
    'withdraw': flag({
      help: 'takes a published version off the list; machines that have it keep it',
      conflicts: ['stage'],
    }),
    'refresh': flag({ help: 'signs the timestamp anew, with the online keys alone', conflicts: ['stage', 'withdraw'] }),
    'renew': flag({
      help: 'signs root and the list of versions anew, with the same offline keys',
      conflicts: ['stage', 'withdraw', 'refresh'],
    }),
    'rotate': choice(ROLES, { help: 'a new key for this role', conflicts: ['stage', 'withdraw', 'refresh', 'renew'] }),
    'passphrase': flag({ help: 'with --new-keys: asks for a passphrase that locks the offline keys' }),
    'passphrase-file': path({
      placeholder: 'FILE',
      help: 'its first line is the passphrase; without it a locked key is asked for on the terminal',
    }),
    'days': wholeNumber({ from: 1, to: MOST_DAYS }, { help: 'how long the timestamp counts; 30 without it' }),
  },
  read: (values): Result<ReleaseRequest, string> => {
    const deed = deedOf(values);
    const passphrase = { file: values['passphrase-file'], isWanted: values.passphrase };
    if (!deed.ok) return deed;
    if (deed.value.kind === 'new-keys')
      return ok({ deed: deed.value, keys: deed.value.keys, folder: '', timestampDays: null, passphrase });
    if (values.key === null || values.out === null) return err('--key and --out are needed, or --new-keys.');
    return ok({ deed: deed.value, keys: values.key, folder: values.out, timestampDays: values.days, passphrase });
  },
  run: async (request, console) => {
    const passphrase = await passphraseOf(request, askOn(process.stdin, console));
    const done = await carryOut(request, passphrase);
    const ends = request.folder === '' ? null : endsOf(request);
    for (const warning of ends === null ? [] : warningsOf(ends, Date.now())) console.complain(`! ${warning}\n`);
    console.out(`${JSON.stringify({ ...done, ...(ends === null ? {} : { ends }) })}\n`);
    return 0;
  },
});

interface Typed {
  readonly 'new-keys': string | null;
  readonly 'application': string | null;
  readonly 'arch': Architecture | null;
  readonly 'channel': string | null;
  readonly 'share': number | null;
  readonly 'version': string | null;
  readonly 'stage': boolean;
  readonly 'withdraw': boolean;
  readonly 'refresh': boolean;
  readonly 'renew': boolean;
  readonly 'rotate': Role | null;
}

function deedOf(typed: Typed): Result<Deed, string> {
  const { version, share } = typed;
  if (typed['new-keys'] !== null) return ok({ kind: 'new-keys', keys: typed['new-keys'] });
  if (typed.refresh || typed.renew) return ok({ kind: typed.refresh ? 'refresh' : 'renew' });
  if (typed.rotate !== null) return ok({ kind: 'rotate', role: typed.rotate });
  if (typed.stage || typed.withdraw) {
    if (version === null) return err('--version is needed.');
    if (typed.stage && share === null) return err('--share is needed.');
    return ok({ kind: 'stage', version, sharePercent: typed.withdraw ? null : (share ?? WHOLE) });
  }
  const arch = typed.arch ?? (process.arch === 'arm64' ? 'arm64' : 'x64');
  const application = typed.application ?? applicationFolder(join(ROOT, 'release'), arch);
  return ok({
    kind: 'publish',
    application,
    arch,
    channel: typed.channel ?? 'stable',
    sharePercent: share ?? WHOLE,
    version,
  });
}

type Ask = (question: string) => Promise<string | null>;

function askOn(terminal: NodeJS.ReadStream, console: Console): Ask {
  return (question) =>
    terminal.isTTY
      ? askHidden(
          terminal,
          (text) => {
            console.complain(text);
          },
          question,
        )
      : Promise.resolve(null);
}

/** Which keys a step is signed with. */
function signersOf(deed: Deed): readonly Role[] {
  if (deed.kind === 'refresh') return [];
  if (deed.kind === 'renew') return ['root', 'targets'];
  if (deed.kind === 'rotate') return deed.role === 'targets' ? ['root', 'targets'] : ['root'];
  return ['targets'];
}

async function passphraseOf(
  { deed, keys, passphrase: { file, isWanted } }: ReleaseRequest,
  ask: Ask,
): Promise<string | null> {
  const isNew = deed.kind === 'new-keys';
  if (isNew ? !isWanted && file === null : !isLocked(keys, signersOf(deed))) return null;
  if (file !== null) return nonEmpty(readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? '');
  const typed = nonEmpty(await ask('Passphrase of the offline keys: '));
  if (isNew && (await ask('Once more: ')) !== typed) throw new Failure('The two were not the same; no keys were made.');
  return typed;
}

function nonEmpty(passphrase: string | null): string {
  if (passphrase === null || passphrase === '')
    throw new Failure(
      'The offline keys need a passphrase: type it on a terminal, or name a file with --passphrase-file.',
    );
  return passphrase;
}

async function carryOut(
  { deed, keys, folder, timestampDays }: ReleaseRequest,
  passphrase: string | null,
): Promise<object> {
  const days = timestampDays === null ? {} : { timestampDays };
  const repository: Repository = { folder, keys, nowMs: Date.now(), passphrase, ...days };
  switch (deed.kind) {
    case 'new-keys':
      return { root: makeKeys(deed.keys, Date.now(), passphrase) };
    case 'refresh':
      writeSnapshot(repository);
      return { refreshed: folder };
    case 'renew':
      renew(repository);
      return { renewed: folder };
    case 'rotate':
      rotateKey(repository, deed.role);
      return { rotated: deed.role };
    case 'stage':
      return { staged: stage(repository, deed.version, deed.sharePercent) };
    default: {
      const application = applicationIn(deed.application);
      if (deed.version !== null && deed.version !== application.version)
        throw new Failure(`The application in ${deed.application} says that it is ${application.version}.`);
      return publish(repository, { ...deed, application, platform: `linux-${deed.arch}` });
    }
  }
}
