import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportingIn } from '../../../../main/export/worker/export-thread.ts';
import { runExport } from '../../../../main/service/doors/export.ts';
import { runCertificate } from '../../../../main/service/doors/certificate.ts';
import type { CertificateOutcome } from '../../../../app/service/doors/certificate/types.ts';
import type { ExportOutcome } from '../../../../app/service/doors/export/types.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { CAN_MOUNT } from '../../../support/journal/bad-disk.ts';
import { ROOT } from '../../../../scripts/setup/project.ts';
import { BadStick } from '../../../support/service/bad-stick.ts';
import { mediaIn } from '../../../support/service/media-in.ts';
import { servicePorts } from '../../../support/service/service-ports.ts';
import { ExportPlace } from '../../export/harness.ts';
import { ProductsMachine, TEXT } from '../products/harness.ts';
import { ImportMachine, OWN } from './harness.ts';

const EIO = /EIO: i\/o error/;

describe.runIf(CAN_MOUNT)('on a device of its own, whose blocks cannot be read', () => {
  let stick: BadStick;
  beforeEach(async () => {
    stick = await BadStick.plugIn();
    stick.put('a-kiosk.yaml', `version: 1\noperator: { name: Elsewhere }\n${'# more\n'.repeat(1_000)}`);
    stick.put('b-payments.csv', `orderId;amount;status;transactionId\n${'1;2;PAID;3\n'.repeat(1_000)}`);
    stick.put('c-list.csv', `Название;Цена;Канал\nСок;300;2\n${'\n'.repeat(5_000)}`);
  });
  afterEach(() => stick.pullOut());

  test('settings and payments that cannot be read are sentences with what the system says; nothing changes', async () => {
    await stick.breakDown('files');
    const machine = new ImportMachine({ stick: stick.path });
    await machine.atDoor();
    expect(machine.door.files).toHaveLength(3);
    await machine.do({ kind: 'choose-file', index: 0 });
    expect(machine.door.notice).toMatchObject({
      kind: 'settings-file',
      failure: { reason: 'unreadable', detail: expect.stringMatching(EIO) },
    });
    await machine.do({ kind: 'choose-file', index: 1 });
    await machine.do({ kind: 'start' });
    expect(machine.door.notice).toMatchObject({
      kind: 'list',
      failure: { kind: 'file', reason: 'unreadable', parameters: { detail: expect.stringMatching(EIO) } },
    });
    expect(machine.text).toBe(OWN);
    machine.remove();
  });

  test('a list of products that cannot be read is a sentence as well', async () => {
    await stick.breakDown('files');
    const machine = new ProductsMachine(stick.path);
    await machine.ready().atDoor();
    machine.touchDoor({ kind: 'list-look' });
    await machine.carryOut();
    machine.touchDoor({ kind: 'list-read', index: 0 });
    await machine.carryOut();
    expect(machine.door.list?.looked).toMatchObject({ kind: 'failed', failure: { reason: 'unreadable' } });
    expect(machine.text).toBe(TEXT);
    machine.dispose();
  });

  test('a folder that cannot be read is a sentence at each door that looks for files', async () => {
    await stick.breakDown('folder');
    const products = new ProductsMachine(stick.path);
    await products.ready().atDoor();
    products.touchDoor({ kind: 'list-look' });
    await products.carryOut();
    expect(products.door.list).toMatchObject({ found: [], troubles: ['unread'], looked: null });
    products.dispose();
    const told: CertificateOutcome[] = [];
    await runCertificate(servicePorts({ media: mediaIn(stick.path) }))(
      { kind: 'look' },
      (outcome) => void told.push(outcome),
    );
    expect(told).toMatchObject([{ kind: 'looked', found: [], troubles: ['unread'] }]);
    const imports = new ImportMachine({ stick: stick.path });
    await imports.atDoor();
    expect(imports.door).toMatchObject({ files: [], isUnread: true });
    imports.remove();
  });

  test('an export onto it is a sentence, and the counters are not read', async () => {
    await stick.breakDown('folder');
    const place = new ExportPlace();
    place.writeSales();
    const told: ExportOutcome[] = [];
    const exporting = exportingIn(`${ROOT}/main/export/worker/thread.ts`, new FakeClock());
    await runExport(servicePorts({ dataDirectory: place.data, exporting }))(
      { kind: 'write', folder: stick.folder, formats: ['csv', 'eva-dts'], period: { from: null, to: null } },
      (outcome) => void told.push(outcome),
    );
    expect(told.at(-1)).toMatchObject({
      kind: 'written',
      report: { files: [], failures: [{ reason: 'gone' }, { reason: 'gone' }], auditUpTo: null },
    });
    place.remove();
  });
});
