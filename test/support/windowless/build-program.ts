/** Bundles the windowless kiosk into the folder of the argument; a process of its own, because vite sets NODE_ENV. */
import { resolve } from 'node:path';
import { build } from 'vite';
import { configOf } from '../../../scripts/build/electron-parts.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const ENTRY = 'test/support/windowless/program.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('no folder to build into was given');
const part = { name: 'windowless kiosk', entry: ENTRY, output: 'program', isPreload: false };
const { build: settings, ...config } = configOf(part, ROOT, folder);
await build({ ...config, build: { ...settings, sourcemap: false } });
