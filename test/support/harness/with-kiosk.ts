import { afterEach } from 'vitest';
import { TestKiosk } from './test-kiosk.ts';

/** Starts kiosks that are disposed of after each test, however it ends. */
export function withKiosk(): (options?: Parameters<typeof TestKiosk.start>[0]) => Promise<TestKiosk> {
  const kiosks: TestKiosk[] = [];
  afterEach(async () => {
    for (const kiosk of kiosks.splice(0)) await kiosk.dispose();
  });
  return async (options) => {
    const kiosk = await TestKiosk.start(options);
    kiosks.push(kiosk);
    return kiosk;
  };
}
