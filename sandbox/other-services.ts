import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SANDBOX_APIPAY_KEY } from '../app/ipc/sandbox-files.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { ApiPayBehaviour } from './apipay/behaviour.ts';
import { openApiPay, type ApiPayStandIn } from './apipay/stand-in.ts';
import type { ByFlyBehaviour } from './byfly/behaviour.ts';
import { openByFly, type ByFlyStandIn } from './byfly/stand-in.ts';
import type { TlsMaterial } from './http/listener.ts';
import { writeOtherConfig } from './kiosk-config.ts';
import type { PkiFiles } from './pki/files.ts';
import { writeFileAtomically } from './pki/write-file.ts';
import type { StandInDoor } from './stand-in/open-stand-in.ts';
import type { ServiceEntry, ServiceViolation } from './stand-in/service-log.ts';

/** A port of a stand-in, 0 for any free one, and its settings. */
export interface ApiPayDoor {
  readonly port: number;
  readonly behaviour?: Partial<ApiPayBehaviour>;
}

export interface ByFlyDoor {
  readonly port: number;
  readonly behaviour?: Partial<ByFlyBehaviour>;
}

/** A running stand-in with what a kiosk needs for it. */
export interface Opened<S> {
  /** The base address, for example https://localhost:8600/api. */
  readonly url: string;
  /** The file of the key or the token. */
  readonly secretFile: string;
  /** A complete configuration of a kiosk. */
  readonly config: string;
  readonly service: S;
}

/** What the other services are opened with. */
export interface OtherParts {
  readonly dir: string;
  readonly host: string;
  readonly clock: Clock;
  readonly tls: TlsMaterial;
  readonly files: PkiFiles;
  readonly log: ((entry: ServiceEntry) => void) | undefined;
  readonly violated: ((violation: ServiceViolation) => void) | undefined;
}

const SECRET_MODE = 0o600;
const SECRET_BYTES = 32;
const BASE_PATH = '/api';
const APIPAY_WAIT_S = 300;

/** Opens the stand-in of ApiPay; its key lies in `apipay-key`. Rejects when the port is in use. */
export function openApiPayDoor(door: ApiPayDoor, parts: OtherParts): Promise<Opened<ApiPayStandIn>> {
  return openWithSecret(door.port, parts, {
    secretName: SANDBOX_APIPAY_KEY,
    open: (common, apiKey) => openApiPay({ ...common, apiKey, behaviour: door.behaviour ?? {} }),
    payment: (common, apiKeyFile) => ({ apiPay: { ...common, apiKeyFile, waitS: APIPAY_WAIT_S } }),
    configName: 'sauda-apipay.yaml',
  });
}

/** Opens the stand-in of ByFly; its token lies in `byfly-token`. Rejects when the port is in use. */
export function openByFlyDoor(door: ByFlyDoor, parts: OtherParts): Promise<Opened<ByFlyStandIn>> {
  const amountUnit = door.behaviour?.amountUnit ?? 'tenge';
  const methods = ['kaspi_gold', 'kaspi_red'];
  return openWithSecret(door.port, parts, {
    secretName: 'byfly-token',
    open: (common, apiToken) => openByFly({ ...common, apiToken, behaviour: door.behaviour ?? {} }),
    payment: (common, apiTokenFile) => ({ byFly: { ...common, apiTokenFile, amountUnit, methods } }),
    configName: 'sauda-byfly.yaml',
  });
}

/** What a stand-in and every part of the configuration about it have in common. */
type CommonDoor = StandInDoor & { readonly violated?: (violation: ServiceViolation) => void };
interface CommonSettings {
  readonly baseUrl: string;
  readonly caFiles: readonly string[];
}

/** What is particular about a stand-in with a secret. */
interface SecretDoor<S> {
  /** The name of the secret's file. */
  readonly secretName: string;
  readonly open: (door: CommonDoor, secret: string) => Promise<S>;
  /** The part `payment` of a kiosk's configuration. */
  readonly payment: (settings: CommonSettings, secretName: string) => object;
  readonly configName: string;
}

async function openWithSecret<S extends { readonly port: number }>(
  port: number,
  { clock, dir, files, host, log, tls, violated }: OtherParts,
  { configName, open, payment, secretName }: SecretDoor<S>,
): Promise<Opened<S>> {
  const secretFile = join(dir, secretName);
  const door = { host, port, tls, clock, log, ...(violated === undefined ? {} : { violated }) };
  const service = await open(door, await secretOf(secretFile));
  const url = addressOf(host, service.port);
  const settings = payment({ baseUrl: url, caFiles: authorities(files) }, secretName);
  return { url, secretFile, config: await writeOtherConfig(dir, configName, settings), service };
}

/** The secret in the file; a new one of 64 characters where there is none. */
async function secretOf(path: string): Promise<string> {
  const found = await readFile(path, 'utf8').catch(() => '');
  if (found.trim() !== '') return found.trim();
  const secret = randomBytes(SECRET_BYTES).toString('hex');
  await writeFileAtomically(path, `${secret}\n`, SECRET_MODE);
  return secret;
}

function authorities({ intermediateCa, rootCa }: PkiFiles): string[] {
  return [basename(rootCa), basename(intermediateCa)];
}

function addressOf(host: string, port: number): string {
  const name = host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `https://${name}:${String(port)}${BASE_PATH}`;
}
