import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Its own way to the native code looks from the file's place, which in a bundle is another. */
const NATIVE_CODE = `
const { dirname } = require('node:path');
exports.binding = require('node-gyp-build')(dirname(require.resolve('@serialport/bindings-cpp/package.json')));
`;
const NATIVE_CODE_FILE = /[\\/]@serialport[\\/]bindings-cpp[\\/]dist[\\/]serialport-bindings\.js$/;

/**
 * Bundles of serialport what the kiosk uses: the package's entry would load ten parsers and a mock besides, which took
 * longer at a start than reading the configuration.
 */
export function serialportPlugin(root: string): Plugin {
  return {
    name: 'sauda-serialport',
    enforce: 'pre',
    resolveId: (id) => (id === 'serialport' ? join(root, 'node_modules/serialport/dist/serialport.js') : undefined),
    load: (id) => (NATIVE_CODE_FILE.test(id) ? NATIVE_CODE : undefined),
  };
}
