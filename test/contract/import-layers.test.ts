import { describe, expect, test } from 'vitest';
import { circularArrows, folderCircles, importsOf, targetOf, type Arrow, type Import } from './import-graph.ts';
import { files } from './repository.ts';

interface Layer {
  /** Folders of ours that may be imported. */
  readonly folders: readonly string[];
  /** Packages that may be imported; null: any. */
  readonly packages: readonly RegExp[] | null;
}

const NODE = /^node:/;

/** `design: what is where, and what it may import`; the longest matching folder decides. */
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
    // The last for the version.
    folders: ['app', 'drivers', 'main', 'package.json'],
    packages: [
      NODE,
      /^electron$/,
      /^better-sqlite3$/,
      /^tuf-js(\/dist\/error\.js)?$/,
      /^zod$/,
      /^yaml$/,
      /^lossless-json$/,
      /^node-forge$/,
      /^csv-parse($|\/)/,
      /^mqtt$/,
    ],
  },
  'main/preload': { folders: ['app/ipc', 'main/preload'], packages: [/^electron$/] },
  'renderer': {
    folders: ['app', 'renderer'],
    packages: [
      /^react($|\/)/,
      /^react-dom($|\/)/,
      /^zustand($|\/)/,
      /^qrcode/,
      /^@fontsource-variable\/golos-text/,
      /^react-simple-keyboard/,
    ],
  },
  // The operator's page stands on a web server, and reads what comes from a broker.
  'renderer/console': {
    folders: ['app', 'renderer/console', 'renderer/parts', 'renderer/styles'],
    packages: [/^react($|\/)/, /^react-dom($|\/)/, /^zustand($|\/)/, /^mqtt$/, /^zod$/, /^@noble\/ed25519$/],
  },
  // The last for the demonstration's operator key.
  'scripts': {
    folders: ['app', 'drivers', 'main', 'sandbox', 'scripts', 'test/simulation', 'renderer/console/key'],
    packages: null,
  },
  'test': {
    folders: ['app', 'drivers', 'main', 'renderer', 'sandbox', 'scripts', 'test', 'resources/fonts'],
    packages: null,
  },
};

/** Inside the layers: what a folder must never import. */
const NEVER: Readonly<Record<string, readonly string[]>> = {
  // What is true of money, words and entries does not depend on who sells.
  'app/money': ['app/session', 'app/journal', 'app/payment', 'app/config', 'app/paper', 'app/messages', 'app/ipc'],
  'app/language': ['app/session', 'app/journal', 'app/payment', 'app/config', 'app/paper', 'app/messages', 'app/ipc'],
  'app/payment': ['app/session', 'app/journal', 'app/config', 'app/paper', 'app/messages', 'app/ipc'],
  'app/journal': ['app/session', 'app/config', 'app/paper', 'app/messages', 'app/ipc'],
  'app/paper': ['app/session', 'app/journal', 'app/config', 'app/ipc'],
  'app/session': ['app/ipc', 'app/messages', 'app/log', 'app/certificate', 'app/service'],
  // The menu stands beside the session and on top of it; its words are the window's.
  'app/service': ['app/ipc', 'app/messages', 'app/log'],
  // The ground of the state machine; no phase of a sale stands below it.
  'app/session/state': ['app/session/view', 'app/session/gates'],
  // A driver does not depend on the device's use.
  'drivers': ['app/session', 'app/journal', 'app/payment', 'app/ipc', 'app/messages'],
  // The sandbox's bank does not depend on the kiosk.
  'sandbox': ['app/session', 'app/journal', 'app/payment', 'app/config', 'app/paper', 'app/messages'],
  // A payment service moves money on request; it neither records nor decides.
  'main/payments': [
    'app/session',
    'app/journal',
    'main/journal',
    'main/ledger',
    'main/claims',
    'main/reconcile',
    'main/runtime',
    'main/compose',
    'main/peripherals',
  ],
  // What was written down is read without the machine that wrote it.
  'main/journal': [
    'app/session',
    'app/config',
    'main/payments',
    'main/runtime',
    'main/peripherals',
    'main/ledger',
    'main/claims',
  ],
  'main/ledger': ['app/session', 'main/runtime'],
  'main/claims': ['app/session', 'main/runtime'],
  'main/log': ['app/session', 'app/journal', 'main/runtime'],
  'main/peripherals': ['main/payments', 'main/journal', 'main/runtime', 'main/compose', 'app/journal'],
  'main/runtime': ['main/payments', 'main/compose', 'main/windows', 'main/ipc', 'main/bench'],
  // The screen shows the view. What lies behind it is main's.
  'renderer': ['app/session/state', 'app/session/gates', 'app/session/choose', 'app/journal', 'app/config'],
};

