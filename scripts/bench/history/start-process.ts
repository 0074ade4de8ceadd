/** One start of the journal in a process of its own, as a kiosk does it before it can sell. */
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';

const keeper = new JournalKeeper(process.argv[2] ?? '');
const startMs = performance.now();
const opened = keeper.open();
const openMs = performance.now() - startMs;
keeper.close();
if (!opened.ok)
  throw new Error(`the journal is refused: ${opened.error.reason} ${JSON.stringify(opened.error.parameters)}`);
process.stdout.write(`${JSON.stringify({ openMs })}\n`);
