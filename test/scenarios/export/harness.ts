import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openJournal, type Journal } from '../../../main/journal/journal.ts';
import { exportCommand } from '../../../main/cli/export/command.ts';
import { ROOT } from '../../../scripts/setup/project.ts';
import { applicationContext } from '../../support/application-context.ts';
import { runAsTyped, type Ran } from '../../support/run-command.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { openKioskLog } from '../../support/log/kiosk-log.ts';
import { cashSale, entry, NOON_MS, sale } from '../../unit/journal/history.ts';

const CLI = [join(ROOT, 'main', 'cli', 'node.ts'), 'export'];

const fileSchema = z.object({ name: z.string(), format: z.string(), bytes: z.number(), sha256: z.string() });
export type ListedFile = z.infer<typeof fileSchema>;

/** A data directory with some sales, an empty folder, and the command. */
export class ExportPlace {
  readonly directory = mkdtempSync(join(tmpdir(), 'sauda-export-'));
  readonly data = join(this.directory, 'data');
  readonly out = join(this.directory, 'stick');

  constructor() {
    mkdirSync(this.data);
    mkdirSync(this.out);
  }

  /** The journal with a QR sale, a debt, a sale for a note with change, and money without a sale. */
  openJournal(): Journal {
    const journal = openJournal(join(this.data, 'journal.db'), join(this.data, 'backups'));
    if (!journal.ok) throw new Error(JSON.stringify(journal.error));
    return journal.value;
  }

  write(entries: readonly object[], wallMs = NOON_MS): void {
    const journal = this.openJournal();
    const written = journal.append(entries.map(entry), { wallMs, monoMs: wallMs });
    journal.close();
    if (!written.ok) throw new Error(JSON.stringify(written.error));
  }

  writeSales(wallMs = NOON_MS): void {
    this.write(
      [
        ...sale('delivered', 'a', '15'),
        ...sale('debt', 'b', '17'),
        ...cashSale('c', 50_000),
        { kind: 'debt-recorded', saleId: 'c', amountTiyn: 5_000, claimCode: 'ABC-123' },
        { kind: 'orphan-recorded', orphanId: 'o-1', amountTiyn: 20_000, source: 'bill-acceptor' },
        { kind: 'started', version: '1' },
      ],
      wallMs,
    );
  }

  /** A technical log with one line. */
  async writeLog(): Promise<void> {
    const log = openKioskLog(join(this.data, 'log.db'), new FakeClock());
    log.write('info', 'app-started', { version: '1' });
    await log.close();
  }

  run(...args: readonly string[]): Promise<Ran> {
    const words = ['--data-dir', this.data, '--out', this.out, ...args];
    return runAsTyped(exportCommand, words, (console) => applicationContext(console, { dataDirectory: this.data }));
  }

  /** With a stick of this size, which is there for the command alone. */
  runOnStick(size: string, ...args: readonly string[]): Pick<Ran, 'complaint'> & { readonly code: number | null } {
    const isRoot = process.getuid?.() === 0;
    const steps = `mount -t tmpfs -o size=${size} tmpfs '${this.out}' && "$@"; code=$?; ls -A '${this.out}' >&2; exit $code`;
    const command = [process.execPath, ...CLI, '--data-dir', this.data, '--out', this.out, ...args];
    const { status, stderr } = spawnSync('unshare', [isRoot ? '-m' : '-Urm', 'sh', '-c', steps, 'sh', ...command], {
      encoding: 'utf8',
      env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
    });
    return { code: status, complaint: stderr };
  }

  /** The files that `--json` lists. */
  async listed(...args: readonly string[]): Promise<readonly ListedFile[]> {
    const { out } = await this.run('--json', ...args);
    const lines = out.trimEnd().split('\n').slice(0, -1);
    return lines.map((line) => fileSchema.parse(JSON.parse(line)));
  }

  files(): readonly string[] {
    return readdirSync(this.out).sort();
  }

  read(ending: string): string {
    const name = this.files().find((file) => file.endsWith(ending));
    if (name === undefined) throw new Error(`no ${ending} among ${this.files().join(', ')}`);
    return readFileSync(join(this.out, name), 'utf8');
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
