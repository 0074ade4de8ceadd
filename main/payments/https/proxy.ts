import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ProxySettings } from '../../../app/config/service-address.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { problem, type Problem } from '../../../app/problem.ts';
import { secretText } from '../../files/secret-text.ts';

/** An HTTP proxy on the way to the service; it learns the service's name, but no content. */
export interface Proxy {
  readonly host: string;
  readonly port: number;
  /** Null where the proxy does not ask who we are. */
  readonly credentials: { readonly username: string; readonly password: string } | null;
}

/** The proxy cannot be reached, or does not let us through. */
export class ProxyError extends Error {
  readonly code: 'PROXY_REFUSED' | 'PROXY_UNREACHABLE';

  constructor(code: ProxyError['code'], message: string) {
    super(message);
    this.name = 'ProxyError';
    this.code = code;
  }
}

/** Reads a secret's file; a problem when it cannot be read. */
export type SecretReader = (file: string) => Result<string, Problem>;

const DEFAULT_PORT = 80;

/** The proxy of `payment.kaspi.proxy`, its password included; null where there is none. */
export function readProxy(
  settings: ProxySettings | undefined,
  readSecret: SecretReader = readSecretFile,
): Result<Proxy | null, Problem> {
  if (settings === undefined) return ok(null);
  const url = new URL(typeof settings === 'string' ? settings : settings.url);
  // The brackets of an IPv6 address belong to the URL, not to the address.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? DEFAULT_PORT : Number(url.port);
  if (typeof settings === 'string') {
    const username = decoded(url.username);
    return ok({ host, port, credentials: username === '' ? null : { username, password: decoded(url.password) } });
  }
  const password = readSecret(settings.passwordFile);
  return password.ok
    ? ok({ host, port, credentials: { username: settings.username, password: password.value } })
    : password;
}

/** The header that authenticates the kiosk to the proxy; null where the proxy needs none. */
export function basicCredentials({ credentials }: Proxy): string | null {
  return credentials === null
    ? null
    : Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
}

/** Texts that the log must never show. */
export function proxySecrets(proxy: Proxy | null): readonly string[] {
  const credentials = proxy?.credentials ?? null;
  return proxy === null || credentials === null ? [] : [credentials.password, basicCredentials(proxy) ?? ''];
}

/** Changes when the proxy or its password does. */
export function proxyFingerprint(proxy: Proxy | null): string {
  return createHash('sha256').update(JSON.stringify(proxy)).digest('hex');
}

/** A per cent sign that stands for itself is forgiven: it came from a person. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readSecretFile(file: string): Result<string, Problem> {
  try {
    const text = secretText(readFileSync(file));
    return text.ok ? text : err(problem('secret-invalid', { file, detail: text.error }));
  } catch (error) {
    return err(problem('secret-missing', { file, detail: error instanceof Error ? error.message : String(error) }));
  }
}
