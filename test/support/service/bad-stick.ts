import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';

const BLOCK_BYTES = 4_096;
/** In which the blocks of the files stand behind those of the folders. */
const FOLDER = 'folder';

/** What the shell does in its view of the file system. Each line that it is told afterwards is a command. */
const STEPS = [
  'mkdir "$1/blocks" "$1/stick"',
  'mount -t tmpfs -o size=6m tmpfs "$1/blocks"',
  'truncate -s 24M "$1/blocks/image"',
  // Without a journal of its own, an error is one of a block and not of the whole.
  `mkfs.ext4 -q -F -b ${String(BLOCK_BYTES)} -O ^has_journal "$1/blocks/image"`,
  'plug() { device=$(losetup --find --show "$1/blocks/image") && mount "$device" "$1/stick"; code=$?; losetup --detach "$device"; return $code; }',
  'plug "$1"',
  `mkdir "$1/stick/${FOLDER}"`,
  'echo ready',
  'while read -r line; do eval "$line" 2>&1; done',
].join(' && ');

/**
 * A stick on a device of its own that answers EIO on command: an ext4 file system in a sparse image. What is cut off from
 * the image cannot be read. Only where `CAN_MOUNT` is true.
 */
export class BadStick {
  readonly #folder: string;
  readonly #shell: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #reader: Interface;
  readonly #names: string[] = [];

  private constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'sauda-bad-stick-'));
    const shell = spawn('unshare', ['-m', 'sh', '-c', STEPS, 'sh', this.#folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#reader = createInterface({ input: shell.stdout });
    this.#lines = this.#reader[Symbol.asyncIterator]();
    this.#shell = shell;
  }

  static async plugIn(): Promise<BadStick> {
    const stick = new BadStick();
    await stick.#answer();
    return stick;
  }

  /** The stick's folder, as this process sees it. */
  get path(): string {
    return this.#seen('stick');
  }

  /** The folder that everything is put into. */
  get folder(): string {
    return join(this.path, FOLDER);
  }

  put(name: string, content: string | Uint8Array): void {
    writeFileSync(join(this.folder, name), content);
    this.#names.push(name);
  }

  /**
   * From now on each read of a file that was put there is answered with EIO; or already each read of their folder, so that
   * nothing can be written either.
   */
  async breakDown(of: 'files' | 'folder'): Promise<void> {
    await this.#tell('umount "$1/stick"');
    const first: number[] = [];
    for (const name of of === 'files' ? this.#names : ['']) {
      const blocks = await this.#tell(`debugfs -R "blocks /${FOLDER}/${name}" "$1/blocks/image" 2>/dev/null`);
      first.push(Number.parseInt(blocks));
    }
    // What the system still remembers is forgotten.
    await this.#tell('plug "$1"');
    truncateSync(this.#seen('blocks', 'image'), Math.min(...first) * BLOCK_BYTES);
  }

  async pullOut(): Promise<void> {
    const closed = new Promise((resolve) => this.#shell.once('close', resolve));
    this.#shell.stdin?.end();
    await closed;
    this.#reader.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #seen(...names: readonly string[]): string {
    return join(`/proc/${String(this.#shell.pid)}/root`, this.#folder, ...names);
  }

  /** What the command says, up to its end. */
  async #tell(command: string): Promise<string> {
    this.#shell.stdin?.write(`${command} || echo failed: $?; echo done\n`);
    const said: string[] = [];
    for (let line = await this.#answer(); line !== 'done'; line = await this.#answer()) said.push(line);
    if (said.some((line) => line.startsWith('failed: '))) throw new Error(said.join('\n'));
    return said.join('\n');
  }

  async #answer(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error('the shell of the stick has ended');
    return value;
  }
}
