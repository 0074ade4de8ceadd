/** Another program that uses a database. It carries out the statements that it reads, and reports each. */
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';

const database = new Database(process.argv[2] ?? '');
createInterface({ input: process.stdin }).on('line', (statement) => {
  if (statement.startsWith('SELECT')) database.prepare(statement).all();
  else database.exec(statement);
  process.stdout.write('done\n');
});
process.stdout.write('ready\n');
