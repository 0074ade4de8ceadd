import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { KIOSK_ID } from '../../../app/fleet/wire/topics.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { ROOT } from '../../setup/project.ts';

const run = promisify(execFile);
const PROGRAM = join(ROOT, 'resources', 'fleet', 'ca.sh');
const SETTINGS = 'fleet.json';

const address = z.url({ protocol: /^mqtts$/ });
const settingsSchema = z.strictObject({
  /** For the machines. */
  broker: address,
  /** The operator's side of the broker for newcomers. */
  newcomers: address,
  /** The base64 of each key whose commands count. */
  operatorKeys: z.array(z.string().regex(/^[A-Za-z0-9+/]{43}=$/)).max(20),
});
type Settings = z.infer<typeof settingsSchema>;

/** Names that `ca.sh` gives to something else. */
const TAKEN: readonly string[] = ['broker', 'enroller'];

/** The fleet's authority: the folder in which `ca.sh` works. */
export class Authority {
  readonly settings: Settings;
  readonly #folder: string;

  private constructor(folder: string, settings: Settings) {
    this.#folder = folder;
    this.settings = settings;
  }

  /** The error is an English sentence. */
  static open(folder: string): Result<Authority, string> {
    const file = join(folder, SETTINGS);
    try {
      const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
      const settings = settingsSchema.safeParse(json);
      if (!settings.success) return err(`${file}: ${z.prettifyError(settings.error)}`);
      return ok(new Authority(folder, settings.data));
    } catch (error) {
      return err(`${file} cannot be read: ${textOf(error)}`);
    }
  }

  /** The certificate of the authority itself, in PEM. */
  get certificate(): string {
    return readFileSync(join(this.#folder, 'machines-ca.crt'), 'utf8');
  }

  /** What the operator's side shows to the brokers. Throws where a file is missing. */
  get credentials(): { readonly cert: Buffer; readonly key: Buffer; readonly ca: Buffer } {
    const file = (name: string): Buffer => readFileSync(join(this.#folder, name));
    return { cert: file('enroller.crt'), key: file('enroller.key'), ca: file('machines-ca.crt') };
  }

  /** Why a machine cannot have this name; null where it can. `isAnew`: it is the machine that has it already. */
  refusalOf(kioskId: string, isAnew = false): string | null {
    if (!KIOSK_ID.test(kioskId)) return 'a name is 1 to 64 letters, digits, - and _';
    if (TAKEN.includes(kioskId)) return `${kioskId} is the name of something else in the fleet`;
    const isKnown = this.valid(kioskId).length > 0;
    if (isAnew) return isKnown ? null : `${kioskId} has no certificate that counts: leave --anew out`;
    return isKnown
      ? `${kioskId} has a certificate: --anew if it is this machine's, or "ca.sh revoke ${kioskId}" first if this one takes its place`
      : null;
  }

  /** The certificates of a name that count, in PEM, the latest last; empty for one whose file is not there. */
  valid(kioskId: string): readonly string[] {
    return readFileSync(join(this.#folder, 'index.txt'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([state, , , , , subject]) => state === 'V' && subject === `/CN=${kioskId}`)
      .map(([, , , serial]) => this.#issued(serial ?? ''));
  }

  #issued(serial: string): string {
    try {
      return readFileSync(join(this.#folder, 'issued', `${serial}.pem`), 'utf8');
    } catch {
      return '';
    }
  }

  /**
   * Signs a request; the name is the authority's decision. `isAnew`: the certificate before counts until its end. The error is
   * what `ca.sh` said.
   */
  async sign(kioskId: string, requestPem: string, isAnew = false): Promise<Result<string, string>> {
    const work = mkdtempSync(join(tmpdir(), 'sauda-request-'));
    try {
      const file = join(work, 'request.pem');
      writeFileSync(file, requestPem);
      await run(PROGRAM, [isAnew ? 'renew' : 'sign', kioskId, file], { cwd: this.#folder });
      return ok(readFileSync(join(this.#folder, `${kioskId}.crt`), 'utf8'));
    } catch (error) {
      return err(`ca.sh sign ${kioskId}: ${textOf(error)}`);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
