import { existsSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import type { ConfigChange, NotUndone } from '../../../app/config/change.ts';
import { secretFileOf } from '../../../app/config/payment.ts';
import { SECRETS, type SecretOf } from '../../../app/config/secret-key.ts';
import { wantedPorts } from '../../../app/config/travel.ts';
import { valueAt } from '../../../app/config/change.ts';
import { IMPORT_KINDS, type StickFailure, type StickFile } from '../../../app/import/stick-file.ts';
import type {
  ImportDoor,
  ImportEffect,
  ImportFile,
  ImportNotice,
  ImportOutcome,
} from '../../../app/service/doors/import/types.ts';
import { unreachable, type Result } from '../../../app/result.ts';
import type { ReadConfig } from '../../config/edit/config-editor.ts';
import { withAbsolutePaths } from '../../config/absolute-paths.ts';
import { keepSecret, type NotKept } from '../../exchange/keep-secret.ts';
import { PICTURES_FOLDER } from '../../exchange/settings/brought-pictures.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';
import { mainProvider } from '../../../app/session/state/services.ts';

type Tell = (outcome: ImportOutcome) => void;

/** What the door needs of main. */
export type ImportPorts = Pick<
  ServicePorts,
  'editor' | 'media' | 'configFile' | 'dataDirectory' | 'settingsOf' | 'tryPayment' | 'kiosk' | 'dispatch' | 'end'
> & { readonly parts: Pick<ServicePorts['parts'], 'payments'> };

/** Looks through sticks, compares lists of payments, and writes another machine's settings into the configuration. */
export function runImport(ports: ImportPorts): DoorRunner<ImportDoor> {
  return async (effect, tell) => {
    switch (effect.kind) {
      case 'look':
        await look(effect, ports, tell);
        return;
      case 'read':
        await read(effect, ports, tell);
        return;
      case 'check': {
        const checked = await ports.editor.check(effect.changes);
        tell({ kind: 'checked', token: effect.token, refusal: checked.ok ? null : checked.error });
        return;
      }
      case 'compare':
        await compare(effect, ports, tell);
        return;
      case 'page': {
        const { token, filter, number } = effect;
        const page = await ports.media.do<'payments-page'>({ kind: 'payments-page', filter, number });
        tell(page.ok ? { kind: 'page-read', token, page: page.value } : stickFailed(token, page.error));
        return;
      }
      case 'write':
        await write(effect, ports, tell);
        return;
      case 'keep':
        await keep(effect, ports, tell);
        return;
      case 'undo':
        tell(outcomeOf(await ports.editor.undo(), effect, ports));
        return;
      case 'forget':
        // A thread that has ended holds no list.
        await ports.media.do<'payments-forget'>({ kind: 'payments-forget' }).then(() => undefined);
        return;
      case 'restart':
        ports.end('restart');
        return;
      default:
        unreachable(effect);
    }
  };
}

type EffectOf<K extends ImportEffect['kind']> = Extract<ImportEffect, { readonly kind: K }>;

async function look({ token }: EffectOf<'look'>, { media, editor }: ImportPorts, tell: Tell): Promise<void> {
  const sticks = await media.do<'sticks'>({ kind: 'sticks' });
  if (!sticks.ok) {
    tell(stickFailed(token, sticks.error));
    return;
  }
  const extensions = Object.values(IMPORT_KINDS).flat();
  const [found, config] = await Promise.all([
    media.do<'find'>({ kind: 'find', sticks: sticks.value, extensions }),
    editor.read(),
  ]);
  if (!found.ok) {
    tell(stickFailed(token, found.error));
    return;
  }
  const { files, isCut, isUnread } = found.value;
  const undo = config.ok ? config.value.undo : null;
  const secrets = config.ok ? secretsOf(config.value.config) : [];
  tell({
    kind: 'looked',
    token,
    files: files.map(importFile),
    sticks: sticks.value.length,
    isCut,
    isUnread,
    undo,
    secrets,
  });
}

function secretsOf({ payment }: ReadConfig['config']): readonly SecretOf[] {
  return payment === undefined ? [] : SECRETS.filter((secret) => secretFileOf(payment, secret) !== null);
}

function importFile(file: StickFile): ImportFile {
  const extension = extname(file.name).toLowerCase();
  const isOf = (extensions: readonly string[]): boolean => extensions.includes(extension);
  if (isOf(IMPORT_KINDS.settings)) return { ...file, kind: 'settings' };
  return { ...file, kind: isOf(IMPORT_KINDS.secret) ? 'secret' : 'payments' };
}

function stickFailed(token: number, failure: StickFailure): ImportOutcome {
  return failed(token, { kind: 'stick', failure });
}

function failed(token: number, notice: ImportNotice): ImportOutcome {
  return { kind: 'failed', token, notice };
}

async function read({ token, file }: EffectOf<'read'>, ports: ImportPorts, tell: Tell): Promise<void> {
  const { editor, media, configFile } = ports;
  if (configFile === null) {
    tell(failed(token, { kind: 'no-configuration' }));
    return;
  }
  const own = await editor.read();
  if (!own.ok) {
    tell(failed(token, { kind: 'not-changed', why: own.error }));
    return;
  }
  const brought = await media.do<'settings'>({
    kind: 'settings',
    file: file.path,
    ownPictures: picturesFolder(configFile, own.value),
  });
  if (!brought.ok) {
    tell(stickFailed(token, brought.error));
    return;
  }
  if (!brought.value.ok) {
    tell(failed(token, { kind: 'settings-file', failure: brought.value.error }));
    return;
  }
  const { values } = own.value;
  const missingPorts = wantedPorts(values, brought.value.value.values).filter((port) => !existsSync(port));
  const hasFolder = valueAt(values, ['display', 'picturesDirectory']) !== undefined;
  tell({
    kind: 'settings-read',
    token,
    facts: {
      own: values,
      brought: brought.value.value,
      missingPorts,
      picturesFolder: hasFolder ? null : PICTURES_FOLDER,
    },
  });
}

function picturesFolder(configFile: string, { config }: Pick<ReadConfig, 'config'>): string {
  const base = dirname(resolve(configFile));
  return resolve(base, config.display.picturesDirectory ?? join(base, PICTURES_FOLDER));
}

async function compare(
  { token, file }: EffectOf<'compare'>,
  { media, dataDirectory }: ImportPorts,
  tell: Tell,
): Promise<void> {
  const compared = await media.do<'payments'>({ kind: 'payments', file: file.path, dataDirectory });
  if (!compared.ok) tell(stickFailed(token, compared.error));
  else if (!compared.value.ok) tell(failed(token, { kind: 'list', failure: compared.value.error }));
  else tell({ kind: 'compared', token, ...compared.value.value });
}

async function keep(
  { token, file, secret, isUntried }: EffectOf<'keep'>,
  ports: ImportPorts,
  tell: Tell,
): Promise<void> {
  const { editor, media, tryPayment, configFile, parts, kiosk, dispatch } = ports;
  const own = await editor.read();
  if (configFile === null || !own.ok) {
    const notice: ImportNotice = own.ok ? { kind: 'no-configuration' } : { kind: 'not-changed', why: own.error };
    tell({ kind: 'kept', token, secret, notice });
    return;
  }
  const config = withAbsolutePaths(own.value.config, dirname(resolve(configFile)));
  const kept = await keepSecret(file.path, { secret, isUntried }, { media, tryPayment, config });
  tell({
    kind: 'kept',
    token,
    secret,
    notice: kept.ok ? { kind: 'secret-kept', trial: kept.value } : noticeOf(kept.error),
  });
  if (!kept.ok || secret !== 'kaspi') return;
  dispatch({ kind: 'connect-answered', provider: mainProvider(kiosk()), result: await parts.payments.connect() });
}

function noticeOf(why: NotKept): ImportNotice {
  switch (why.kind) {
    case 'mistake':
      return { kind: 'secret-mistake', mistake: why.mistake };
    case 'disk':
      return { kind: 'secret-not-written', detail: why.detail };
    case 'not-accepted':
      return { kind: 'secret-not-accepted', problem: why.problem };
    default:
      return { kind: 'stick', failure: why.failure };
  }
}

/** The pictures first: what nobody names does no harm, a product without its picture would be seen. */
async function write(effect: EffectOf<'write'>, ports: ImportPorts, tell: Tell): Promise<void> {
  const { editor, media, configFile } = ports;
  const { token, changes, pictures } = effect;
  const notWritten = (notice: ImportNotice, reason: string): void => {
    tell({ kind: 'not-written', token, changes, notice, reason });
  };
  if (configFile === null) {
    notWritten({ kind: 'no-configuration' }, 'no-configuration');
    return;
  }
  if (pictures.length > 0) {
    const own = await editor.read();
    if (!own.ok) {
      notWritten({ kind: 'not-changed', why: own.error }, own.error.kind);
      return;
    }
    const folder = picturesFolder(configFile, own.value);
    const copied = await media.do<'pictures'>({
      kind: 'pictures',
      pictures: pictures.filter(({ isNew }) => isNew),
      folder,
    });
    if (!copied.ok) {
      notWritten({ kind: 'stick', failure: copied.error }, copied.error.kind);
      return;
    }
    if (!copied.value.ok) {
      notWritten({ kind: 'pictures', detail: copied.value.error.detail }, 'pictures');
      return;
    }
  }
  tell(outcomeOf(await editor.change(changes), effect, ports));
}

function outcomeOf(
  result: Result<ReadConfig, NotUndone>,
  { token, changes }: { readonly token: number; readonly changes: readonly ConfigChange[] },
  { settingsOf }: ImportPorts,
): ImportOutcome {
  if (result.ok)
    return { kind: 'written', token, changes, settings: settingsOf(result.value.config), undo: result.value.undo };
  return {
    kind: 'not-written',
    token,
    changes,
    notice: { kind: 'not-changed', why: result.error },
    reason: result.error.kind,
  };
}
