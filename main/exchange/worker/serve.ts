import { unreachable } from '../../../app/result.ts';
import { filesOnSticks } from '../../media/find-files.ts';
import { readStickFile } from '../../media/read-file.ts';
import { sticksNow } from '../../media/removable-media.ts';
import { writeToStick } from '../../media/write-to-stick.ts';
import { fetchFiles } from '../fetch-files.ts';
import { copyPictures } from '../settings/copy-pictures.ts';
import { readSettingsFile } from '../settings/read-settings-file.ts';
import { paymentListComparer } from '../payment-list-comparer.ts';
import type { StickAnswers, StickWork } from '../stick-work.ts';

/** Does one work after the other; `folder` is one to use like a stick. Blocks as long as the stick takes. Holds the last list of payments. */
export function stickWorker(folder: string | null): (work: StickWork) => StickAnswers[StickWork['kind']] {
  const payments = paymentListComparer();
  return (work) => {
    switch (work.kind) {
      case 'sticks':
        return sticksNow(folder);
      case 'find':
        return filesOnSticks(work.sticks, work.extensions);
      case 'read':
        return readStickFile(work.file, work.mostBytes);
      case 'fetch':
        return fetchFiles(work.files, work.folder);
      case 'write':
        return writeToStick({ path: work.folder }, work.name, work.bytes);
      case 'settings':
        return readSettingsFile(work.file, work.ownPictures);
      case 'pictures':
        return copyPictures(work.pictures, work.folder);
      case 'payments':
        return payments.compare(work.file, work.dataDirectory);
      case 'payments-page':
        return payments.page(work.filter, work.number);
      case 'payments-forget':
        payments.forget();
        return null;
      default:
        return unreachable(work);
    }
  };
}
