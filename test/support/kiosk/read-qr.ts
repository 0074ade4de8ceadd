import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';

const run = promisify(execFile);

/** Reads the only QR code in a picture as a camera would: with zbar, or where that is missing with jsqr. */
export async function readQr(png: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sauda-qr-'));
  try {
    const file = join(folder, 'screen.png');
    await writeFile(file, png);
    const { stdout } = await run('zbarimg', ['-q', '--raw', '--nodbus', '-Sdisable', '-Sqrcode.enable', file]);
    return stdout.replace(/\n$/, '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return readWithJsqr(png);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readWithJsqr(png: Buffer): string {
  const { width, height, data } = PNG.sync.read(png);
  const found = jsqr(new Uint8ClampedArray(data), width, height);
  if (found === null) throw new Error('no QR code in the picture');
  return found.data;
}