/** Only these may import them. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  // The product does not depend on its commands; only the start selects one.
  'main/cli': ['main/cli', 'main/shell', 'main/main.ts', 'scripts', 'test'],
  'main/shell': ['main/shell', 'main/main.ts', 'test'],
  'main/compose': ['main/compose', 'main/shell', 'main/bench', 'main/cli', 'scripts', 'test'],
  'main/main.ts': [],
  // Samples and switches for developers; the rest of the kiosk does not depend on them.
  'main/bench/samples': ['main/bench', 'scripts', 'test'],
  'app/session/transition.ts': ['app/service', 'main/service', 'scripts', 'test'],
};

function layerOf(file: string): Layer | undefined {
  const names = Object.keys(LAYERS).filter((name) => file.startsWith(`${name}/`));
  const longest = names.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : LAYERS[longest];
}

function isIn(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`);
}

function isAllowed(one: Import): boolean {
  const layer = layerOf(one.from);
  if (layer === undefined) return true;
  const target = targetOf(one);
  if (target === null) return layer.packages?.some((allowed) => allowed.test(one.to)) ?? true;
  return layer.folders.some((folder) => isIn(target, folder)) && !isBehindWall(one.from, target);
}

function isBehindWall(from: string, target: string): boolean {
  const isForbidden = Object.entries(NEVER).some(
    ([folder, never]) => isIn(from, folder) && never.some((place) => isIn(target, place)),
  );
  const isClosed = Object.entries(ONLY).some(
    ([place, importers]) => isIn(target, place) && !importers.some((importer) => isIn(from, importer)),
  );
  return isForbidden || isClosed;
}

const sources = files(/^(app|drivers|sandbox|main|renderer|scripts|test)\/.*\.(ts|tsx|mts)$/);

describe('import layers', () => {
  test('every layer has sources', () => {
    for (const layer of Object.keys(LAYERS)) expect(sources.some((file) => file.startsWith(`${layer}/`))).toBe(true);
  });

  test('every import is allowed in its layer', () => {
    const forbidden = sources.flatMap(importsOf).filter((one) => !isAllowed(one));
    expect(forbidden).toEqual([]);
  });

  test('every path in a rule exists', () => {
    const named = [...Object.entries(NEVER), ...Object.entries(ONLY)].flatMap(([place, others]) => [place, ...others]);
    expect(named.filter((place) => !sources.some((file) => isIn(file, place)))).toEqual([]);
  });

  test('the check finds forbidden imports', () => {
    expect(isAllowed({ from: 'app/money/money.ts', to: 'node:fs' })).toBe(false);
    expect(isAllowed({ from: 'renderer/customer/app.tsx', to: '../../main/runtime/kiosk.ts' })).toBe(false);
    expect(isAllowed({ from: 'main/runtime/kiosk.ts', to: '../../sandbox/server.ts' })).toBe(false);
    expect(isAllowed({ from: 'main/preload/customer.ts', to: '../runtime/kiosk.ts' })).toBe(false);
    expect(isAllowed({ from: 'app/session/transition.ts', to: '../../main/bench/samples/samples.ts' })).toBe(false);
    expect(isAllowed({ from: 'main/payments/kaspi/client.ts', to: '../../journal/journal.ts' })).toBe(false);
    expect(isAllowed({ from: 'main/runtime/kiosk.ts', to: '../cli/claim/run.ts' })).toBe(false);
    expect(isAllowed({ from: 'main/main.ts', to: './cli/claim/run.ts' })).toBe(true);
  });
});

/**
 * Tests may import everything, also from each other, so only the product, its scripts and the simulation have layers of
 * folders. Circles of files are forbidden everywhere.
 */
const product = sources.filter((file) => !file.startsWith('test/'));

function arrowsOf(file: string): readonly Arrow[] {
  return importsOf(file)
    .map(targetOf)
    .filter((target) => target !== null)
    .map((to) => ({ from: file, to }));
}

const deepest = Math.max(...product.map((file) => file.split('/').length - 1));
const depths = Array.from({ length: deepest }, (_, index) => index + 1);

describe('import circles', () => {
  const arrows = sources.flatMap(arrowsOf);
  const ofProduct = arrows.filter(({ from, to }) => !from.startsWith('test/') && !to.startsWith('test/'));
  const ofSimulation = arrows.filter(({ from, to }) => isIn(from, 'test/simulation') && isIn(to, 'test/simulation'));

  test('no file imports itself by way of others', () => {
    expect(circularArrows(arrows)).toEqual([]);
  });

  test.each(depths)('no folder does, at depth %i', (depth) => {
    expect(folderCircles(ofProduct, depth)).toEqual([]);
    expect(folderCircles(ofSimulation, depth)).toEqual([]);
  });

  test('the check finds circles of files', () => {
    const towards = { from: 'a/one.ts', to: 'a/two.ts' };
    const onwards = { from: 'a/two.ts', to: 'a/three.ts' };
    const back = { from: 'a/three.ts', to: 'a/one.ts' };
    const beside = { from: 'a/one.ts', to: 'b/ground.ts' };
    expect(circularArrows([towards, onwards, beside])).toEqual([]);
    expect(circularArrows([towards, onwards, back, beside])).toEqual([towards, onwards, back]);
  });

  test('the check finds circles of folders without a circle of files', () => {
    const up = { from: 'a/b/inner.ts', to: 'a/ground.ts' };
    const down = { from: 'a/top.ts', to: 'a/b/other.ts' };
    expect(circularArrows([up, down])).toEqual([]);
    expect(folderCircles([up, down], 2)).toEqual([
      'a -> a/b (a/top.ts => a/b/other.ts)',
      'a/b -> a (a/b/inner.ts => a/ground.ts)',
    ]);
    expect(folderCircles([up, down], 1)).toEqual([]);
    const there = { from: 'a/b/one.ts', to: 'c/d/two.ts' };
    const home = { from: 'c/e/three.ts', to: 'a/f/four.ts' };
    expect(folderCircles([there, home], 2)).toEqual([]);
    expect(folderCircles([there, home], 1)).toHaveLength(2);
  });
});
