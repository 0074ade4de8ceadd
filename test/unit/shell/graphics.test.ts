import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isWithoutGraphics } from '../../../main/shell/graphics.ts';

test.each([
  ['a screen alone', ['dri/card0', 'dri/by-path/pci'], true],
  ['a screen with its renderer', ['dri/card0', 'dri/renderD128'], false],
  ['a renderer of another kind than the kernel’s', ['dri/card0', 'nvidia0'], false],
  ['no screen that the kernel knows', ['null'], false],
  ['a folder without a screen', ['dri/by-path/pci'], false],
])('%s', (_what, nodes, is) => {
  const devices = mkdtempSync(join(tmpdir(), 'sauda-devices-'));
  onTestFinished(() => {
    rmSync(devices, { recursive: true });
  });
  for (const node of nodes) {
    mkdirSync(dirname(join(devices, node)), { recursive: true });
    writeFileSync(join(devices, node), '');
  }
  expect(isWithoutGraphics(devices)).toBe(is);
});
