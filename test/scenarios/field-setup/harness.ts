import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runProgram } from '../../../main/cli/program.ts';
import { applicationContext } from '../../support/application-context.ts';

/** Another system in a folder, as `--root` takes it: what Debian has there, as far as the command looks at it. */
export class OtherSystem {
  readonly root = mkdtempSync(join(tmpdir(), 'sauda-system-'));

  constructor(programs: readonly string[] = ['/usr/bin/weston']) {
    this.write('/etc/passwd', 'root:x:0:0::/root:/bin/sh\nsauda:x:998:998::/var/lib/sauda:/usr/sbin/nologin\n');
    this.write('/etc/group', 'root:x:0:\ntty:x:5:\nlp:x:7:\ndialout:x:20:\nvideo:x:44:\ninput:x:102:\nrender:x:103:\n');
    this.write('/etc/systemd/journald.conf.d/own.conf', '[Journal]\n');
    for (const program of [
      '/usr/lib/sauda/kiosk',
      '/usr/bin/sauda',
      '/usr/lib/sauda/before-start',
      '/usr/lib/sauda/after-kiosk',
      '/usr/lib/sauda/end-computer',
      ...programs,
    ])
      this.program(program);
  }

  program(path: string): void {
    this.write(path, '#!/bin/sh\n');
    chmodSync(join(this.root, path), 0o755);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  link(path: string): string {
    return readlinkSync(join(this.root, path));
  }

  has(path: string): boolean {
    return lstatSync(join(this.root, path), { throwIfNoEntry: false }) !== undefined;
  }

  /** Every file and link with what is in it, to compare the whole system. */
  all(): ReadonlyMap<string, string> {
    const entries = readdirSync(this.root, { recursive: true, withFileTypes: true });
    const places = entries.map((entry) => join(entry.parentPath, entry.name));
    return new Map(
      places.toSorted().map((path): [string, string] => {
        const found = lstatSync(path);
        const content = found.isSymbolicLink() ? readlinkSync(path) : found.isFile() ? readFileSync(path, 'utf8') : '';
        return [path.slice(this.root.length), `${String(found.mode)} ${content}`];
      }),
    );
  }

  /** Runs `sauda setup-system` on it. */
  async setUp(...words: readonly string[]): Promise<{ code: number; out: string; complaint: string }> {
    let [out, complaint] = ['', ''];
    const console = {
      out: (text: string): boolean => {
        out += text;
        return true;
      },
      complain: (text: string): void => {
        complaint += text;
      },
    };
    const context = applicationContext(console, { dataDirectory: this.root });
    const { code } = await runProgram(['setup-system', '--root', this.root, ...words], context, true);
    return { code, out, complaint };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
