import { expect, test } from 'vitest';
import { atLeast, nodeComplaint } from '../../../scripts/setup/check-node.mjs';

test.each([
  ['20.0.0', '20.0.0', true],
  ['20.20.2', '20.0.0', true],
  ['22.9.0', '22.18.0', false],
  ['24.0.0', '22.18.0', true],
  ['18.20.0', '20.0.0', false],
  ['23.0.0-nightly', '22.18.0', true],
])('Node %s is at least %s: %s', (version, wanted, expected) => {
  expect(atLeast(version, wanted)).toBe(expected);
});

test('Linux x64 needs less, because the packages contain a Node', () => {
  expect(nodeComplaint('20.20.2', 'linux', 'x64')).toBeNull();
  expect(nodeComplaint('20.20.2', 'darwin', 'arm64')).toContain('22.18.0');
  expect(nodeComplaint('18.0.0', 'linux', 'x64')).toContain('20.0.0');
});
