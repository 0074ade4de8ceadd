import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const PAGE = resolve(import.meta.dirname, '..', '..', '..', 'dist', 'renderer');
/** All that the customer's page and the menu may load, without fonts and pictures. */
const MOST_BYTES = 350_000;
/** What only developers open. */
const OF_TOOLS = /^(bench|gallery)-/;

test('the built page with the menu stays below 350 kB, compressed', () => {
  const assets = join(PAGE, 'assets');
  const names = readdirSync(assets).filter((name) => /\.(js|css)$/.test(name) && !OF_TOOLS.test(name));
  const files = [join(PAGE, 'index.html'), ...names.map((name) => join(assets, name))];
  const sizes = files.map((file) => gzipSync(readFileSync(file)).length);
  expect(names.length).toBeGreaterThan(10);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});
