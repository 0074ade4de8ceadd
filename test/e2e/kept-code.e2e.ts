import { basename } from 'node:path';
import { expect, test } from '../support/kiosk/kiosk-test.ts';

test('a start takes the code that was compiled with the build, and compiles nothing of its steps', async ({
  kiosks,
}) => {
  const kiosk = await kiosks.open();
  const files = await kiosk.app.evaluate(({ app }) => {
    const file = `${app.getAppPath()}/dist/main/kept-code.cjs`;
    const loader: unknown = process.getBuiltinModule('node:module').createRequire(file)(file);
    return (loader as { files: { taken: string[]; refused: string[] } }).files;
  });
  expect(files.refused).toEqual([]);
  const steps = new Set(files.taken.map((file) => basename(file).split('-').slice(0, 2).join('-')));
  for (const step of ['shell', 'start', 'payments', 'kiosk']) expect(steps).toContain(`main-${step}`);
});
