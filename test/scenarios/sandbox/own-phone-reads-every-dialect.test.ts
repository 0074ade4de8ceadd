import { expect, it } from 'vitest';
import { LETTER_CASES } from '../../../sandbox/bank/letter-case.ts';
import { startSandbox } from '../../../sandbox/server.ts';
import { temporaryFolder } from './support.ts';

it.each(LETTER_CASES)('the phone reads answers in %s case, with numbers as text', async (letterCase) => {
  const folder = await temporaryFolder();
  const sandbox = await startSandbox({
    dir: folder.dir,
    behaviour: { letterCase, numbersAsText: true, dateForm: 'seven-digits' },
  });
  try {
    sandbox.faults.always('*', { kind: 'letter-case', letterCase: 'upper' });
    const nobodys = { ok: false, error: { kind: 'refused', statusCode: -1601 } };
    expect(await sandbox.phone.scan('1')).toMatchObject(nobodys);
    expect(await sandbox.phone.pay('1')).toMatchObject(nobodys);
  } finally {
    await sandbox.close();
    await folder.remove();
  }
});
