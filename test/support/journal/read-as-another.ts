/** A technician who is neither the kiosk's user nor the administrator reads all that can be read. */
import Database from 'better-sqlite3';
import { openLogReader } from '../../../main/log/read-log.ts';
import { readClaims } from '../../../main/claims/reading.ts';
import { journalFiles } from '../../../main/journal/journal-files.ts';
import { readLedger } from '../../../main/ledger/read-ledger.ts';

const [directory = '', user = ''] = process.argv.slice(2);
// The other user may not be allowed to read where the modules lie.
new Database(':memory:').close();
if (user !== '') {
  process.setgid?.(Number(user));
  process.setuid?.(Number(user));
}
const ledger = readLedger(directory);
const claims = readClaims(journalFiles(directory), 'AAA-AAA', { withCopy: false });
const log = openLogReader(directory);
const lines = log.ok
  ? [...log.value.lines({ sinceMs: null, untilMs: null, level: 'info', events: null })].length
  : null;
if (log.ok) log.value.close();
process.stdout.write(
  JSON.stringify({
    sales: ledger.ok ? ledger.value.sales.size : ledger.error,
    claims: claims.ok ? claims.value.changed : claims.error,
    lines: log.ok ? lines : log.error,
  }),
);
