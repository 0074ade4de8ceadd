import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { files, read } from './repository.ts';

interface Layer {
  /** Folders of ours that may be imported. */
  readonly folders: readonly string[];
  /** Packages that may be imported; null: any. */
  readonly packages: readonly RegExp[] | null;
}

const NODE = /^node:/;

/** `design: what lives where, and what it may know`; the longest matching folder decides. */
const LAYERS: Readonly<Record<string, Layer>> = {
  'app': { folders: ['app'], packages: [/^zod$/] },
  'drivers': {
    folders: ['app', 'drivers', 'resources/fonts'],
    packages: [NODE, /^serialport$/, /^@point-of-sale\/receipt-printer-encoder$/, /^qrcode$/, /^zod$/],
  },
  'sandbox': {
    folders: ['app', 'drivers', 'sandbox'],
    packages: [NODE, /^zod$/, /^node-forge$/, /^fflate$/, /^yaml$/, /^lossless-json$/],
  },
  'main': {
    folders: ['app', 'drivers', 'main'],
    packages: [
      NODE,
      /^electron$/,
      /^better-sqlite3$/,
      /^zod$/,
      /^yaml$/,
      /^lossless-json$/,
      /^node-forge$/,
      /^fflate$/,
    ],
  },
  'main/preload': { folders: ['app/ipc', 'main/preload'], packages: [/^electron$/] },
  'renderer': {
    folders: ['app', 'renderer'],
    packages: [/^react($|\/)/, /^react-dom($|\/)/, /^zustand($|\/)/, /^qrcode/, /^@fontsource-variable\/golos-text/],
  },
  'scripts': { folders: ['app', 'drivers', 'main', 'sandbox', 'scripts', 'test/simulation'], packages: null },
  'test': {
    folders: ['app', 'drivers', 'main', 'renderer', 'sandbox', 'scripts', 'test', 'resources/fonts'],
    packages: null,
  },
};

interface Import {
  readonly from: string;
  readonly to: string;
}

function importsOf(file: string): readonly Import[] {
  return ts.preProcessFile(read(file), true, true).importedFiles.map(({ fileName }) => ({ from: file, to: fileName }));
}

function layerOf(file: string): Layer | undefined {
  const names = Object.keys(LAYERS).filter((name) => file.startsWith(`${name}/`));
  const longest = names.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : LAYERS[longest];
}

function isAllowed({ from, to }: Import): boolean {
  const layer = layerOf(from);
  if (layer === undefined) return true;
  if (!to.startsWith('.')) return layer.packages?.some((allowed) => allowed.test(to)) ?? true;
  const target = normalize(join(dirname(from), to));
  return layer.folders.some((folder) => target.startsWith(`${folder}/`));
}

const sources = files(/^(app|drivers|sandbox|main|renderer|scripts|test)\/.*\.(ts|tsx|mts)$/);

describe('import layers', () => {
  test('there are sources in every layer', () => {
    for (const layer of Object.keys(LAYERS)) expect(sources.some((file) => file.startsWith(`${layer}/`))).toBe(true);
  });

  test('every import is one that its layer may make', () => {
    const forbidden = sources.flatMap(importsOf).filter((one) => !isAllowed(one));
    expect(forbidden).toEqual([]);
  });

  test('the check sees what it has to see', () => {
    expect(isAllowed({ from: 'app/money/money.ts', to: 'node:fs' })).toBe(false);
    expect(isAllowed({ from: 'renderer/customer/app.tsx', to: '../../main/runtime/kiosk.ts' })).toBe(false);
    expect(isAllowed({ from: 'main/runtime/kiosk.ts', to: '../../sandbox/server.ts' })).toBe(false);
    expect(isAllowed({ from: 'main/preload/customer.ts', to: '../runtime/kiosk.ts' })).toBe(false);
  });
});
